import { createHash, createHmac, randomBytes } from 'node:crypto';

/** How a secret is kept: its hash finds it again, and tells nothing about it. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/** An access token or session id: org id of 15 characters, `!`, then characters that the CLI's pattern allows. */
export function newSessionToken(orgId: string): string {
  return `${orgId.slice(0, 15)}!AQ${randomBytes(60).toString('base64url').replaceAll('-', '.')}`;
}

export function newRefreshToken(): string {
  return `5Aep861${randomBytes(45).toString('base64url').replaceAll('-', '.')}`;
}

export function newAuthorizationCode(): string {
  return `aPrx${randomBytes(40).toString('base64url').replaceAll('-', '.')}`;
}

export function newOneTimeKey(): string {
  return randomBytes(32).toString('base64url');
}

/** The org that a token claims to be of, 15 characters; undefined when it does not look like a session token. */
export function orgOfToken(token: string): string | undefined {
  return /^(00D\w{12})(?:\w{3})?![.\w]{20,}$/.exec(token)?.[1];
}

/** PKCE: what the client must have hashed to get `challenge` (RFC 7636, S256). */
export function pkceChallenge(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}

export function sign(secret: Buffer, text: string): string {
  return createHmac('sha256', secret).update(text).digest('base64url');
}
