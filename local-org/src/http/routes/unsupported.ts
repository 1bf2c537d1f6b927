import type { FastifyInstance } from 'fastify';
import type { LocalOrgServer } from '../../org/server.ts';
import { requireApi } from '../auth.ts';
import { ApiError } from '../errors.ts';
import { checkVersion } from './versions.ts';

/** Resources of the REST API that an org has and this one does not; below each path everything is refused by name. */
const RESOURCES: Readonly<Record<string, string>> = {
  'actions/custom/emailAlert': 'email alerts',
  'actions/custom/generatePromptResponse': 'prompts',
  'actions/custom/quickAction': 'quick actions',
  'actions/custom/sendNotification': 'custom notifications',
  'actions/standard': 'standard actions',
  analytics: 'reports and dashboards',
  appMenu: 'the app menu',
  'async-queries': 'async SOQL',
  chatter: 'Chatter',
  commerce: 'Commerce',
  'composite/graph': 'composite graphs',
  connect: 'the Connect API except named credentials',
  consent: 'consent',
  domains: 'domains',
  event: 'the event series',
  graphql: 'GraphQL',
  'jobs/ml': 'prediction jobs',
  knowledgeManagement: 'Knowledge',
  'lightning/usage': 'Lightning usage',
  match: 'duplicate matching',
  parameterizedSearch: 'search (SOSL)',
  process: 'processes and approvals',
  quickActions: 'quick actions',
  recent: 'recently viewed records',
  search: 'search (SOSL)',
  support: 'Support',
  tabs: 'the list of tabs',
  theme: 'themes',
  'tooling/completions': 'code completion',
  'tooling/parameterizedSearch': 'search (SOSL)',
  'tooling/search': 'search (SOSL)',
  'ui-api': 'the User Interface API',
  wave: 'CRM Analytics',
};

/** What is below one object or record and not built. */
const OF_OBJECTS: Readonly<Record<string, string>> = {
  approvalLayouts: 'approval layouts',
  compactLayouts: 'compact layouts',
  deleted: 'lists of deleted records',
  'describe/approvalLayouts': 'approval layouts',
  'describe/compactLayouts': 'compact layouts',
  'describe/layouts': 'page layouts',
  'describe/namedLayouts/:layout': 'page layouts',
  eventSchema: 'event schemas',
  listviews: 'list views',
  quickActions: 'quick actions',
  updated: 'lists of updated records',
};

export function unsupportedRoutes(app: FastifyInstance, server: LocalOrgServer): void {
  app.addHook('preHandler', requireApi(server));
  app.addHook('preHandler', async (request) => checkVersion((request.params as { version: string }).version));
  const base = '/services/data/v:version';
  for (const [path, feature] of Object.entries(RESOURCES)) {
    for (const url of [`${base}/${path}`, `${base}/${path}/*`]) app.all(url, () => refuse(path, feature));
  }
  for (const [path, feature] of Object.entries(OF_OBJECTS)) {
    app.get(`${base}/sobjects/:object/${path}`, () => refuse(path, feature));
  }
}

/** `parameterizedSearch` is refused as UNSUPPORTED_PARAMETERIZED_SEARCH. */
function refuse(path: string, feature: string): never {
  const code = path
    .replace(/\/:.*$/, '')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .replace(/\W/g, '_')
    .toUpperCase();
  throw new ApiError(501, `UNSUPPORTED_${code}`, `The local org does not have ${feature} (${path}).`);
}
