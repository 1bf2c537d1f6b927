import { childrenOf, childOf, valueOf, type XmlElement } from '../metadata/xml/parse.ts';
import { ComponentStore } from '../metadata/store/component-store.ts';
import type { Connection } from '../metadata/store/sql.ts';
import type {
  CredentialDefinitions,
  ExternalCredentialModel,
  Header,
  NamedCredentialModel,
  PrincipalModel,
} from './types.ts';

const PRINCIPAL_TYPES = ['NamedPrincipal', 'PerUserPrincipal', 'AwsStsPrincipal'] as const;

/** Reads credentials from the components that are deployed now. */
export function deployedDefinitions(connection: Connection): CredentialDefinitions {
  const store = new ComponentStore(connection);
  const document = (type: string, fullName: string): { name: string; root: XmlElement } | undefined => {
    const component = store.get({ type, fullName });
    return component?.document ? { name: component.fullName, root: component.document } : undefined;
  };
  return {
    namedCredential: (name) => mapped(document('NamedCredential', name), namedCredential),
    externalCredential: (name) => mapped(document('ExternalCredential', name), externalCredential),
    providerTokenUrl: (name) =>
      mapped(document('ExternalAuthIdentityProvider', name), (_, root) => parameterOf(root, 'TokenUrl')) ??
      mapped(document('AuthProvider', name), (_, root) => valueOf(root, 'tokenUrl')),
    externalCredentials: () => store.list('ExternalCredential').map((component) => component.fullName),
    namedCredentials: () => store.list('NamedCredential').map((component) => component.fullName),
    isRemoteSite: (origin) =>
      store
        .list('RemoteSiteSetting')
        .some(
          ({ document: site }) =>
            site !== null && valueOf(site, 'isActive') !== 'false' && sameOrigin(valueOf(site, 'url'), origin),
        ),
  };
}

/** An external auth identity provider as it is deployed. */
export interface IdentityProviderModel {
  readonly developerName: string;
  readonly label: string;
  readonly authorizeUrl: string;
  readonly tokenUrl: string;
}

export function deployedIdentityProvider(connection: Connection, name: string): IdentityProviderModel | undefined {
  const component = new ComponentStore(connection).get({ type: 'ExternalAuthIdentityProvider', fullName: name });
  if (!component?.document) return undefined;
  const root = component.document;
  return {
    developerName: component.fullName,
    label: valueOf(root, 'label') ?? component.fullName,
    authorizeUrl: parameterOf(root, 'AuthorizeUrl') ?? '',
    tokenUrl: parameterOf(root, 'TokenUrl') ?? '',
  };
}

function mapped<T>(
  found: { name: string; root: XmlElement } | undefined,
  read: (name: string, root: XmlElement) => T,
): T | undefined {
  return found === undefined ? undefined : read(found.name, found.root);
}

function sameOrigin(url: string | undefined, origin: string): boolean {
  return url !== undefined && URL.canParse(url) && new URL(url).origin === origin;
}

function namedCredential(developerName: string, root: XmlElement): NamedCredentialModel {
  const parameters = childrenOf(root, 'namedCredentialParameters');
  const first = (type: string): XmlElement | undefined =>
    parameters.find((parameter) => valueOf(parameter, 'parameterType') === type);
  const url = first('Url');
  const authentication = first('Authentication');
  const kind = (valueOf(root, 'namedCredentialType') ?? 'Legacy') as NamedCredentialModel['kind'];
  return {
    developerName,
    label: valueOf(root, 'label') ?? developerName,
    kind,
    url: (url === undefined ? valueOf(root, 'endpoint') : valueOf(url, 'parameterValue')) ?? '',
    externalCredential: authentication === undefined ? null : (valueOf(authentication, 'externalCredential') ?? null),
    enabled: valueOf(root, 'calloutStatus') !== 'Disabled',
    generateAuthorizationHeader: valueOf(root, 'generateAuthorizationHeader') !== 'false',
    allowMergeFieldsInHeader: valueOf(root, 'allowMergeFieldsInHeader') === 'true',
    allowMergeFieldsInBody: valueOf(root, 'allowMergeFieldsInBody') === 'true',
    headers: headers(parameters, 'HttpHeader'),
  };
}

function externalCredential(developerName: string, root: XmlElement): ExternalCredentialModel {
  const parameters = childrenOf(root, 'externalCredentialParameters');
  const first = (type: string): XmlElement | undefined =>
    parameters.find((parameter) => valueOf(parameter, 'parameterType') === type);
  const value = (type: string, child: string): string | null => {
    const parameter = first(type);
    return (parameter === undefined ? undefined : valueOf(parameter, child)) ?? null;
  };
  const named = (type: string): Record<string, string> =>
    Object.fromEntries(
      parameters
        .filter((parameter) => valueOf(parameter, 'parameterType') === type)
        .map((parameter) => [valueOf(parameter, 'parameterName') ?? '', valueOf(parameter, 'parameterValue') ?? '']),
    );
  return {
    developerName,
    label: valueOf(root, 'label') ?? developerName,
    protocol: valueOf(root, 'authenticationProtocol') ?? '',
    variant: value('AuthProtocolVariant', 'parameterValue'),
    principals: parameters.flatMap(principal),
    headers: headers(parameters, 'AuthHeader'),
    tokenUrl: value('AuthProviderUrl', 'parameterValue'),
    identityProvider:
      value('ExternalAuthIdentityProvider', 'externalAuthIdentityProvider') ?? value('AuthProvider', 'authProvider'),
    signingCertificate: value('SigningCertificate', 'certificate'),
    scope: named('AuthParameter').Scope ?? null,
    bodyClaims: named('JwtBodyClaim'),
    headerClaims: named('JwtHeaderClaim'),
    refreshStatuses: Object.values(named('AdditionalRefreshStatusCode')).map(Number),
  };
}

function parameterOf(provider: XmlElement, type: string): string | undefined {
  const parameters = childrenOf(provider, 'externalAuthIdentityProviderParameters');
  const found = parameters.find((parameter) => valueOf(parameter, 'parameterType') === type);
  return found === undefined ? undefined : valueOf(found, 'parameterValue');
}

function principal(parameter: XmlElement): PrincipalModel[] {
  const type = PRINCIPAL_TYPES.find((known) => known === valueOf(parameter, 'parameterType'));
  if (type === undefined) return [];
  const name = valueOf(parameter, 'parameterGroup') ?? valueOf(parameter, 'parameterName') ?? '';
  return [{ name, type, sequence: sequenceOf(parameter) }];
}

function headers(parameters: readonly XmlElement[], type: string): Header[] {
  return parameters
    .filter((parameter) => valueOf(parameter, 'parameterType') === type)
    .map((parameter) => ({
      name: valueOf(parameter, 'parameterName') ?? '',
      formula: valueOf(parameter, 'parameterValue') ?? '',
      sequence: sequenceOf(parameter),
    }));
}

function sequenceOf(parameter: XmlElement): number {
  return childOf(parameter, 'sequenceNumber') === undefined ? 0 : Number(valueOf(parameter, 'sequenceNumber'));
}
