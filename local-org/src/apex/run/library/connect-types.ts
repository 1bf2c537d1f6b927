import type { ApexValue, PlatformClass } from '../../abi.ts';
import { enumClass } from '../../library/define.ts';

/** Enums of named credentials, as the published stubs (API 65) have them. */
export const CONNECT_ENUMS: readonly PlatformClass[] = Object.entries({
  CalloutStatus: 'Disabled Enabled',
  CreateCredentialAction: 'Refresh',
  CredentialAuthenticationProtocol: 'Basic AwsSv4 Custom Jwt OAuth',
  CredentialAuthenticationProtocolVariant:
    'AwsSv4_STS ClientCredentialsClientSecret ClientCredentialsClientSecretBasic ClientCredentialsJwtAssertion JwtBearer NoAuthentication RolesAnywhere',
  CredentialAuthenticationStatus: 'Configured NotConfigured Unknown',
  CredentialPrincipalType: 'AwsStsPrincipal NamedPrincipal PerUserPrincipal',
  ExternalCredentialParameterType:
    'AdditionalRefreshStatusCode AuthParameter AuthProvider AuthProviderUrl AuthProviderUrlQueryParameter JwtBodyClaim JwtHeaderClaim SigningCertificate',
  NamedCredentialParameterType: 'AllowedManagedPackageNamespaces ClientCertificate ConnectionStatus',
  NamedCredentialType: 'PrivateEndpoint SecuredEndpoint',
}).map(([name, constants]) => enumClass(`ConnectApi.${name}`, constants.split(' ')));

/** Members of the classes of named credentials, as the published stubs (API 65) have them. */
const MEMBERS: Readonly<Record<string, string>> = {
  Credential:
    'authenticationProtocol authenticationProtocolVariant authenticationStatus credentials externalCredential principalName principalType',
  CredentialCustomHeader: 'headerName headerValue id sequenceNumber',
  CredentialInput:
    'authenticationProtocol authenticationProtocolVariant credentials externalCredential principalName principalType',
  CredentialValue: 'encrypted value revision',
  CredentialValueInput: 'encrypted revision value',
  ExternalCredential:
    'authenticationProtocol authenticationProtocolVariant authenticationStatus createdByNamespace customHeaders developerName id masterLabel parameters principals relatedNamedCredentials url',
  ExternalCredentialList: 'externalCredentials',
  ExternalCredentialParameter: 'id parameterDescription parameterName parameterType parameterValue',
  ExternalCredentialPrincipal:
    'authenticationStatus id parameters principalAccess principalName principalType sequenceNumber url',
  NamedCredential:
    'calloutOptions calloutStatus calloutUrl createdByNamespace customHeaders description developerName externalCredentials id masterLabel networkConnection parameters type url',
  NamedCredentialCalloutOptions: 'allowMergeFieldsInBody allowMergeFieldsInHeader generateAuthorizationHeader',
  NamedCredentialList: 'namedCredentials',
  NamedCredentialParameter: 'id parameterDescription parameterName parameterType parameterValue',
};

/** An object of a ConnectApi class: one property per member, lower-cased, null until it is set. */
export class ConnectObject {
  [member: string]: ApexValue;
  constructor(className: string) {
    for (const member of (MEMBERS[className] ?? '').split(' ')) this[member.toLowerCase()] = null;
  }
}

export const CONNECT_CLASSES: readonly PlatformClass[] = Object.keys(MEMBERS).map((name) => ({
  name: `ConnectApi.${name}`,
  construct: () => new ConnectObject(name),
}));
