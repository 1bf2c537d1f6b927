import http from 'node:http';
import https from 'node:https';
import type { Destination } from './hosts.ts';
import { CalloutFailure } from './types.ts';

export interface OutgoingRequest {
  readonly method: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Buffer;
  readonly timeoutMs: number;
  readonly maxResponseBytes?: number;
  readonly signal?: AbortSignal;
}
export interface IncomingResponse {
  readonly status: number;
  readonly statusText: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Buffer;
  /** milliseconds that the call is said to have taken beyond what it took */
  readonly unwaitedMs?: number;
}

/** What asynchronous Apex may hold. Reading stops there, so that a huge answer cannot fill the memory. */
const MAX_RESPONSE_BYTES = 12_000_000;

/**
 * What an Apex developer reads for a failed connection: behind the org's proxy every unreachable host looks alike, and the
 * direct texts are those of the platform's Java HTTP client. Sources: docs/decisions/callout-texts.md.
 */
const DIRECT_TEXTS: Readonly<Record<string, (host: string) => string>> = {
  ENOTFOUND: (host) => `java.net.UnknownHostException: ${host}`,
  ECONNREFUSED: () => 'Connection refused (Connection refused)',
  ECONNRESET: () => 'Connection reset',
  EPIPE: () => 'Broken pipe',
  EPROTO: () => 'Received fatal alert: handshake_failure',
};
const PROXY_TEXT = 'Unable to tunnel through proxy. Proxy returns "HTTP/1.1 503 Service Unavailable"';
const TUNNEL_FAILURES = new Set(['ENOTFOUND', 'ECONNREFUSED']);
const UNTRUSTED = /SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER|CERT_HAS_EXPIRED|ALTNAME/;
const PKIX_TEXT =
  'sun.security.validator.ValidatorException: PKIX path building failed: sun.security.provider.certpath.SunCertPathBuilderException: unable to find valid certification path to requested target';

/** The System.CalloutException text for a Node network error. */
export function failureText(code: string, host: string, form: Destination['form']): string {
  if (UNTRUSTED.test(code)) return PKIX_TEXT;
  if (form === 'proxied' && TUNNEL_FAILURES.has(code)) return PROXY_TEXT;
  return DIRECT_TEXTS[code]?.(host) ?? `Unexpected error: ${code}`;
}

export const UNKNOWN_HOST_TEXT = PROXY_TEXT;
export const TIMED_OUT_TEXT = 'Read timed out';

/** Calls and reads the whole answer. Throws CalloutFailure with the text that the platform shows. */
export function send(destination: Destination, host: string, request: OutgoingRequest): Promise<IncomingResponse> {
  if (destination.isUnknown)
    return Promise.reject(new CalloutFailure(failureText('ENOTFOUND', host, destination.form)));
  const { promise, resolve, reject } = Promise.withResolvers<IncomingResponse>();
  const client = destination.url.protocol === 'https:' ? https : http;
  const outgoing = client.request(destination.url, {
    method: request.method,
    headers: headerRecord(request.headers, host),
    agent: false,
    ...(request.signal ? { signal: request.signal } : {}),
  });
  const timer = setTimeout(
    () => outgoing.destroy(Object.assign(new Error('timeout'), { code: 'TIMEOUT' })),
    request.timeoutMs,
  );
  const fail = (error: NodeJS.ErrnoException): void => {
    clearTimeout(timer);
    outgoing.destroy();
    reject(new CalloutFailure(textOf(error, host, destination.form)));
  };
  const limit = request.maxResponseBytes ?? MAX_RESPONSE_BYTES;
  outgoing.on('response', (incoming) => {
    const chunks: Buffer[] = [];
    let size = 0;
    incoming.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      size += chunk.length;
      if (size > limit)
        incoming.destroy(tooLarge(limit, Math.max(size, Number(incoming.headers['content-length'] ?? 0))));
    });
    // a connection that ends in the middle of the body says so here only
    incoming.on('error', fail);
    incoming.on('end', () => {
      clearTimeout(timer);
      resolve({
        status: incoming.statusCode ?? 0,
        statusText: incoming.statusMessage ?? '',
        headers: pairs(incoming.rawHeaders),
        body: Buffer.concat(chunks),
      });
    });
  });
  outgoing.on('error', fail);
  outgoing.end(request.body);
  return promise;
}

function tooLarge(limit: number, size: number): Error {
  return Object.assign(new Error(`Exceeded max size limit of ${limit} with response size ${size}`), {
    code: 'TOO_LARGE',
  });
}

function textOf(error: NodeJS.ErrnoException, host: string, form: Destination['form']): string {
  if (error.code === 'TIMEOUT') return TIMED_OUT_TEXT;
  if (error.code === 'TOO_LARGE') return error.message;
  return failureText(error.code ?? error.message, host, form);
}

function headerRecord(headers: OutgoingRequest['headers'], host: string): Record<string, string | string[]> {
  const record: Record<string, string | string[]> = { Host: host, 'User-Agent': 'SFDC-Callout/67.0' };
  for (const [name, value] of headers) {
    const key = Object.keys(record).find((present) => present.toLowerCase() === name.toLowerCase()) ?? name;
    record[key] = value;
  }
  return record;
}

function pairs(raw: readonly string[]): [string, string][] {
  const result: [string, string][] = [];
  for (let index = 0; index + 1 < raw.length; index += 2) result.push([raw[index], raw[index + 1]]);
  return result;
}
