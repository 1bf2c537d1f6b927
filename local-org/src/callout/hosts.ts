/**
 * Nothing leaves this machine: a host is reached only if the hosts file says where on the loopback its stand-in listens.
 */
export interface Destination {
  readonly url: URL;
  /** an org reaches the world through a proxy and tells little of a failure; `direct` is how a failure looks without one */
  readonly form: 'proxied' | 'direct';
  /** the name leads nowhere */
  readonly isUnknown: boolean;
  /** milliseconds that pass for whoever calls, without anybody waiting */
  readonly takesMs: number;
}

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * Where the call really goes, or null when the host is unknown here. Values of `hosts` may end in words after a `#`, joined by `&`:
 * `direct`, `unknown`, `takes=50000`.
 */
export function destinationOf(
  endpoint: URL,
  hosts: Readonly<Record<string, string>>,
  orgUrl: string,
): Destination | null {
  if (endpoint.host === new URL(orgUrl).host) return { url: endpoint, form: 'direct', isUnknown: false, takesMs: 0 };
  const mapped = hosts[endpoint.host];
  if (mapped === undefined) return null;
  const base = new URL(mapped);
  if (!LOOPBACK.has(base.hostname))
    throw new Error(`The hosts file maps ${endpoint.host} to ${base.host}, which is not on this machine.`);
  const url = new URL(base.pathname.replace(/\/$/, '') + endpoint.pathname + endpoint.search, base.origin);
  const words = new URLSearchParams(base.hash.slice(1));
  return {
    url,
    form: words.has('direct') ? 'direct' : 'proxied',
    isUnknown: words.has('unknown'),
    takesMs: Number(words.get('takes') ?? 0),
  };
}
