import type { ParsedComponent } from '../../components.ts';
import type { XmlElement } from '../../xml/parse.ts';
import type { Report } from '../report.ts';
import { childrenOf, requireReference, valueOf, type Rule } from './rule.ts';

/** In the enum, but refused by the server. */
const REFUSED = new Set(['NoAuthentication', 'Password', 'JwtExchange']);

/** Variants of AuthProtocolVariant by protocol, with the parameters that the server demands. */
const VARIANTS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  Oauth: {
    JwtBearer: ['AuthProviderUrl', 'SigningCertificate'],
    ClientCredentialsClientSecret: ['AuthProviderUrl'],
    ClientCredentialsClientSecretBasic: ['AuthProviderUrl'],
    ClientCredentialsJwtAssertion: ['AuthProviderUrl', 'SigningCertificate'],
  },
  Custom: { NoAuthentication: [] },
  AwsSv4: { AwsSv4_STS: [], RolesAnywhere: [] },
};

export const externalCredentials: Rule = {
  types: ['ExternalCredential'],
  check(component, document, scope, report) {
    const protocol = valueOf(document, 'authenticationProtocol') ?? '';
    const parameters = childrenOf(document, 'externalCredentialParameters');
    const error = (message: string, at?: XmlElement): void =>
      report.error(component, 'INVALID_CREDENTIAL', message, at);
    if (REFUSED.has(protocol)) error(`External Credentials don't support the "${protocol}" authentication protocol`);
    checkVariant(protocol, parameters, error);
    for (const parameter of parameters) {
      requireReference(component, parameter, 'certificate', 'Certificate', scope, report);
      requireReference(component, parameter, 'authProvider', 'AuthProvider', scope, report);
      requireReference(
        component,
        parameter,
        'externalAuthIdentityProvider',
        'ExternalAuthIdentityProvider',
        scope,
        report,
      );
      checkParameter(parameter, error);
    }
    checkPrincipals(component, parameters, report);
  },
};

type ReportError = (message: string, at?: XmlElement) => void;

function checkVariant(protocol: string, parameters: readonly XmlElement[], error: ReportError): void {
  const types = new Set(parameters.map((parameter) => valueOf(parameter, 'parameterType')));
  const at = parameters.find((parameter) => valueOf(parameter, 'parameterType') === 'AuthProtocolVariant');
  const variant = at && valueOf(at, 'parameterValue');
  const known = VARIANTS[protocol];
  if (variant !== undefined && !(known && Object.hasOwn(known, variant)))
    error(`'${variant}' is not an authentication protocol variant of ${protocol}`, at);
  const needed = protocol === 'Jwt' ? ['SigningCertificate'] : (variant !== undefined && known?.[variant]) || [];
  for (const type of needed)
    if (!types.has(type))
      error(
        `The authentication protocol ${protocol}${variant ? ` with variant ${variant}` : ''} requires the parameter ${type}`,
      );
  const hasProvider = types.has('AuthProvider') || types.has('ExternalAuthIdentityProvider');
  if (protocol === 'Oauth' && variant === undefined && !hasProvider)
    error(
      'The authentication protocol Oauth requires an AuthProvider, an ExternalAuthIdentityProvider or an AuthProtocolVariant parameter',
    );
}

function checkParameter(parameter: XmlElement, error: ReportError): void {
  const type = valueOf(parameter, 'parameterType') ?? '';
  const value = valueOf(parameter, 'parameterValue') ?? '';
  const named = {
    SigningCertificate: 'certificate',
    AuthProvider: 'authProvider',
    ExternalAuthIdentityProvider: 'externalAuthIdentityProvider',
  };
  const child = Object.entries(named).find(([name]) => name === type)?.[1];
  if (child && !valueOf(parameter, child)) error(`The ${type} parameter needs the element ${child}`, parameter);
  if (type === 'JwtBodyClaim' && valueOf(parameter, 'parameterName') === 'aud' && !isJsonAudience(value))
    error('The JWT aud claim has invalid JSON syntax', parameter);
  if (valueOf(parameter, 'sequenceNumber') && !/(Principal|Header)$/.test(type))
    error(`A ${type} parameter takes no sequenceNumber`, parameter);
}

function isJsonAudience(value: string): boolean {
  try {
    const parsed: unknown = JSON.parse(value);
    return typeof parsed === 'string' || Array.isArray(parsed);
  } catch {
    return false;
  }
}

function checkPrincipals(component: ParsedComponent, parameters: readonly XmlElement[], report: Report): void {
  const principals = principalsOf(parameters);
  if (principals.length === 0)
    report.warning(
      component,
      'NO_PRINCIPAL',
      'No principal (NamedPrincipal, PerUserPrincipal): nothing can be granted or authenticated',
    );
  const names = principals.map(({ name }) => name);
  for (const [index, { name, at }] of principals.entries())
    if (names.indexOf(name) !== index)
      report.error(
        component,
        'DUPLICATE_PRINCIPAL',
        `duplicate value found: ${name} is the name of two principals`,
        at,
      );
}

/** The names that permission sets grant: a principal's group, which by default is its own name. */
export function principalsOf(parameters: readonly XmlElement[]): { readonly name: string; readonly at: XmlElement }[] {
  return parameters
    .filter((parameter) => /Principal$/.test(valueOf(parameter, 'parameterType') ?? ''))
    .map((at) => ({ name: valueOf(at, 'parameterGroup') || valueOf(at, 'parameterName') || '', at }));
}
