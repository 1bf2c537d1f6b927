import { fillCommand } from '../next-steps.ts';
import type { PartnerPlan } from '../plan.ts';

export function runbook(plan: PartnerPlan): string {
  const { names, label, endpoint, healthPath, facts, tokenEndpoint } = plan;
  return `# ${label}

Named credential \`${names.developerName}\`, folder \`force-app/main/partners/${names.folder}/\`. ${facts.described}

Endpoint: <${endpoint}>. ${tokenEndpoint === null ? '' : `Tokens: <${tokenEndpoint}>. `}Owners, data class and criticality are in the register, \`Hub_Integration.${names.developerName}\`.

## Connect

Assign \`${names.permissionSet}\` to whoever calls. Fill the principal \`${names.principal}\`; a deploy never contains its secret and never removes it:

\`\`\`sh
${fillCommand(plan)}
\`\`\`

## Use

    ${names.status} answer = new ${names.client}().status();

## Health

\`GET ${healthPath}\`. It must change nothing at the partner and cost nothing.

## When it fails

The result of the connection test says what to do. Not granted: the permission set is missing. Unauthorized: the secret is wrong or was withdrawn; get a new one from the partner and fill it in.
`;
}
