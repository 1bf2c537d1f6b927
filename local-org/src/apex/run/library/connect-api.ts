import { plainText } from '../plain-text.ts';
import { ConnectCredentials } from '../../../callout/connect.ts';
import { CredentialError } from '../../../callout/representations.ts';
import type { ApexValue, PlatformClass } from '../../abi.ts';
import { platformClass } from '../../library/index.ts';
import {
  ApexEnum,
  ApexList,
  ApexMap,
  definePlatformException,
  NullPointerException,
  T_STRING,
  typeOf,
  unsupported,
} from '../../runtime/index.ts';
import { engine } from '../engine.ts';
import { CONNECT_ORG_CLASSES } from './connect-org.ts';
import { refuseInSilo } from './connect-silo.ts';
import { memberOf, platformValue } from './platform-value.ts';

const ConnectApiException = definePlatformException('ConnectApi.ConnectApiException');

/** Enum of a member; where the class matters, `Class.member`. */
const ENUM_OF: Readonly<Record<string, string>> = {
  authenticationProtocol: 'CredentialAuthenticationProtocol',
  authenticationProtocolVariant: 'CredentialAuthenticationProtocolVariant',
  authenticationStatus: 'CredentialAuthenticationStatus',
  principalType: 'CredentialPrincipalType',
  calloutStatus: 'CalloutStatus',
  'NamedCredential.type': 'NamedCredentialType',
  'ExternalCredentialParameter.parameterType': 'ExternalCredentialParameterType',
  'NamedCredentialParameter.parameterType': 'NamedCredentialParameterType',
};
const CLASS_OF: Readonly<Record<string, string>> = {
  principals: 'ExternalCredentialPrincipal',
  externalCredentials: 'ExternalCredential',
  namedCredentials: 'NamedCredential',
  relatedNamedCredentials: 'NamedCredential',
  customHeaders: 'CredentialCustomHeader',
  calloutOptions: 'NamedCredentialCalloutOptions',
  'ExternalCredential.parameters': 'ExternalCredentialParameter',
  'NamedCredential.parameters': 'NamedCredentialParameter',
};

/** An answer of the Connect API as an object of the Apex class. */
function toObject(value: Readonly<Record<string, unknown>>, className: string): ApexValue {
  const members = Object.entries(value).map(
    ([member, content]) => [member, toApex(content, member, className)] as const,
  );
  return platformValue(`ConnectApi.${className}`, Object.fromEntries(members));
}

function toApex(value: unknown, member: string, owner: string): ApexValue {
  if (value === null || value === undefined) return null;
  if (member === 'credentials') return credentialMap(value as Record<string, unknown>);
  if (typeof value === 'string') return enumOrText(ENUM_OF[`${owner}.${member}`] ?? ENUM_OF[member], value);
  if (typeof value !== 'object') return value;
  const className = CLASS_OF[`${owner}.${member}`] ?? CLASS_OF[member];
  if (className === undefined) return unsupported(`ConnectApi.${owner}.${member}`);
  if (!Array.isArray(value)) return toObject(value as Record<string, unknown>, className);
  const items = value.map((item) => toObject(item as Record<string, unknown>, className));
  return new ApexList(typeOf('List', [typeOf(`ConnectApi.${className}`)]), items);
}

function credentialMap(values: Record<string, unknown>): ApexMap {
  const entries = Object.entries(values).map(([name, content]): [string, ApexValue] => [
    name,
    toObject(content as Record<string, unknown>, 'CredentialValue'),
  ]);
  return new ApexMap(typeOf('Map', [T_STRING, typeOf('ConnectApi.CredentialValue')]), entries);
}

function enumOrText(name: string | undefined, value: string): ApexValue {
  const constants = name === undefined ? undefined : platformClass(`ConnectApi.${name}`)?.statics;
  return name === undefined ? value : (constants?.[value.toLowerCase()] ?? null);
}

function text(value: ApexValue): string {
  if (value === null || value === undefined) throw new NullPointerException('Attempt to de-reference a null object');
  return value instanceof ApexEnum ? value.constant : plainText(value);
}

function credentials(): ConnectCredentials {
  const { db, transaction } = engine();
  refuseInSilo(engine());
  return new ConnectCredentials(db.sqlite, transaction.user);
}

/** Runs a Connect call; its refusals become ConnectApi.ConnectApiException. */
function attempt(className: string, call: (room: ConnectCredentials) => unknown): ApexValue {
  try {
    const answer = call(credentials());
    return answer === undefined ? null : toObject(answer as Record<string, unknown>, className);
  } catch (error) {
    if (error instanceof CredentialError) throw new ConnectApiException(error.message);
    throw error;
  }
}

function input(value: ApexValue): Parameters<ConnectCredentials['save']>[1] {
  const given = value as Readonly<Record<string, ApexValue>>;
  const values = given['credentials'] instanceof ApexMap ? [...given['credentials'].pairs()] : [];
  return {
    externalCredential: text(given['externalcredential']),
    principalName: text(given['principalname']),
    principalType: text(given['principaltype']),
    credentials: Object.fromEntries(
      values.map(([name, held]) => [
        String(name),
        { value: text(memberOf(held, 'value')), encrypted: memberOf(held, 'encrypted') === true },
      ]),
    ),
  };
}

/** A write of credentials counts as DML: callouts after it are refused until the transaction ends. */
function change(call: (room: ConnectCredentials) => unknown): ApexValue {
  const { transaction } = engine();
  transaction.limits.use('dmlStatements');
  transaction.uncommitted = true;
  return attempt('Credential', call);
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
    getexternalcredential: (name: ApexValue) =>
      attempt('ExternalCredential', (room) => room.externalCredential(text(name))),
    getexternalcredentials: () =>
      attempt('ExternalCredentialList', (room) => ({
        externalCredentials: room.externalCredentials(),
      })),
    getnamedcredential: (name: ApexValue) => attempt('NamedCredential', (room) => room.namedCredential(text(name))),
    getnamedcredentials: () =>
      attempt('NamedCredentialList', (room) => ({ namedCredentials: room.namedCredentials() })),
    getcredential: (name: ApexValue, principal: ApexValue, type: ApexValue) =>
      attempt('Credential', (room) => room.credential(target(name, principal, type))),
    createcredential: (given: ApexValue) => change((room) => room.save('create', input(given))),
    updatecredential: (given: ApexValue) => change((room) => room.save('update', input(given))),
    patchcredential: (given: ApexValue) => change((room) => room.save('patch', input(given))),
    deletecredential: (name: ApexValue, principal: ApexValue, type: ApexValue) =>
      change((room) => room.remove(target(name, principal, type))),
  },
};

export const CONNECT_API_CLASSES: readonly PlatformClass[] = [NAMED_CREDENTIALS, ...CONNECT_ORG_CLASSES];
