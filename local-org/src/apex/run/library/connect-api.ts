import { ConnectCredentials, CredentialError } from '../../../callout/index.ts';
import type { ApexValue, PlatformClass } from '../../abi.ts';
import {
  ApexEnum,
  ApexList,
  ApexMap,
  definePlatformException,
  NullPointerException,
  T_STRING,
  typeOf,
  UnsupportedOperationException,
} from '../../runtime/index.ts';
import { enumClass } from '../../library/define.ts';
import { engine } from '../engine.ts';

const ConnectApiException = definePlatformException('ConnectApi.ConnectApiException');

/** Instances of ConnectApi classes have one property per member, lower-cased. */
class ConnectObject {
  [member: string]: ApexValue;
}

const ENUMS: readonly PlatformClass[] = [
  enumClass('ConnectApi.CredentialAuthenticationProtocol', [
    'AwsSv4',
    'Basic',
    'Custom',
    'Jwt',
    'JwtExchange',
    'NoAuthentication',
    'OAuth',
    'Password',
  ]),
  enumClass('ConnectApi.CredentialAuthenticationProtocolVariant', [
    'AwsSv4_STS',
    'ClientCredentialsClientSecret',
    'ClientCredentialsClientSecretBasic',
    'ClientCredentialsJwtAssertion',
    'JwtBearer',
    'None',
    'RolesAnywhere',
  ]),
  enumClass('ConnectApi.CredentialAuthenticationStatus', ['Configured', 'NotConfigured', 'Unknown']),
  enumClass('ConnectApi.CredentialPrincipalType', ['AwsStsPrincipal', 'NamedPrincipal', 'PerUserPrincipal']),
  enumClass('ConnectApi.NamedCredentialType', ['Legacy', 'PrivateEndpoint', 'SecuredEndpoint']),
  enumClass('ConnectApi.NamedCredentialCalloutStatus', ['Disabled', 'Enabled']),
];
const ENUM_OF: Readonly<Record<string, string>> = {
  authenticationProtocol: 'CredentialAuthenticationProtocol',
  authenticationProtocolVariant: 'CredentialAuthenticationProtocolVariant',
  authenticationStatus: 'CredentialAuthenticationStatus',
  principalType: 'CredentialPrincipalType',
  calloutStatus: 'NamedCredentialCalloutStatus',
};
const CLASS_OF: Readonly<Record<string, string>> = {
  principals: 'ExternalCredentialPrincipal',
  externalCredentials: 'ExternalCredential',
  relatedNamedCredentials: 'NamedCredential',
  customHeaders: 'NamedCredentialCustomHeader',
  parameters: 'NamedCredentialParameter',
  calloutOptions: 'NamedCredentialCalloutOptions',
};

/** Answers of the Connect API as Apex objects; class names only matter for lists. */
function toApex(value: unknown, member: string): ApexValue {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value))
    return new ApexList(
      typeOf('List', [typeOf(`ConnectApi.${CLASS_OF[member] ?? 'Object'}`)]),
      value.map((item) => toApex(item, member)),
    );
  if (member === 'credentials') return credentialMap(value as Record<string, unknown>);
  if (typeof value === 'object') return toObject(value as Record<string, unknown>);
  return typeof value === 'string' ? enumOrText(member, value) : value;
}

function toObject(value: Readonly<Record<string, unknown>>): ConnectObject {
  const object = new ConnectObject();
  for (const [member, content] of Object.entries(value)) object[member.toLowerCase()] = toApex(content, member);
  return object;
}

function credentialMap(values: Record<string, unknown>): ApexMap {
  const entries = Object.entries(values).map(([name, content]): [string, ApexValue] => [
    name,
    toObject(content as Record<string, unknown>),
  ]);
  return new ApexMap(typeOf('Map', [T_STRING, typeOf('ConnectApi.CredentialValue')]), entries);
}

function enumOrText(member: string, value: string): ApexValue {
  const name = ENUM_OF[member];
  const constants = ENUMS.find((candidate) => candidate.name === `ConnectApi.${name}`)?.statics;
  return constants?.[value.toLowerCase()] ?? value;
}

function text(value: ApexValue): string {
  if (value === null || value === undefined) throw new NullPointerException('Attempt to de-reference a null object');
  return value instanceof ApexEnum ? value.constant : String(value);
}

function credentials(): ConnectCredentials {
  const { test, db, transaction } = engine();
  if (test !== null && !test.seeAllData) {
    throw new UnsupportedOperationException(
      'ConnectApi methods are not supported in data siloed tests. Please use @IsTest(SeeAllData=true).',
    );
  }
  return new ConnectCredentials(db.sqlite, transaction.user);
}

/** Runs a Connect call; its refusals become ConnectApi.ConnectApiException. */
function attempt(call: (room: ConnectCredentials) => unknown): ApexValue {
  try {
    const answer = call(credentials());
    return answer === undefined ? null : toObject(answer as Record<string, unknown>);
  } catch (error) {
    if (error instanceof CredentialError) throw new ConnectApiException(error.message);
    throw error;
  }
}

function input(value: ApexValue): Parameters<ConnectCredentials['save']>[1] {
  const given = value as ConnectObject;
  const values = given['credentials'] instanceof ApexMap ? [...given['credentials'].pairs()] : [];
  return {
    externalCredential: text(given['externalcredential']),
    principalName: text(given['principalname']),
    principalType: text(given['principaltype']),
    credentials: Object.fromEntries(
      values.map(([name, held]) => [
        String(name),
        { value: text((held as ConnectObject)['value']), encrypted: (held as ConnectObject)['encrypted'] === true },
      ]),
    ),
  };
}

/** A write of credentials counts as DML: callouts after it are refused until the transaction ends. */
function change(call: (room: ConnectCredentials) => unknown): ApexValue {
  const { transaction } = engine();
  transaction.limits.use('dmlStatements');
  transaction.uncommitted = true;
  return attempt(call);
}

const target = (
  name: ApexValue,
  principal: ApexValue,
  type: ApexValue,
): Parameters<ConnectCredentials['credential']>[0] => ({
  externalCredential: text(name),
  principalName: text(principal),
  principalType: text(type),
});

const NAMED_CREDENTIALS: PlatformClass = {
  name: 'ConnectApi.NamedCredentials',
  statics: {
    getexternalcredential: (name: ApexValue) => attempt((room) => room.externalCredential(text(name))),
    getexternalcredentials: () => attempt((room) => ({ externalCredentials: room.externalCredentials() })),
    getnamedcredential: (name: ApexValue) => attempt((room) => room.namedCredential(text(name))),
    getnamedcredentials: () => attempt((room) => ({ namedCredentials: room.namedCredentials() })),
    getcredential: (name: ApexValue, principal: ApexValue, type: ApexValue) =>
      attempt((room) => room.credential(target(name, principal, type))),
    createcredential: (given: ApexValue) => change((room) => room.save('create', input(given))),
    updatecredential: (given: ApexValue) => change((room) => room.save('update', input(given))),
    patchcredential: (given: ApexValue) => change((room) => room.save('patch', input(given))),
    deletecredential: (name: ApexValue, principal: ApexValue, type: ApexValue) =>
      change((room) => room.remove(target(name, principal, type))),
  },
};

const CLASSES = [
  'Credential',
  'CredentialInput',
  'CredentialValue',
  'CredentialValueInput',
  'ExternalCredential',
  'ExternalCredentialList',
  'ExternalCredentialPrincipal',
  'NamedCredential',
  'NamedCredentialList',
  'NamedCredentialCustomHeader',
  'NamedCredentialParameter',
  'NamedCredentialCalloutOptions',
  'ExternalCredentialParameter',
];

export const CONNECT_API_CLASSES: readonly PlatformClass[] = [
  NAMED_CREDENTIALS,
  ...ENUMS,
  ...CLASSES.map((name): PlatformClass => ({ name: `ConnectApi.${name}`, construct: () => new ConnectObject() })),
];
