import type { PartnerPlan } from '../plan.ts';
import { element, group, metadataFile } from './xml.ts';

/** Where the partner is, and by which external credential it is called. */
export function namedCredential({ names, label, endpoint, protocol }: PartnerPlan): string {
  const headerByFormula = protocol === 'api-key';
  return metadataFile(
    'NamedCredential',
    [
      element('allowMergeFieldsInBody', 'false'),
      element('allowMergeFieldsInHeader', String(headerByFormula)),
      element('calloutStatus', 'Enabled'),
      element('generateAuthorizationHeader', String(!headerByFormula)),
      element('label', label),
      group('namedCredentialParameters', [
        ['parameterName', 'Url'],
        ['parameterType', 'Url'],
        ['parameterValue', endpoint],
      ]),
      group('namedCredentialParameters', [
        ['externalCredential', names.externalCredential],
        ['parameterName', 'ExternalCredential'],
        ['parameterType', 'Authentication'],
      ]),
      element('namedCredentialType', 'SecuredEndpoint'),
    ].join('\n'),
  );
}

/** How the caller proves who it is. Never a secret: that is a parameter of the principal. */
export function externalCredential(plan: PartnerPlan): string {
  const { names, label, protocol, facts } = plan;
  const secrets = `${facts.parameters.join(' and ')} ${facts.parameters.length > 1 ? 'are parameters' : 'is a parameter'}`;
  return metadataFile(
    'ExternalCredential',
    [
      element(
        'authenticationProtocol',
        { 'api-key': 'Custom', 'oauth-client-credentials': 'Oauth', basic: 'Basic' }[protocol],
      ),
      element('description', `${secrets} of the principal, filled in after the deploy.`),
      ...protocolParameters(plan),
      group('externalCredentialParameters', [
        ['parameterGroup', names.principal],
        ['parameterName', names.principal],
        ['parameterType', 'NamedPrincipal'],
        ['sequenceNumber', '1'],
      ]),
      element('label', label),
    ].join('\n'),
  );
}

function protocolParameters({ names, protocol, tokenEndpoint, scope }: PartnerPlan): string[] {
  const parameter = (
    name: string,
    type: string,
    value: string,
    ...more: readonly (readonly [string, string])[]
  ): string =>
    group('externalCredentialParameters', [
      ['parameterGroup', 'DefaultGroup'],
      ['parameterName', name],
      ['parameterType', type],
      ['parameterValue', value],
      ...more,
    ]);
  if (protocol === 'api-key')
    return [
      parameter('X-Api-Key', 'AuthHeader', `{!$Credential.${names.externalCredential}.ApiKey}`, [
        'sequenceNumber',
        '1',
      ]),
    ];
  if (tokenEndpoint === null) return [];
  return [
    parameter('Oauth', 'AuthProtocolVariant', 'ClientCredentialsClientSecret'),
    parameter('AuthProviderUrl', 'AuthProviderUrl', tokenEndpoint),
    ...(scope === null ? [] : [parameter('Scope', 'AuthParameter', scope)]),
  ];
}
