import { randomBytes } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import { moduleGraph } from '../shell/module-graph.ts';
import { buildPageState } from '../shell/page-state.ts';
import { renderPage } from '../shell/page.ts';
import type { LightningContext, LightningSession } from '../types.ts';
import type { LightningAssets } from '../vendor/prepare.ts';
import { csrfToken } from './csrf.ts';
import type { PageContent, Visitor } from './page-routes.ts';

export type PageSender = (
  visitor: Visitor,
  session: LightningSession,
  content: PageContent,
  reply: FastifyReply,
) => Promise<FastifyReply>;

/** Puts the shell around what a page shows. */
export function pageSender(context: LightningContext, assets: () => Promise<LightningAssets>): PageSender {
  return async (visitor, session, content, reply) => {
    const { org, userId, applications, tabs } = visitor;
    const { components, html: body } = content.body;
    const graph = moduleGraph(
      await assets(),
      org.modules(),
      components.map(({ module }) => module.slice(2)),
    );
    const nonce = randomBytes(16).toString('base64');
    const state = buildPageState({
      org,
      userId,
      csrfToken: csrfToken(session.id),
      page: content.page,
      components,
      modules: graph.modules,
    });
    const application =
      applications.find(
        ({ name, tabs: own }) => name === content.application || own.some((tab) => tab.name === content.tab),
      ) ?? null;
    const page = renderPage({
      title: content.title,
      body,
      user: org.user(userId),
      applications,
      tabs,
      current: { application, tab: content.tab ?? null },
      graph,
      state,
      nonce,
      signOutUrl: context.signOutUrl,
    });
    return reply
      .code(content.status ?? 200)
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('x-content-type-options', 'nosniff')
      .header('referrer-policy', 'same-origin')
      .header('content-security-policy', contentSecurityPolicy(nonce))
      .send(page);
  };
}

/** Scripts only from the org itself; LWC's synthetic shadow writes style elements, so styles may be inline. */
function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "frame-ancestors 'self'",
    "base-uri 'none'",
  ].join('; ');
}
