import { importPKCS8, SignJWT } from 'jose';
import { destinationOf } from './hosts.ts';
import { send, UNKNOWN_HOST_TEXT, type IncomingResponse } from './transport.ts';
import {
  CalloutFailure,
  type CalloutContext,
  type CredentialParameter,
  type ExternalCredentialModel,
  type PrincipalKey,
} from './types.ts';

const TOKEN_TIMEOUT_MS = 10_000;
const DEFAULT_LIFETIME_S = 3_600;
/** a token is fetched anew this long before it ends */
const EARLY_MS = 60_000;
const REFRESH_TOKEN = 'refreshToken';

/** The partner's access token for a principal, from the store or newly fetched. Throws CalloutFailure. */
export async function accessToken(
  context: CalloutContext,
  credential: ExternalCredentialModel,
  key: PrincipalKey,
): Promise<string> {
  const stored = context.store.token(key);
  if (stored !== undefined && stored.expiresAt - EARLY_MS > context.now()) return stored.accessToken;
  const parameters = context.store.parameters(key);
  const answer = await requestToken(context, await grantFor(context, credential, parameters));
  if (answer.refreshToken !== undefined) keepRefreshToken(context, key, answer.refreshToken);
  context.store.saveToken(key, answer.token, context.now() + answer.lifetimeSeconds * 1_000);
  return answer.token;
}

/** A refresh token that comes with an access token takes the place of the earlier one: RFC 6749, section 6. */
export function keepRefreshToken(context: CalloutContext, key: PrincipalKey, refreshToken: string): void {
  const others = context.store.parameters(key).filter(({ name }) => name !== REFRESH_TOKEN);
  context.store.save(key, [...others, { name: REFRESH_TOKEN, value: refreshToken, encrypted: true }]);
}

/** Asks a token endpoint. Throws CalloutFailure. */
export async function requestToken(context: CalloutContext, grant: Grant): Promise<TokenAnswer> {
  const endpoint = new URL(grant.tokenUrl);
  const destination = destinationOf(endpoint, context.hosts, context.orgUrl);
  if (destination === null) throw new CalloutFailure(UNKNOWN_HOST_TEXT);
  const headers: [string, string][] = [
    ['Content-Type', 'application/x-www-form-urlencoded'],
    ['Accept', 'application/json'],
    ...grant.headers,
  ];
  const body = Buffer.from(grant.form.toString(), 'utf8');
  return readToken(
    await send(destination, endpoint.host, {
      method: 'POST',
      headers,
      body,
      timeoutMs: TOKEN_TIMEOUT_MS,
      ...(context.signal ? { signal: context.signal } : {}),
    }),
  );
}

export interface Grant {
  readonly tokenUrl: string;
  readonly form: URLSearchParams;
  readonly headers: readonly [string, string][];
}
export interface TokenAnswer {
  readonly token: string;
  readonly lifetimeSeconds: number;
  readonly refreshToken?: string;
}

function grantFor(
  context: CalloutContext,
  credential: ExternalCredentialModel,
  parameters: readonly CredentialParameter[],
): Grant | Promise<Grant> {
  const value = (name: string): string | undefined => parameters.find((parameter) => parameter.name === name)?.value;
  switch (credential.variant) {
    case 'ClientCredentialsClientSecret':
    case 'ClientCredentialsClientSecretBasic':
      return clientCredentials(credential, value('clientId'), value('clientSecret'));
    case 'JwtBearer':
      return jwtBearer(context, credential);
    case null:
      return refresh(context, credential, value);
    default:
      throw new CalloutFailure(`UNSUPPORTED_OAUTH_VARIANT: ${credential.variant}`);
  }
}

function clientCredentials(
  credential: ExternalCredentialModel,
  id: string | undefined,
  secret: string | undefined,
): Grant {
  if (id === undefined || secret === undefined) throw notConfigured(credential);
  const form = new URLSearchParams({ grant_type: 'client_credentials' });
  if (credential.scope !== null) form.set('scope', credential.scope);
  const basic = credential.variant === 'ClientCredentialsClientSecretBasic';
  if (!basic) {
    form.set('client_id', id);
    form.set('client_secret', secret);
  }
  const headers: [string, string][] = basic
    ? [['Authorization', `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`]]
    : [];
  return { tokenUrl: required(credential, credential.tokenUrl), form, headers };
}

/** Claims whose values are formulas over the clock are given as `exp`, `iat`, `nbf`; the others are JSON text. */
async function jwtBearer(context: CalloutContext, credential: ExternalCredentialModel): Promise<Grant> {
  const pem =
    credential.signingCertificate === null ? undefined : context.certificateKey(credential.signingCertificate);
  if (pem === undefined) throw notConfigured(credential);
  const seconds = Math.floor(context.now() / 1_000);
  const claims: Record<string, unknown> = {};
  for (const [name, text] of Object.entries(credential.bodyClaims)) claims[name] = jsonOrText(text);
  const assertion = await new SignJWT({ ...claims, iat: seconds, nbf: seconds, exp: seconds + 180 })
    .setProtectedHeader({
      alg: 'RS256',
      typ: 'JWT',
      ...(credential.headerClaims.kid === undefined ? {} : { kid: String(jsonOrText(credential.headerClaims.kid)) }),
    })
    .sign(await importPKCS8(pem, 'RS256'));
  const form = new URLSearchParams({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion });
  return { tokenUrl: required(credential, credential.tokenUrl), form, headers: [] };
}

const CLIENT_FIELDS = [
  ['client_id', 'clientId'],
  ['client_secret', 'clientSecret'],
] as const;

function refresh(
  context: CalloutContext,
  credential: ExternalCredentialModel,
  value: (name: string) => string | undefined,
): Grant {
  const token = value(REFRESH_TOKEN);
  const tokenUrl =
    credential.identityProvider === null
      ? undefined
      : context.definitions.providerTokenUrl(credential.identityProvider);
  if (token === undefined || tokenUrl === undefined) throw notConfigured(credential);
  const form = new URLSearchParams({ grant_type: 'refresh_token', refresh_token: token });
  const provider = context.providerCredentials?.(credential.identityProvider ?? '') ?? {};
  for (const [field, name] of CLIENT_FIELDS) {
    const text = value(name) ?? provider[name];
    if (text !== undefined) form.set(field, text);
  }
  return { tokenUrl, form, headers: [] };
}

function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function required(credential: ExternalCredentialModel, url: string | null): string {
  if (url === null || !URL.canParse(url)) throw notConfigured(credential);
  return url;
}

/** The text is an open question (docs/decisions/open-questions.md): no public source quotes it for an empty principal. */
function notConfigured(credential: ExternalCredentialModel): CalloutFailure {
  return new CalloutFailure(
    `Unable to fetch the OAuth token. Error: The external credential ${credential.developerName} isn't configured.`,
  );
}

function readToken(response: IncomingResponse): TokenAnswer {
  const answer = jsonOrText(response.body.toString('utf8'));
  const fields: Record<string, unknown> = typeof answer === 'object' && answer !== null ? { ...answer } : {};
  if (response.status === 200 && typeof fields.access_token === 'string') {
    const answer = { token: fields.access_token, lifetimeSeconds: Number(fields.expires_in ?? DEFAULT_LIFETIME_S) };
    return typeof fields.refresh_token === 'string' ? { ...answer, refreshToken: fields.refresh_token } : answer;
  }
  const error = typeof fields.error === 'string' ? fields.error : `HTTP ${response.status}`;
  const description =
    typeof fields.error_description === 'string' ? ` Error description: ${fields.error_description}.` : '';
  throw new CalloutFailure(`Unable to fetch the OAuth token. Error: ${error}.${description}`);
}
