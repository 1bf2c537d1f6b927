import { timingSafeEqual } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader, compactVerify } from 'jose';
import type { OAuthApp } from './apps.ts';
import { OAuthRefusal } from './refusal.ts';
import type { OneTime } from '../grants.ts';
import { pkceChallenge } from '../tokens.ts';

export interface ClientAuthentication {
  readonly consumerSecret: string | null;
}

export function equalSecrets(left: string, right: string): boolean {
  const a = Buffer.from(left);
  const b = Buffer.from(right);
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Refuses a wrong secret always, a missing one where the flow needs it. */
export function checkSecret(app: OAuthApp, secret: string | null, required: boolean): void {
  if (secret === null || secret === '') {
    if (required && app.consumerSecret !== null) throw new OAuthRefusal('invalid_client', 'invalid client credentials');
    return;
  }
  if (app.consumerSecret === null || !equalSecrets(app.consumerSecret, secret)) {
    throw new OAuthRefusal('invalid_client', 'invalid client credentials');
  }
}

/** Checks what came with an authorization code against what the code was given for. */
export function checkCode(code: OneTime<'code'>, app: OAuthApp, form: URLSearchParams): void {
  if (code.detail.consumerKey !== app.consumerKey)
    throw new OAuthRefusal('invalid_grant', 'invalid authorization code');
  const redirectUri = form.get('redirect_uri');
  if (code.detail.redirectUri !== '' && redirectUri !== null && redirectUri !== code.detail.redirectUri) {
    throw new OAuthRefusal('redirect_uri_mismatch', 'redirect_uri must match configuration');
  }
  const verifier = form.get('code_verifier');
  if (code.detail.challenge === null) return;
  if (!verifier) throw new OAuthRefusal('invalid_grant', 'missing required code verifier');
  if (!equalSecrets(pkceChallenge(verifier), code.detail.challenge)) {
    throw new OAuthRefusal('invalid_grant', 'invalid code verifier');
  }
}

/** Three minutes either way, and `exp` no more than that ahead, is what the documentation asks for. */
const CLOCK_SKEW_MS = 3 * 60 * 1000;

export interface Assertion {
  readonly issuer: string;
  readonly subject: string;
}

/** What an assertion claims, before its signature is known to be right: enough to find the app. */
export function assertionIssuer(assertion: string): string {
  try {
    const { iss } = decodeJwt(assertion);
    if (typeof iss === 'string') return iss;
  } catch {
    throw new OAuthRefusal('invalid_grant', 'invalid assertion');
  }
  throw new OAuthRefusal('invalid_client_id', 'client identifier invalid');
}

/** JWT bearer (RFC 7523): signature, audience, expiry. The CLI writes `exp` in milliseconds, so both units are read. */
export async function verifyAssertion(
  assertion: string,
  app: OAuthApp,
  audiences: readonly string[],
  now: number,
): Promise<Assertion> {
  if (app.assertionKey === null) throw new OAuthRefusal('invalid_grant', 'invalid assertion');
  try {
    if (decodeProtectedHeader(assertion).alg !== 'RS256') throw new TypeError('algorithm');
    await compactVerify(assertion, app.assertionKey, { algorithms: ['RS256'] });
  } catch {
    throw new OAuthRefusal('invalid_grant', 'invalid assertion');
  }
  const { iss, sub, aud, exp } = decodeJwt(assertion);
  const heard = [aud]
    .flat()
    .some((value) => typeof value === 'string' && audiences.includes(value.replace(/\/+$/, '')));
  if (!heard) throw new OAuthRefusal('invalid_grant', 'audience is invalid');
  if (exp === undefined || toMilliseconds(exp) + CLOCK_SKEW_MS < now)
    throw new OAuthRefusal('invalid_grant', 'assertion expired');
  if (typeof sub !== 'string' || typeof iss !== 'string') throw new OAuthRefusal('invalid_grant', 'invalid assertion');
  return { issuer: iss, subject: sub };
}

function toMilliseconds(time: number): number {
  return time > 1e11 ? time : time * 1000;
}

const REFRESH_SCOPES = ['refresh_token', 'offline_access'];

export function wantsRefreshToken(scopes: readonly string[]): boolean {
  return scopes.some((scope) => REFRESH_SCOPES.includes(scope));
}

/** The scopes of a request: those of the app, or fewer when the client asks for fewer. */
export function grantedScopes(app: OAuthApp, requested: string | null): readonly string[] {
  if (!requested) return app.scopes;
  const wanted = requested.split(/[\s,]+/).filter(Boolean);
  const allowed = new Set([...app.scopes, 'id', ...(app.scopes.includes('full') ? wanted : [])]);
  if (REFRESH_SCOPES.some((scope) => allowed.has(scope))) for (const scope of REFRESH_SCOPES) allowed.add(scope);
  const foreign = wanted.find((scope) => !allowed.has(scope));
  if (foreign !== undefined) throw new OAuthRefusal('invalid_scope', 'the requested scope is not allowed');
  return wanted;
}
