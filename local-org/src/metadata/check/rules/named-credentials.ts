import { childOf, childrenOf, requireReference, valueOf, type Rule } from './rule.ts';

/** Fields of legacy credentials; beside parameters the org refuses them. */
const LEGACY = [
  'endpoint',
  'protocol',
  'principalType',
  'authProvider',
  'username',
  'password',
  'oauthScope',
  'oauthToken',
  'certificate',
];

export const namedCredentials: Rule = {
  types: ['NamedCredential'],
  check(component, document, scope, report) {
    const type = valueOf(document, 'namedCredentialType');
    const parameters = childrenOf(document, 'namedCredentialParameters');
    requireReference(component, document, 'authProvider', 'AuthProvider', scope, report);
    requireReference(component, document, 'certificate', 'Certificate', scope, report);
    const isLegacy = type === 'Legacy' || (type === undefined && parameters.length === 0);
    if (isLegacy) {
      if (!valueOf(document, 'endpoint'))
        report.error(component, 'REQUIRED_MISSING', 'Required field is missing: endpoint');
      return;
    }
    const ofType = (wanted: string): typeof parameters =>
      parameters.filter((p) => valueOf(p, 'parameterType') === wanted);
    const error = (message: string, at?: (typeof parameters)[number]): void =>
      report.error(component, 'INVALID_CREDENTIAL', message, at);
    if (ofType('Url').length !== 1)
      error(`A named credential of type ${type ?? 'SecuredEndpoint'} needs exactly one Url parameter`);
    for (const url of ofType('Url')) checkUrl(valueOf(url, 'parameterValue') ?? '', (message) => error(message, url));
    if (ofType('Authentication').length !== 1)
      error(`A named credential of type ${type ?? 'SecuredEndpoint'} needs exactly one Authentication parameter`);
    for (const parameter of ofType('Authentication')) {
      if (!valueOf(parameter, 'externalCredential'))
        error('The Authentication parameter needs the element externalCredential', parameter);
      requireReference(component, parameter, 'externalCredential', 'ExternalCredential', scope, report);
    }
    for (const parameter of ofType('ClientCertificate')) {
      if (!valueOf(parameter, 'certificate'))
        error('The ClientCertificate parameter needs the element certificate', parameter);
      requireReference(component, parameter, 'certificate', 'Certificate', scope, report);
    }
    if (type === 'PrivateEndpoint' && ofType('OutboundNetworkConnection').length === 0)
      error('A PrivateEndpoint needs an OutboundNetworkConnection parameter');
    for (const name of LEGACY) {
      const at = childOf(document, name);
      if (at)
        error(
          `The element ${name} belongs to legacy named credentials and cannot stand beside namedCredentialParameters`,
          at,
        );
    }
  },
};

function checkUrl(value: string, error: (message: string) => void): void {
  if (value === '') error('The Url parameter needs a parameterValue');
  else if (!/^https?:\/\/[^\s/]+/i.test(value)) error(`The Url parameter's value is not a valid URL: ${value}`);
}
