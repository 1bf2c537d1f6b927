import type { CalloutRequest, CalloutResult } from '../org/types.ts';
import { destinationOf } from './hosts.ts';
import { fillMergeFields, type CredentialLookup } from './merge-fields.ts';
import { accessToken } from './tokens.ts';
import { send, TIMED_OUT_TEXT, UNKNOWN_HOST_TEXT, type IncomingResponse } from './transport.ts';
import {
  CalloutFailure,
  type CalloutContext,
  type ExternalCredentialModel,
  type NamedCredentialModel,
  type PrincipalKey,
} from './types.ts';

const CALLOUT = /^callout:([A-Za-z]\w*)(.*)$/is;
/** how deep the org's own callouts to itself are; the server refuses a second level */
export const DEPTH_HEADER = 'X-Local-Org-Callout-Depth';

/** One callout of Apex: authenticates as the running user's principal, calls, answers. Never throws for what a partner does. */
export async function performCallout(context: CalloutContext, request: CalloutRequest): Promise<CalloutResult> {
  try {
    const response = await attempt(context, request);
    return {
      ok: true,
      status: response.status,
      statusText: response.statusText,
      headers: response.headers,
      bodyBase64: response.body.toString('base64'),
      ...(response.unwaitedMs === undefined ? {} : { unwaitedMs: response.unwaitedMs }),
    };
  } catch (error) {
    if (error instanceof CalloutFailure) return { ok: false, message: error.message, unwaitedMs: error.unwaitedMs };
    throw error;
  }
}

async function attempt(context: CalloutContext, request: CalloutRequest): Promise<IncomingResponse> {
  const match = CALLOUT.exec(request.endpoint);
  if (match === null) return callRemoteSite(context, request);
  const named = context.definitions.namedCredential(match[1]);
  if (named === undefined) {
    throw new CalloutFailure(
      `The callout couldn't access the endpoint. You might not have the required permissions, or the named credential "${match[1]}" might not exist.`,
    );
  }
  if (!named.enabled)
    throw new CalloutFailure(`The named credential "${named.developerName}" isn't enabled for callouts.`);
  const endpoint = new URL(joinPath(named.url, match[2]));
  if (named.externalCredential === null) return call(context, endpoint, request, request.headers);
  const external = context.definitions.externalCredential(named.externalCredential);
  const key = external === undefined ? undefined : grantedPrincipal(context, external);
  if (external === undefined || key === undefined) throw noAccess(named.externalCredential);
  return callAuthenticated(context, named, external, key, endpoint, request);
}

/** The first principal, by sequence, that the running user was granted. */
function grantedPrincipal(context: CalloutContext, external: ExternalCredentialModel): PrincipalKey | undefined {
  const granted = external.principals
    .toSorted((a, b) => a.sequence - b.sequence)
    .find((principal) => context.user.principals.has(`${external.developerName}-${principal.name}`.toLowerCase()));
  if (granted === undefined) return undefined;
  const userId = granted.type === 'PerUserPrincipal' ? context.user.userId : '';
  return { externalCredential: external.developerName, principal: granted.name, userId };
}

/** Source of the text: reference reports quoted in docs/decisions/callout-texts.md. */
function noAccess(externalCredential: string): CalloutFailure {
  return new CalloutFailure(
    `We couldn't access the credential(s). You might not have the required permissions, or the external credential "${externalCredential}" might not exist.`,
  );
}

async function callAuthenticated(
  context: CalloutContext,
  named: NamedCredentialModel,
  external: ExternalCredentialModel,
  key: PrincipalKey,
  endpoint: URL,
  request: CalloutRequest,
): Promise<IncomingResponse> {
  refuseOwnLength(request);
  const lookup = parameterLookup(context, external, key);
  const headers = new Map(
    request.headers.map(([name, value]) => [
      name.toLowerCase(),
      [name, named.allowMergeFieldsInHeader ? fillMergeFields(value, lookup) : value] as const,
    ]),
  );
  for (const { name, formula } of [...named.headers, ...external.headers].toSorted((a, b) => a.sequence - b.sequence)) {
    headers.set(name.toLowerCase(), [name, fillMergeFields(formula, lookup)]);
  }
  const body = named.allowMergeFieldsInBody ? fillBody(request, lookup) : request;
  const authorization = named.generateAuthorizationHeader ? await authorizationHeader(context, external, key) : null;
  if (authorization !== null) headers.set('authorization', ['Authorization', authorization]);
  const response = await call(context, endpoint, body, [...headers.values()]);
  if (external.protocol !== 'Oauth' || authorization === null || !isExpired(external, response.status)) return response;
  context.store.forgetToken(key);
  headers.set('authorization', ['Authorization', `Bearer ${await accessToken(context, external, key)}`]);
  return call(context, endpoint, body, [...headers.values()]);
}

/**
 * The length is the platform's to say, since Summer '26 for every named credential that is not a legacy one:
 * https://help.salesforce.com/s/articleView?id=005384660
 */
function refuseOwnLength(request: CalloutRequest): void {
  if (request.headers.some(([name]) => name.toLowerCase() === 'content-length'))
    throw new CalloutFailure('Content-Length header already present');
}

function isExpired(external: ExternalCredentialModel, status: number): boolean {
  return status === 401 || external.refreshStatuses.includes(status);
}

function parameterLookup(
  context: CalloutContext,
  external: ExternalCredentialModel,
  key: PrincipalKey,
): CredentialLookup {
  return (credential, parameter) => {
    if (credential.toLowerCase() !== external.developerName.toLowerCase()) return null;
    return (
      context.store.parameters(key).find((held) => held.name.toLowerCase() === parameter.toLowerCase())?.value ?? null
    );
  };
}

async function authorizationHeader(
  context: CalloutContext,
  external: ExternalCredentialModel,
  key: PrincipalKey,
): Promise<string | null> {
  if (external.protocol === 'Oauth') return `Bearer ${await accessToken(context, external, key)}`;
  if (external.protocol !== 'Basic') return null;
  const held = context.store.parameters(key);
  const value = (name: string): string => held.find((parameter) => parameter.name === name)?.value ?? '';
  return `Basic ${Buffer.from(`${value('username')}:${value('password')}`).toString('base64')}`;
}

function fillBody(request: CalloutRequest, lookup: CredentialLookup): CalloutRequest {
  const text = Buffer.from(request.bodyBase64, 'base64').toString('utf8');
  return { ...request, bodyBase64: Buffer.from(fillMergeFields(text, lookup)).toString('base64') };
}

/** A raw URL needs a remote site; the platform's text names the endpoint. */
async function callRemoteSite(context: CalloutContext, request: CalloutRequest): Promise<IncomingResponse> {
  if (!URL.canParse(request.endpoint)) throw new CalloutFailure(`no protocol: ${request.endpoint}`);
  const endpoint = new URL(request.endpoint);
  const ownOrg = endpoint.host === new URL(context.orgUrl).host;
  if (!ownOrg && !context.definitions.isRemoteSite(endpoint.origin)) {
    throw new CalloutFailure(
      `Unauthorized endpoint, please check Setup->Security->Remote site settings. endpoint = ${request.endpoint}`,
    );
  }
  return call(context, endpoint, request, request.headers);
}

async function call(
  context: CalloutContext,
  endpoint: URL,
  request: CalloutRequest,
  headers: readonly (readonly [string, string])[],
): Promise<IncomingResponse> {
  const destination = destinationOf(endpoint, context.hosts, context.orgUrl);
  if (destination === null) throw new CalloutFailure(UNKNOWN_HOST_TEXT);
  const own = destination.url.origin === new URL(context.orgUrl).origin;
  const outgoing = own ? [...headers, [DEPTH_HEADER, String(request.depth + 1)] as const] : headers;
  const response = await send(destination, endpoint.host, {
    method: request.method,
    headers: outgoing,
    body: Buffer.from(request.bodyBase64, 'base64'),
    timeoutMs: request.timeoutMs,
    ...(request.maxResponseBytes === undefined ? {} : { maxResponseBytes: request.maxResponseBytes }),
    ...(context.signal ? { signal: context.signal } : {}),
  });
  if (destination.takesMs === 0) return response;
  // the partner had the request and worked on it; who called had hung up before it was done
  if (destination.takesMs > request.timeoutMs) throw new CalloutFailure(TIMED_OUT_TEXT, request.timeoutMs);
  return { ...response, unwaitedMs: destination.takesMs };
}

function joinPath(url: string, path: string): string {
  if (path === '' || path.startsWith('?')) return url + path;
  return url.replace(/\/$/, '') + (path.startsWith('/') ? path : `/${path}`);
}
