import { randomInt } from 'node:crypto';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const CHECK = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/** Key prefixes of setup records that no published list names; standard prefixes of Salesforce. */
const PREFIXES: Readonly<Record<string, string>> = {
  ApexClass: '01p',
  ApexTrigger: '01q',
  AuthProvider: '0SO',
  Certificate: '0P1',
  ConnectedApp: '0H4',
  CspTrustedSite: '08y',
  CustomApplication: '02u',
  CustomField: '00N',
  CustomLabel: '101',
  CustomObject: '01I',
  CustomPermission: '0CP',
  CustomTab: '01r',
  DeployRequest: '0Af',
  ExternalClientApplication: '0xI',
  FlexiPage: '0M0',
  LightningComponentBundle: '0Rb',
  NamedCredential: '0XA',
  PermissionSet: '0PS',
  PermissionSetGroup: '0PG',
  Profile: '00e',
  RemoteSiteSetting: '0rp',
  RetrieveRequest: '09S',
  SamlSsoConfig: '0LE',
  StaticResource: '081',
};

/** A new 18-character id of a component or request; without a known prefix it gets this org's own `zz9`. */
export function newComponentId(type: string, keyPrefix: string | null = null): string {
  const body = Array.from({ length: 8 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return withCheck(`${keyPrefix ?? PREFIXES[type] ?? 'zz9'}gK00${body}`);
}

/** Appends the three characters that make a 15-character id safe in case-insensitive places. */
function withCheck(id15: string): string {
  const suffix = [0, 5, 10].map((from) => {
    const bits = [...id15.slice(from, from + 5)].reduce((sum, c, i) => sum + (/[A-Z]/.test(c) ? 2 ** i : 0), 0);
    return CHECK[bits] ?? 'A';
  });
  return id15 + suffix.join('');
}
