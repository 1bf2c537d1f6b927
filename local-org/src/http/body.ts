import type { FastifyInstance } from 'fastify';
import { badJson } from './errors.ts';

/** The largest bodies: a deploy of 39 MB zipped is 52 MB as base64; REST takes 50 MB, JSON far less. */
export const BODY_LIMIT = 60 * 1024 * 1024;
export const JSON_BODY_LIMIT = 10 * 1024 * 1024;

/** JSON is parsed with Salesforce's error for broken text, forms to URLSearchParams, everything else stays bytes. */
export function addBodyParsers(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    ['application/json', 'application/scim+json'],
    { parseAs: 'string', bodyLimit: JSON_BODY_LIMIT },
    (_request, body, done) => {
      try {
        done(null, parseJson(body as string));
      } catch (error) {
        done(error as Error);
      }
    },
  );
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, new URLSearchParams(body as string)),
  );
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: BODY_LIMIT }, (_request, body, done) =>
    done(null, body),
  );
}

export function parseJson(text: string): unknown {
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text);
  } catch (error) {
    throw badJson(error instanceof Error ? error.message : 'The JSON text is broken');
  }
}

export function asObject(body: unknown): Record<string, unknown> {
  if (typeof body === 'object' && body !== null && !Array.isArray(body) && !Buffer.isBuffer(body)) {
    return body as Record<string, unknown>;
  }
  throw badJson('The HTTP entity body is required, but this request has no entity body.');
}

export function asText(body: unknown): string {
  if (Buffer.isBuffer(body)) return body.toString('utf8');
  return typeof body === 'string' ? body : '';
}

/** A form's fields; also from the query string, as OAuth clients send both. */
export function formFields(body: unknown, query: unknown): URLSearchParams {
  const fields = new URLSearchParams((query ?? {}) as Record<string, string>);
  if (body instanceof URLSearchParams) for (const [name, value] of body) fields.set(name, value);
  return fields;
}
