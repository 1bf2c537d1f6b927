import type { PartnerPlan } from '../plan.ts';
import { element, group, metadataFile } from './xml.ts';

/** Access to the principal; OAuth also keeps its tokens in UserExternalCredential. */
export function permissionSet({ names, label, facts }: PartnerPlan): string {
  const writes = String(facts.storesTokens);
  return metadataFile(
    'PermissionSet',
    [
      element('description', `Access to the principal of ${label}, and to nothing else.`),
      group('externalCredentialPrincipalAccesses', [
        ['enabled', 'true'],
        ['externalCredentialPrincipal', `${names.externalCredential}-${names.principal}`],
      ]),
      element('hasActivationRequired', 'false'),
      element('label', `${label} credential`),
      group('objectPermissions', [
        ['allowCreate', writes],
        ['allowDelete', writes],
        ['allowEdit', writes],
        ['allowRead', 'true'],
        ['modifyAllRecords', writes],
        ['object', 'UserExternalCredential'],
        ['viewAllFields', 'false'],
        ['viewAllRecords', writes],
      ]),
    ].join('\n'),
  );
}
