import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const key = randomBytes(32);

/** The token that a page of this session carries; it does not outlive the server. */
export function csrfToken(sessionId: string): string {
  return createHmac('sha256', key).update(sessionId).digest('base64url');
}

export function isCsrfToken(sessionId: string, given: unknown): boolean {
  if (typeof given !== 'string') return false;
  const expected = Buffer.from(csrfToken(sessionId));
  const actual = Buffer.from(given);
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}
