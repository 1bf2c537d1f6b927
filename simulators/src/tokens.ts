import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Bearer tokens of the simulated identity providers: `<audience>.<expires>.<mac>` in base64url. */
export class TokenMint {
  readonly #key = randomBytes(32);
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  issue(audience: string, lifetimeSeconds: number): string {
    const payload = Buffer.from(JSON.stringify({ audience, expires: this.#now() + lifetimeSeconds * 1_000 })).toString(
      'base64url',
    );
    return `${payload}.${this.#mac(payload)}`;
  }

  isValid(token: string, audience: string): boolean {
    const [payload = '', mac = ''] = token.split('.');
    const expected = Buffer.from(this.#mac(payload));
    const given = Buffer.from(mac);
    if (expected.length !== given.length || !timingSafeEqual(expected, given)) return false;
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as {
      audience: string;
      expires: number;
    };
    return claims.audience === audience && claims.expires > this.#now();
  }

  #mac(payload: string): string {
    return createHmac('sha256', this.#key).update(payload).digest('base64url');
  }
}
