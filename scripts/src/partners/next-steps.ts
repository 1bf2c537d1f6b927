import type { PartnerPlan } from './plan.ts';

/** Commands that make the new partner work, in their order. */
export function nextSteps(plan: PartnerPlan): string[] {
  const { names } = plan;
  return [
    `npx local-org test --source-dir force-app --class-names ${names.clientTest}`,
    `node --test --test-name-pattern=${names.folder} e2e/partners/partners.test.ts`,
    'npm run deploy -- --target-org my-org',
    `sf org assign permset --name ${names.permissionSet} --target-org my-org`,
    `${fillCommand(plan)} (the secret is read from standard input)`,
    `Put owners, data class and criticality into Hub_Integration.${names.developerName}, and press Test on the Integration Health tab.`,
  ];
}

/** The command that fills the principal; the secret comes by standard input. */
export function fillCommand({ names, facts }: PartnerPlan): string {
  const plain = facts.parameters.slice(0, -1).map((name) => ` --plain ${name}=VALUE`);
  const target = `--target-org my-org --external-credential ${names.externalCredential}`;
  return `npx hub credential fill ${target}${plain.join('')} --stdin ${facts.parameters.at(-1)}`;
}
