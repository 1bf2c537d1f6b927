import { DataError } from '../data/types.ts';
import { MetadataError } from '../metadata/errors.ts';

/** A refused request: HTTP status, Salesforce's error code and text. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly fields: readonly string[];
  constructor(status: number, code: string, message: string, fields: readonly string[] = []) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.code = code;
    this.fields = fields;
  }
}

/** An OAuth endpoint's refusal: `{error, error_description}`. */
export class OAuthError extends Error {
  readonly status: number;
  readonly error: string;
  constructor(error: string, description: string, status = 400) {
    super(description);
    this.name = 'OAuthError';
    this.status = status;
    this.error = error;
  }
}

export function invalidSession(): ApiError {
  return new ApiError(401, 'INVALID_SESSION_ID', 'Session expired or invalid');
}

export function notFound(message = 'The requested resource does not exist'): ApiError {
  return new ApiError(404, 'NOT_FOUND', message);
}

export function methodNotAllowed(method: string, allowed: string): ApiError {
  return new ApiError(405, 'METHOD_NOT_ALLOWED', `HTTP Method '${method}' not allowed. Allowed are ${allowed}`);
}

export function badJson(detail: string): ApiError {
  return new ApiError(400, 'JSON_PARSER_ERROR', detail);
}

const STATUS: Readonly<Record<string, number>> = {
  NOT_FOUND: 404,
  ENTITY_IS_DELETED: 404,
  INVALID_SESSION_ID: 401,
  INSUFFICIENT_ACCESS: 403,
  INSUFFICIENT_ACCESS_OR_READONLY: 403,
  INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY: 400,
  API_DISABLED_FOR_ORG: 403,
  API_CURRENTLY_DISABLED: 403,
  REQUEST_LIMIT_EXCEEDED: 403,
  UNKNOWN_EXCEPTION: 500,
};

export function statusOf(code: string): number {
  if (code.startsWith('UNSUPPORTED_')) return 501;
  return STATUS[code] ?? 400;
}

interface ErrorEntry {
  readonly message: string;
  readonly errorCode: string;
  readonly fields?: readonly string[];
}

export interface RenderedError {
  readonly status: number;
  readonly entry: ErrorEntry;
}

/** The status and the one entry of Salesforce's error array; what is no refusal of ours tells nothing of the inside. */
export function renderError(error: unknown): RenderedError {
  if (error instanceof ApiError) return rendered(error.status, error.code, error.message, error.fields);
  if (error instanceof MetadataError) return rendered(statusOf(error.code), error.code, error.message, []);
  if (error instanceof DataError) return rendered(statusOf(error.code), error.code, error.message, error.fields);
  if (error instanceof OAuthError) return rendered(error.status, error.error, error.message, []);
  return renderForeign(error);
}

function rendered(status: number, code: string, message: string, fields: readonly string[]): RenderedError {
  return { status, entry: { message, errorCode: code, ...(fields.length > 0 ? { fields } : {}) } };
}

function renderForeign(error: unknown): RenderedError {
  const { code, message, statusCode } = (error ?? {}) as { code?: unknown; message?: unknown; statusCode?: unknown };
  if (typeof code === 'string' && code.startsWith('UNSUPPORTED_')) return rendered(501, code, String(message), []);
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
    return rendered(413, 'REQUEST_TOO_LARGE', 'The request body is larger than this resource accepts', []);
  }
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') {
    return rendered(415, 'UNSUPPORTED_MEDIA_TYPE', 'Content type of the request is not supported by this resource', []);
  }
  if (typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500) {
    return rendered(statusCode, 'BAD_REQUEST', String(message), []);
  }
  return rendered(500, 'UNKNOWN_EXCEPTION', 'An unexpected error occurred; the log of the local org names it.', []);
}
