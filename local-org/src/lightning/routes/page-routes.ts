import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { PageReference } from '../client/page-state.ts';
import type { Body } from '../shell/bodies.ts';
import { componentBody, flexiPageBody, frameBody, homeBody, plainBody, recordBody } from '../shell/bodies.ts';
import { readFlexiPage } from '../shell/flexi-page.ts';
import type { Application, Tab } from '../shell/navigation-items.ts';
import { mayUseTab, readTab, visibleApplications, visibleTabs } from '../shell/navigation-items.ts';
import { setupTitle } from '../shell/setup-nodes.ts';
import type { LightningContext, LightningOrg } from '../types.ts';
import { pageSession } from './guard.ts';
import type { PageSender } from './send-page.ts';

/** What a page shows, before the shell is put around it. */
export interface PageContent {
  readonly title: string;
  readonly body: Body;
  readonly status?: number;
  readonly page: PageReference;
  readonly tab?: string;
  readonly application?: string;
}
export interface Visitor {
  readonly org: LightningOrg;
  readonly userId: string;
  readonly applications: readonly Application[];
  readonly tabs: readonly Tab[];
}
type Content = (visitor: Visitor, request: FastifyRequest, reply: FastifyReply) => PageContent | null;

/** The pages under `/lightning/`; each needs a session and comes back to its own address after a sign-in. */
export function pageRoutes(app: FastifyInstance, context: LightningContext, send: PageSender): void {
  const page = (path: string, content: Content): void => {
    app.get(path, async (request, reply) => {
      const signedIn = pageSession(context, request, reply);
      if (!signedIn) return reply;
      const { org, session } = signedIn;
      const access = org.access(session.userId);
      const visitor = {
        org,
        userId: session.userId,
        applications: visibleApplications(org, access),
        tabs: visibleTabs(org, access),
      };
      const shown = content(visitor, request, reply);
      return shown ? send(visitor, session, shown, reply) : reply;
    });
  };
  app.get('/lightning', (_request, reply) => reply.redirect('/lightning/page/home'));
  page('/lightning/page/:name', homePage);
  page('/lightning/app/:name', applicationPage);
  page('/lightning/n/:name', tabPage);
  page('/lightning/setup/:name/*', setupPage);
  page('/lightning/r/:name/view', recordPage);
  page('/lightning/r/:object/:name/view', recordPage);
  page('/lightning/o/:name/:action', (_visitor, request) => unsupportedPage(`the ${parameter(request)} list`));
}

function parameter(request: FastifyRequest): string {
  return (request.params as { name: string }).name;
}

/** The state of a page reference: the query parameters that components may read are those with a namespace, `c__x`. */
function stateOf(request: FastifyRequest): Record<string, string> {
  const query = request.query as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(query).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[0].includes('__'),
    ),
  );
}

function homePage(visitor: Visitor, request: FastifyRequest): PageContent {
  if (parameter(request) !== 'home') return unsupportedPage(`the page ${parameter(request)}`);
  const page = { type: 'standard__namedPage', attributes: { pageName: 'home' }, state: stateOf(request) };
  return { title: 'Home', body: homeBody(visitor.applications, visitor.tabs), page };
}

function applicationPage(visitor: Visitor, request: FastifyRequest, reply: FastifyReply): PageContent | null {
  const application = visitor.applications.find(({ name }) => name === parameter(request));
  if (!application) return missingPage();
  const [tab] = application.tabs;
  if (tab) {
    void reply.redirect(`/lightning/n/${tab.name}`);
    return null;
  }
  const page = { type: 'standard__app', attributes: { appTarget: application.name }, state: {} };
  return {
    title: application.label,
    body: plainBody(application.label, ['This app has no tab that you may see.']),
    page,
    application: application.name,
  };
}

function tabPage({ org, userId }: Visitor, request: FastifyRequest): PageContent {
  const name = parameter(request);
  const tab = readTab(org, name);
  if (!tab) return missingPage();
  if (!mayUseTab(org.access(userId), name)) return refusedPage();
  const page = { type: 'standard__navItemPage', attributes: { apiName: name }, state: stateOf(request) };
  return { title: tab.label, body: tabBody(org, tab), page, tab: name };
}

function tabBody(org: LightningOrg, { label, content }: Tab): Body {
  switch (content.kind) {
    case 'flexiPage': {
      const page = readFlexiPage(org, content.name);
      return page ? flexiPageBody(page) : plainBody(label, [`The page ${content.name} of this tab does not exist.`]);
    }
    case 'lwcComponent':
      return componentBody(content.name);
    case 'url':
      return frameBody(label, content.name);
    case 'unsupported':
      return plainBody(label, [
        `UNSUPPORTED_TAB: the local org does not show tabs of the kind ${content.name}; an org does.`,
      ]);
  }
}

function setupPage(visitor: Visitor, request: FastifyRequest): PageContent {
  const access = visitor.org.access(visitor.userId);
  if (!access.userPermissions.has('viewsetup')) return refusedPage();
  const title = setupTitle(parameter(request));
  const body = plainBody(`Setup: ${title}`, [
    `In an org this address opens the Setup page “${title}”.`,
    'The local org has no Setup pages: what they change is metadata, so change it in source and deploy it.',
  ]);
  return { title, body, page: { type: 'standard__webPage', attributes: { url: request.url }, state: {} } };
}

function recordPage({ org, userId }: Visitor, request: FastifyRequest): PageContent {
  const record = org.record(userId, parameter(request));
  if (!record) return missingPage();
  const attributes = { recordId: record.id, objectApiName: record.object, actionName: 'view' };
  const title = `${record.id} | ${record.objectLabel}`;
  return {
    title,
    body: recordBody(record),
    page: { type: 'standard__recordPage', attributes, state: stateOf(request) },
  };
}

const nowhere: PageReference = { type: 'standard__webPage', attributes: {}, state: {} };

function missingPage(): PageContent {
  const body = plainBody('Page doesn’t exist', ['Enter a valid URL and try again.']);
  return { title: 'Page doesn’t exist', status: 404, body, page: nowhere };
}

function refusedPage(): PageContent {
  const title = 'Insufficient Privileges';
  const text =
    'You do not have the level of access necessary to perform the operation you requested. Please contact the owner of the record or your administrator if access is necessary.';
  return { title, status: 403, body: plainBody(title, [text]), page: nowhere };
}

function unsupportedPage(what: string): PageContent {
  const body = plainBody('Not in the local org', [
    `UNSUPPORTED_PAGE: the local org does not show ${what}; an org does.`,
  ]);
  return { title: 'Not in the local org', status: 501, body, page: nowhere };
}
