import type { SeedRecord } from './seed-record.ts';

const DAY_MS = 86_400_000;
const DAYS_LEFT = 21;

/** What the checks of Setup are to find: a certificate that is about to expire, and a forgotten remote site without TLS. */
export function setup(now: number): SeedRecord[] {
  return [
    {
      kind: 'row',
      object: 'Certificate',
      fields: {
        DeveloperName: 'Document_Signing',
        MasterLabel: 'Document signing',
        ExpirationDate: new Date(now + DAYS_LEFT * DAY_MS).toISOString().slice(0, 10),
        KeySize: 2048,
        OptionsIsCaSigned: false,
        OptionsIsPrivateKeyExportable: true,
      },
    },
    {
      kind: 'component',
      type: 'RemoteSiteSetting',
      fullName: 'Exchange_Rates',
      path: 'remoteSiteSettings/Exchange_Rates.remoteSite',
      xml:
        `<?xml version="1.0" encoding="UTF-8"?>\n<RemoteSiteSetting xmlns="http://soap.sforce.com/2006/04/metadata">\n` +
        `    <description>Rates of the old currency screen</description>\n    <disableProtocolSecurity>false</disableProtocolSecurity>\n` +
        `    <isActive>true</isActive>\n    <url>http://rates.demo.example</url>\n</RemoteSiteSetting>\n`,
    },
  ];
}
