import type { RunningSimulators } from 'simulators';
import { fillPrincipal } from '../../scripts/src/org/credentials.ts';
import { deployFiles, packageXml } from '../../scripts/src/org/deploy-files.ts';
import { assignPermissionSets } from '../../scripts/src/org/permission-sets.ts';
import { queryAll, type RestSession } from '../../scripts/src/org/rest.ts';

const TOKEN_URL = 'https://login.orders.example/oauth/token';
const PRINCIPAL = 'Service';

/** How one integration of the order desk differs from the others. */
export interface OrderDeskEntry {
  /** developer name in the register; the entry `<name>_Keyed` beside it sends an Idempotency-Key */
  readonly name: string;
  /** https, without a path; null leaves the named credential out */
  readonly url: string | null;
  readonly timeoutMs?: number;
  readonly inlineRetries?: number;
  readonly calloutsReserved?: number;
  /** Apex class that asks the desk about messages in doubt */
  readonly resolver?: string;
  /** `granted` unless given; `fresh` is granted, too, and has no token before its first call */
  readonly credential?: keyof typeof EXTERNAL_CREDENTIALS;
}

/** What calls the desk in the ordinary way: `Orders` and, honouring the key, `Orders_Keyed`. */
export const ORDERS: OrderDeskEntry = { name: 'Orders', url: 'https://orders.example' };

const EXTERNAL_CREDENTIALS = {
  granted: 'Orders_Login',
  fresh: 'Orders_Fresh',
  'not granted': 'Orders_Locked',
  empty: 'Orders_Empty',
} as const;

/**
 * Deploys credentials and register entries of the simulated order desk, fills its principal and grants it to the user. It is a partner
 * for tests alone and so no part of force-app.
 */
export async function deployOrderDesk(
  session: RestSession,
  simulators: RunningSimulators,
  username: string,
  entries: readonly OrderDeskEntry[] = [ORDERS],
): Promise<void> {
  const files = Object.fromEntries([...credentialFiles(), ...entries.flatMap(entryFiles)]);
  await deployFiles(session, 'the order desk', {
    ...files,
    'package.xml': packageXml(membersOf(Object.keys(files)), session.apiVersion),
  });
  const { clientId, clientSecret } = simulators.secrets;
  const { granted, fresh, empty } = EXTERNAL_CREDENTIALS;
  for (const externalCredential of [granted, fresh, EXTERNAL_CREDENTIALS['not granted']])
    await fillPrincipal(session, {
      externalCredential,
      principal: PRINCIPAL,
      protocol: 'OAuth',
      parameters: { clientId, clientSecret },
    });
  await assignPermissionSets(session, username, [granted, fresh, empty]);
  const found = await queryAll(session, "SELECT Id FROM Hub_Integration__mdt WHERE DeveloperName LIKE 'Orders%'");
  if (found.length !== entries.length * 2)
    throw new Error(`The register has ${found.length} entries of the order desk.`);
}

const FOLDERS: Readonly<Record<string, string>> = {
  customMetadata: 'CustomMetadata',
  externalCredentials: 'ExternalCredential',
  namedCredentials: 'NamedCredential',
  permissionsets: 'PermissionSet',
};

function membersOf(files: readonly string[]): Record<string, string[]> {
  const members: Record<string, string[]> = {};
  for (const file of files) {
    const [folder = '', name = ''] = file.split('/');
    (members[FOLDERS[folder] ?? folder] ??= []).push(name.slice(0, name.lastIndexOf('.')));
  }
  return members;
}

type File = readonly [string, string];

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const METADATA = 'xmlns="http://soap.sforce.com/2006/04/metadata"';

function credentialFiles(): File[] {
  return Object.values(EXTERNAL_CREDENTIALS).flatMap((name): File[] => [
    [
      `externalCredentials/${name}.externalCredential`,
      `${HEAD}<ExternalCredential ${METADATA}>
    <authenticationProtocol>Oauth</authenticationProtocol>
    ${parameter('DefaultGroup', 'Oauth', 'AuthProtocolVariant', 'ClientCredentialsClientSecret')}
    ${parameter('DefaultGroup', 'AuthProviderUrl', 'AuthProviderUrl', TOKEN_URL)}
    <externalCredentialParameters>
        <parameterGroup>${PRINCIPAL}</parameterGroup>
        <parameterName>${PRINCIPAL}</parameterName>
        <parameterType>NamedPrincipal</parameterType>
        <sequenceNumber>1</sequenceNumber>
    </externalCredentialParameters>
    <label>${name}</label>
</ExternalCredential>
`,
    ],
    [
      `permissionsets/${name}.permissionset`,
      `${HEAD}<PermissionSet ${METADATA}>
    <externalCredentialPrincipalAccesses>
        <enabled>true</enabled>
        <externalCredentialPrincipal>${name}-${PRINCIPAL}</externalCredentialPrincipal>
    </externalCredentialPrincipalAccesses>
    <hasActivationRequired>false</hasActivationRequired>
    <label>${name}</label>
</PermissionSet>
`,
    ],
  ]);
}

function parameter(group: string, name: string, type: string, value: string): string {
  return `<externalCredentialParameters>
        <parameterGroup>${group}</parameterGroup>
        <parameterName>${name}</parameterName>
        <parameterType>${type}</parameterType>
        <parameterValue>${value}</parameterValue>
    </externalCredentialParameters>`;
}

function entryFiles(entry: OrderDeskEntry): File[] {
  const credential: File[] =
    entry.url === null ? [] : [[`namedCredentials/${entry.name}.namedCredential`, namedCredential(entry, entry.url)]];
  return [...credential, registerEntry(entry, ''), registerEntry(entry, '_Keyed')];
}

function namedCredential(entry: OrderDeskEntry, url: string): string {
  return `${HEAD}<NamedCredential ${METADATA}>
    <allowMergeFieldsInBody>false</allowMergeFieldsInBody>
    <allowMergeFieldsInHeader>false</allowMergeFieldsInHeader>
    <calloutStatus>Enabled</calloutStatus>
    <generateAuthorizationHeader>true</generateAuthorizationHeader>
    <label>${entry.name}</label>
    <namedCredentialParameters>
        <parameterName>Url</parameterName>
        <parameterType>Url</parameterType>
        <parameterValue>${url}</parameterValue>
    </namedCredentialParameters>
    <namedCredentialParameters>
        <externalCredential>${EXTERNAL_CREDENTIALS[entry.credential ?? 'granted']}</externalCredential>
        <parameterName>ExternalCredential</parameterName>
        <parameterType>Authentication</parameterType>
    </namedCredentialParameters>
    <namedCredentialType>SecuredEndpoint</namedCredentialType>
</NamedCredential>
`;
}

function registerEntry(entry: OrderDeskEntry, suffix: '' | '_Keyed'): File {
  const name = entry.name + suffix;
  const values: Readonly<Record<string, string | number>> = {
    Credential__c: entry.name,
    Inline_Retries__c: entry.inlineRetries ?? 1,
    Timeout_Ms__c: entry.timeoutMs ?? 10_000,
    Callouts_Reserved__c: entry.calloutsReserved ?? 0,
    ...(suffix === '' ? {} : { Idempotency_Header__c: 'Idempotency-Key' }),
    ...(entry.resolver === undefined ? {} : { Resolver__c: entry.resolver }),
  };
  const fields = Object.entries(values).map(
    ([field, value]) => `    <values>
        <field>${field}</field>
        <value xsi:type="xsd:${typeof value === 'number' ? 'double' : 'string'}">${value}</value>
    </values>`,
  );
  return [
    `customMetadata/Hub_Integration.${name}.md`,
    `${HEAD}<CustomMetadata ${METADATA} xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema">
    <label>${name}</label>
    <protected>false</protected>
${fields.join('\n')}
</CustomMetadata>
`,
  ];
}
