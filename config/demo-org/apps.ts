import type { Random } from './random.ts';
import type { SeedRecord } from './seed-record.ts';

/** The demo org has 48 apps. The last one is the hub's own, which `hub own-org connect` adds, admin-approved. */
export const CONNECTED_APP_COUNT = 40;
export const EXTERNAL_CLIENT_APP_COUNT = 7;
const ADMIN_APPROVED = new Set([5, 17, 29]);

const KINDS = [
  'Ledger',
  'Parcel',
  'Survey',
  'Calendar',
  'Document',
  'Payroll',
  'Backup',
  'Dialler',
  'Forecast',
  'Signature',
  'Warehouse',
  'Campaign',
];
const ROLES = ['Sync', 'Tracker', 'Builder', 'Bridge', 'Desktop', 'Mobile', 'Exporter', 'Assistant'];
const SCOPES = [
  ['Api', 'RefreshToken'],
  ['Full', 'RefreshToken'],
  ['Api'],
  ['Basic', 'OpenID', 'Email'],
  ['Api', 'Web', 'RefreshToken'],
  ['Full', 'OfflineAccess'],
];
const REFRESH = ['infinite', 'zero', 'specific_lifetime:90:DAYS', 'specific_inactivity:30:DAYS'];
const IP = ['ENFORCE', 'BYPASS', 'BYPASS_2FACTOR', 'ENFORCE_RELAXREFRESH'];

/** An app that calls without anybody being there, as an administrator: planted for the check credential-runs-as-person. */
export const RUNS_AS_PERSON = { app: 'Warehouse_Desktop', username: 'user020@demo.example' };

export interface DemoApp {
  readonly name: string;
  readonly label: string;
  readonly kind: 'connected' | 'external';
  readonly adminApproved: boolean;
}

/** Names are made of a kind and a role; 47 of the 96 pairs are used, each once. */
export function demoApps(): DemoApp[] {
  return Array.from({ length: CONNECTED_APP_COUNT + EXTERNAL_CLIENT_APP_COUNT }, (_, index) => {
    const label = `${KINDS[index % KINDS.length]} ${ROLES[Math.floor(index / KINDS.length) + (index % 3)]}`;
    return {
      name: label.replace(' ', '_'),
      label,
      kind: index < CONNECTED_APP_COUNT ? 'connected' : 'external',
      adminApproved: ADMIN_APPROVED.has(index),
    };
  });
}

export function appComponents(random: Random): SeedRecord[] {
  return demoApps().flatMap((app) =>
    app.kind === 'connected' ? [connectedApp(app, random)] : externalClientApp(app, random),
  );
}

const document = (root: string, body: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://soap.sforce.com/2006/04/metadata">\n${body}</${root}>\n`;

function connectedApp(app: DemoApp, random: Random): SeedRecord {
  const scopes = random
    .pick(SCOPES)
    .map((scope) => `        <scopes>${scope}</scopes>\n`)
    .join('');
  const xml = document(
    'ConnectedApp',
    `    <contactEmail>owner@demo.example</contactEmail>\n    <label>${app.label}</label>\n` +
      `    <oauthConfig>\n        <callbackUrl>https://${app.name.toLowerCase().replaceAll('_', '-')}.example/callback</callbackUrl>\n` +
      `        <isAdminApproved>${app.adminApproved}</isAdminApproved>\n${scopes}    </oauthConfig>\n` +
      `    <oauthPolicy>\n        <ipRelaxation>${random.pick(IP)}</ipRelaxation>\n        <refreshTokenPolicy>${random.pick(REFRESH)}</refreshTokenPolicy>\n    </oauthPolicy>\n`,
  );
  return {
    kind: 'component',
    type: 'ConnectedApp',
    fullName: app.name,
    path: `connectedApps/${app.name}.connectedApp`,
    xml,
  };
}

function externalClientApp(app: DemoApp, random: Random): SeedRecord[] {
  const reference = `    <externalClientApplication>${app.name}</externalClientApplication>\n`;
  const part = (type: string, folder: string, suffix: string, name: string, body: string): SeedRecord => ({
    kind: 'component',
    type,
    fullName: name,
    path: `${folder}/${name}.${suffix}`,
    xml: document(type, body),
  });
  return [
    part(
      'ExternalClientApplication',
      'externalClientApps',
      'eca',
      app.name,
      `    <contactEmail>owner@demo.example</contactEmail>\n    <distributionState>Local</distributionState>\n    <label>${app.label}</label>\n`,
    ),
    part(
      'ExtlClntAppOauthSettings',
      'extlClntAppOauthSettings',
      'ecaOauth',
      `${app.name}_oauth`,
      `    <commaSeparatedOauthScopes>${random.pick(SCOPES).join(', ')}</commaSeparatedOauthScopes>\n${reference}    <label>${app.label} OAuth</label>\n`,
    ),
    part(
      'ExtlClntAppOauthConfigurablePolicies',
      'extlClntAppOauthPolicies',
      'ecaOauthPlcy',
      `${app.name}_oauthPlcy`,
      `${runAs(app)}${reference}    <ipRelaxationPolicyType>${random.pick(['Enforce', 'Bypass'])}</ipRelaxationPolicyType>\n` +
        `${isRunAs(app) ? '    <isClientCredentialsFlowEnabled>true</isClientCredentialsFlowEnabled>\n' : ''}    <label>${app.label} policy</label>\n` +
        `    <permittedUsersPolicyType>${app.adminApproved ? 'AdminApprovedPreAuthorized' : 'AllSelfAuthorized'}</permittedUsersPolicyType>\n    <refreshTokenPolicyType>Infinite</refreshTokenPolicyType>\n    <requiredSessionLevel>STANDARD</requiredSessionLevel>\n`,
    ),
  ];
}

function isRunAs(app: DemoApp): boolean {
  return app.name === RUNS_AS_PERSON.app;
}

function runAs(app: DemoApp): string {
  return isRunAs(app) ? `    <clientCredentialsFlowUser>${RUNS_AS_PERSON.username}</clientCredentialsFlowUser>\n` : '';
}
