import { RUNS_AS_PERSON } from '../../config/demo-org/apps.ts';
import { packageXml } from '../../scripts/src/org/deploy-files.ts';

type Fields = Readonly<Record<string, string>>;

const elements = (fields: Fields): string =>
  Object.entries(fields)
    .map(([name, value]) => `<${name}>${value}</${name}>`)
    .join('\n');
const document = (root: string, body: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://soap.sforce.com/2006/04/metadata" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema">\n${body}\n</${root}>\n`;

const principal = (parameterType: string): Fields => ({
  parameterGroup: 'Main',
  parameterName: 'Main',
  parameterType,
  sequenceNumber: '1',
});
const setting = (parameterType: string, parameterName: string, parameterValue: string): Fields => ({
  parameterGroup: 'DefaultGroup',
  parameterName,
  parameterType,
  parameterValue,
});
const externalCredential = (protocol: string, label: string, parameters: readonly Fields[]): string =>
  document(
    'ExternalCredential',
    [
      elements({ authenticationProtocol: protocol }),
      ...parameters.map(
        (fields) => `<externalCredentialParameters>\n${elements(fields)}\n</externalCredentialParameters>`,
      ),
      elements({ label }),
    ].join('\n'),
  );
/** Asks for tokens by a JWT that a certificate of this org signs for a subject. */
const signed = (certificate: string, subject: string): readonly Fields[] => [
  setting('AuthProtocolVariant', 'Oauth', 'JwtBearer'),
  setting('AuthProviderUrl', 'AuthProviderUrl', 'https://login.partner.example/token'),
  {
    certificate,
    parameterGroup: 'DefaultGroup',
    parameterName: 'SigningCertificate',
    parameterType: 'SigningCertificate',
  },
  setting('JwtBodyClaim', 'iss', '"planted"'),
  setting('JwtBodyClaim', 'sub', `"${subject}"`),
  setting('JwtBodyClaim', 'aud', '"https://login.partner.example"'),
  setting('JwtHeaderClaim', 'alg', 'RS256'),
  principal('NamedPrincipal'),
];

/** A named credential that signs in by an external credential. */
export const namedCredential = (external: string, label: string, url: string): string =>
  document(
    'NamedCredential',
    `${elements({ allowMergeFieldsInBody: 'false', allowMergeFieldsInHeader: 'false', calloutStatus: 'Enabled', generateAuthorizationHeader: 'false', label })}
<namedCredentialParameters>
${elements({ parameterName: 'Url', parameterType: 'Url', parameterValue: url })}
</namedCredentialParameters>
<namedCredentialParameters>
${elements({ externalCredential: external, parameterName: 'ExternalCredential', parameterType: 'Authentication' })}
</namedCredentialParameters>
${elements({ namedCredentialType: 'SecuredEndpoint' })}`,
  );

const registerEntry = (label: string, credential: string): string =>
  document(
    'CustomMetadata',
    `${elements({ label, protected: 'false' })}\n` +
      Object.entries({ Credential__c: credential, Direction__c: 'Outbound' })
        .map(
          ([field, text]) =>
            `<values>\n<field>${field}</field>\n<value xsi:type="xsd:string">${text}</value>\n</values>`,
        )
        .join('\n'),
  );
const remoteSite = (url: string, disableProtocolSecurity: boolean): string =>
  document(
    'RemoteSiteSetting',
    elements({ disableProtocolSecurity: String(disableProtocolSecurity), isActive: 'true', url }),
  );
const trustedUrl = (endpointUrl: string): string =>
  document('CspTrustedSite', elements({ context: 'All', endpointUrl, isActive: 'true', isApplicableToImgSrc: 'true' }));

/** Components that the checks are to find, each plainly wrong in one way, and some that are right. */
export const PLANTED: Readonly<Record<string, string>> = {
  'package.xml': packageXml(
    {
      ApexClass: ['PlantedRates'],
      Certificate: ['Planted_Fresh'],
      CspTrustedSite: ['Planted_Pictures', 'Planted_Whole_Domain'],
      CustomMetadata: ['Hub_Integration.Planted_Nowhere', 'Hub_Integration.Planted_Per_User'],
      ExternalCredential: ['Planted', 'Planted_Per_User', 'Planted_Signed'],
      NamedCredential: ['Planted_Per_User', 'Planted_Plain_Http', 'Planted_Signed'],
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
  'classes/PlantedRates.cls-meta.xml': document('ApexClass', elements({ apiVersion: '67.0', status: 'Active' })),
  'certs/Planted_Fresh.crt': '',
  'certs/Planted_Fresh.crt-meta.xml': document(
    'Certificate',
    elements({ caSigned: 'false', keySize: '2048', masterLabel: 'Planted fresh' }),
  ),
  'cspTrustedSites/Planted_Pictures.cspTrustedSite': trustedUrl('https://pictures.partner.example'),
  'cspTrustedSites/Planted_Whole_Domain.cspTrustedSite': trustedUrl('*.partner.example'),
  'customMetadata/Hub_Integration.Planted_Nowhere.md': registerEntry('Planted nowhere', 'Planted_Nowhere'),
  'customMetadata/Hub_Integration.Planted_Per_User.md': registerEntry('Planted per user', 'Planted_Per_User'),
  'externalCredentials/Planted.externalCredential': externalCredential('Custom', 'Planted', [
    principal('NamedPrincipal'),
  ]),
  'externalCredentials/Planted_Per_User.externalCredential': externalCredential('Custom', 'Planted per user', [
    principal('PerUserPrincipal'),
  ]),
  'externalCredentials/Planted_Signed.externalCredential': externalCredential(
    'Oauth',
    'Planted signed',
    signed('Planted_Fresh', RUNS_AS_PERSON.username),
  ),
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
  'namedCredentials/Planted_Signed.namedCredential': namedCredential(
    'Planted_Signed',
    'Planted signed',
    'https://api.partner.example',
  ),
  'remoteSiteSettings/Planted_Mentioned.remoteSite': remoteSite('https://mentioned.partner.example', true),
  'remoteSiteSettings/Planted_Near_Miss.remoteSite': remoteSite('https://near.partner.example', false),
};
