import type { FastifyRequest } from 'fastify';
import { ApiError } from './errors.ts';

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** The hosts under which a server may be addressed: loopback names with its own port, and simulated My Domains. */
export function isOwnHost(host: string | undefined, ownUrl: string): boolean {
  if (!host) return false;
  const own = new URL(ownUrl);
  if (host === own.host) return true;
  const parsed = URL.parse(`http://${host}`);
  return parsed !== null && parsed.host === host && LOOPBACK.has(parsed.hostname) && parsed.port === own.port;
}

/** A page of another site must not use the cookie, so what changes something must come from our own pages. */
export function checkOrigin(request: FastifyRequest, ownUrl: string): void {
  const { origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  const foreignOrigin = origin !== undefined && !isOwnHost(URL.parse(origin)?.host, ownUrl);
  const foreignSite = site !== undefined && site !== 'same-origin' && site !== 'none';
  if (foreignOrigin || (foreignSite && request.method !== 'GET')) {
    throw new ApiError(403, 'FORBIDDEN', 'This request comes from a page of another origin.');
  }
}

/** For pages: nothing but the org's own scripts, styles and connections. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; form-action 'self' http://localhost:* http://127.0.0.1:*; frame-ancestors 'none'; base-uri 'none'",
  // not no-referrer: a browser then sends `Origin: null` with the sign-in form
  'referrer-policy': 'same-origin',
  'cache-control': 'no-store',
};

export const COMMON_HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'SAMEORIGIN',
  'cross-origin-opener-policy': 'same-origin',
};
