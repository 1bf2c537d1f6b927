import { packageXml } from '../../scripts/src/org/deploy-files.ts';

const document = (root: string, body: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://soap.sforce.com/2006/04/metadata" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema">\n${body}\n</${root}>\n`;

const externalCredential = (principal: string, label: string): string =>
  document(
    'ExternalCredential',
    `<authenticationProtocol>Custom</authenticationProtocol>
<externalCredentialParameters>
<parameterGroup>Main</parameterGroup>
<parameterName>Main</parameterName>
<parameterType>${principal}</parameterType>
<sequenceNumber>1</sequenceNumber>
</externalCredentialParameters>
<label>${label}</label>`,
  );

/** A named credential on one of the external credentials above. */
export const namedCredential = (external: string, label: string, url: string): string =>
  document(
    'NamedCredential',
    `<allowMergeFieldsInBody>false</allowMergeFieldsInBody>
<allowMergeFieldsInHeader>false</allowMergeFieldsInHeader>
<calloutStatus>Enabled</calloutStatus>
<generateAuthorizationHeader>false</generateAuthorizationHeader>
<label>${label}</label>
<namedCredentialParameters>
<parameterName>Url</parameterName>
<parameterType>Url</parameterType>
<parameterValue>${url}</parameterValue>
</namedCredentialParameters>
<namedCredentialParameters>
<externalCredential>${external}</externalCredential>
<parameterName>ExternalCredential</parameterName>
<parameterType>Authentication</parameterType>
</namedCredentialParameters>
<namedCredentialType>SecuredEndpoint</namedCredentialType>`,
  );

const registerEntry = (label: string, credential: string, more: Readonly<Record<string, string>> = {}): string =>
  document(
    'CustomMetadata',
    `<label>${label}</label>\n<protected>false</protected>\n` +
      Object.entries({ Credential__c: credential, Direction__c: 'Outbound', ...more })
        .map(
          ([field, text]) =>
            `<values>\n<field>${field}</field>\n<value xsi:type="xsd:string">${text}</value>\n</values>`,
        )
        .join('\n'),
  );

const remoteSite = (url: string, protocolSecurityOff: boolean): string =>
  document(
    'RemoteSiteSetting',
    `<disableProtocolSecurity>${protocolSecurityOff}</disableProtocolSecurity>\n<isActive>true</isActive>\n<url>${url}</url>`,
  );

/** Components that the checks are to find, each plainly wrong in one way, and some that are right. */
export const PLANTED: Readonly<Record<string, string>> = {
  'package.xml': packageXml(
    {
      ApexClass: ['PlantedRates'],
      Certificate: ['Planted_Fresh'],
      CspTrustedSite: ['Planted_Pictures', 'Planted_Whole_Domain'],
      CustomMetadata: ['Hub_Integration.Planted_Nowhere', 'Hub_Integration.Planted_Per_User'],
      ExternalCredential: ['Planted', 'Planted_Per_User'],
      NamedCredential: ['Planted_Per_User', 'Planted_Plain_Http'],
      RemoteSiteSetting: ['Planted_Mentioned', 'Planted_Near_Miss'],
    },
    '67.0',
  ),
  // the last address is another host than that of the remote site Planted_Near_Miss
  'classes/PlantedRates.cls': `public class PlantedRates {
    public static final String ADDRESS = 'https://Mentioned.partner.example/v1';
    public static final String OTHER = 'https://not-near.partner.example.com';
}
`,
  'classes/PlantedRates.cls-meta.xml': document('ApexClass', '<apiVersion>67.0</apiVersion>\n<status>Active</status>'),
  'certs/Planted_Fresh.crt': '',
  'certs/Planted_Fresh.crt-meta.xml': document(
    'Certificate',
    '<caSigned>false</caSigned>\n<keySize>2048</keySize>\n<masterLabel>Planted fresh</masterLabel>',
  ),
  'cspTrustedSites/Planted_Pictures.cspTrustedSite': trustedUrl('https://pictures.partner.example'),
  'cspTrustedSites/Planted_Whole_Domain.cspTrustedSite': trustedUrl('*.partner.example'),
  'customMetadata/Hub_Integration.Planted_Nowhere.md': registerEntry('Planted nowhere', 'Planted_Nowhere'),
  'customMetadata/Hub_Integration.Planted_Per_User.md': registerEntry('Planted per user', 'Planted_Per_User'),
  'externalCredentials/Planted.externalCredential': externalCredential('NamedPrincipal', 'Planted'),
  'externalCredentials/Planted_Per_User.externalCredential': externalCredential('PerUserPrincipal', 'Planted per user'),
  'namedCredentials/Planted_Per_User.namedCredential': namedCredential(
    'Planted_Per_User',
    'Planted per user',
    'https://people.partner.example',
  ),
  'namedCredentials/Planted_Plain_Http.namedCredential': namedCredential(
    'Planted',
    'Planted plain http',
    'http://plain.partner.example',
  ),
  'remoteSiteSettings/Planted_Mentioned.remoteSite': remoteSite('https://mentioned.partner.example', true),
  'remoteSiteSettings/Planted_Near_Miss.remoteSite': remoteSite('https://near.partner.example', false),
};

function trustedUrl(url: string): string {
  return document(
    'CspTrustedSite',
    `<context>All</context>\n<endpointUrl>${url}</endpointUrl>\n<isActive>true</isActive>\n<isApplicableToImgSrc>true</isApplicableToImgSrc>`,
  );
}
