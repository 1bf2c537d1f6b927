import { createHmac } from 'node:crypto';
import type { Grant } from '../grants.ts';
import type { LocalOrgServer } from '../server.ts';
import type { LocalOrg } from '../server-types.ts';
import { userById, userByUsername, type OrgUser } from '../users.ts';
import { hashToken } from '../tokens.ts';
import { orgApps } from './app-directory.ts';
import type { OAuthApp } from './apps.ts';
import { checkApproved } from './approval.ts';
import { assertionIssuer, checkCode, checkSecret, grantedScopes, verifyAssertion, wantsRefreshToken } from './flows.ts';
import { OAuthRefusal } from './refusal.ts';

/** The answer of the token endpoint. */
export type TokenAnswer = Readonly<Record<string, string>>;

export interface ClientFacts {
  readonly sourceIp: string;
  readonly userAgent: string;
}

interface Issue {
  readonly org: LocalOrg;
  readonly user: OrgUser;
  readonly app: OAuthApp;
  readonly scopes: readonly string[];
  readonly loginType: string;
  readonly client: ClientFacts;
  readonly grantHash?: string | null;
  readonly refreshToken?: string | null;
}

/** The token endpoint's grants. Each refusal is an OAuthRefusal in Salesforce's words. */
export class TokenService {
  readonly #server: LocalOrgServer;

  constructor(server: LocalOrgServer) {
    this.#server = server;
  }

  async answer(form: URLSearchParams, client: ClientFacts): Promise<TokenAnswer> {
    const type = form.get('grant_type');
    if (type === 'authorization_code') return this.#authorizationCode(form, client);
    if (type === 'refresh_token') return this.#refresh(form, client);
    if (type === 'urn:ietf:params:oauth:grant-type:jwt-bearer') return this.#jwtBearer(form, client);
    if (type === 'client_credentials') return this.#clientCredentials(form, client);
    throw new OAuthRefusal('unsupported_grant_type', 'grant type not supported');
  }

  /** The app that asks, with the right secret. */
  client(form: URLSearchParams): OAuthApp {
    const { app } = this.#findApp(form.get('client_id'));
    checkSecret(app, form.get('client_secret'), true);
    return app;
  }

  /** The app of a consumer key and the orgs that know it: the CLI's app is in every org, the others in one. */
  #appIn(org: LocalOrg | undefined, consumerKey: string | null): OAuthApp {
    const app = org && consumerKey ? orgApps(this.#server, org, consumerKey) : undefined;
    if (!app) throw new OAuthRefusal('invalid_client_id', 'client identifier invalid');
    return app;
  }

  #findApp(consumerKey: string | null): { org: LocalOrg; app: OAuthApp } {
    for (const org of this.#server.orgs.values()) {
      const app = consumerKey ? orgApps(this.#server, org, consumerKey) : undefined;
      if (app) return { org, app };
    }
    throw new OAuthRefusal('invalid_client_id', 'client identifier invalid');
  }

  #authorizationCode(form: URLSearchParams, client: ClientFacts): TokenAnswer {
    const code = this.#server.grants.consume('code', form.get('code') ?? '');
    if (!code) throw new OAuthRefusal('invalid_grant', 'expired authorization code');
    const org = this.#server.orgs.get(code.orgId);
    const app = this.#appIn(org, form.get('client_id'));
    checkSecret(app, form.get('client_secret'), app.isSecretRequired);
    checkCode(code, app, form);
    const user = this.#activeUser(org!, code.userId);
    const { scopes } = code.detail;
    const refreshToken = wantsRefreshToken(scopes) ? this.#newGrant(org!, user, app, scopes) : null;
    const grantHash = refreshToken === null ? null : hashToken(refreshToken);
    return this.#issue({
      org: org!,
      user,
      app,
      scopes,
      loginType: 'Remote Access 2.0',
      client,
      refreshToken,
      grantHash,
    });
  }

  #newGrant(org: LocalOrg, user: OrgUser, app: OAuthApp, scopes: readonly string[]): string {
    const expiresAt = app.refreshLifetimeMs === null ? null : this.#server.now() + app.refreshLifetimeMs;
    const { name: appName, consumerKey } = app;
    return this.#server.grants.create({ orgId: org.id, userId: user.id, appName, consumerKey, scopes, expiresAt });
  }

  #refresh(form: URLSearchParams, client: ClientFacts): TokenAnswer {
    const grant = this.#server.grants.find(form.get('refresh_token') ?? '');
    if (!grant) throw new OAuthRefusal('invalid_grant', 'expired access/refresh token');
    const org = this.#server.orgs.get(grant.orgId);
    const app = this.#appIn(org, form.get('client_id'));
    if (app.consumerKey !== grant.consumerKey) throw new OAuthRefusal('invalid_grant', 'expired access/refresh token');
    checkSecret(app, form.get('client_secret'), app.isSecretRequiredForRefresh);
    const user = this.#activeUser(org!, grant.userId);
    checkApproved(this.#server, org!, user, app);
    const { scopes } = grant;
    const next = this.#nextGrant(org!, user, app, grant);
    return this.#issue({ org: org!, user, app, scopes, loginType: 'Remote Access 2.0', client, ...next });
  }

  /** With rotation the used refresh token gives way to another one; by inactivity its lifetime starts anew. */
  #nextGrant(org: LocalOrg, user: OrgUser, app: OAuthApp, grant: Grant): Pick<Issue, 'grantHash' | 'refreshToken'> {
    if (app.rotatesRefreshTokens) {
      this.#server.grants.remove(grant.hash);
      const refreshToken = this.#newGrant(org, user, app, grant.scopes);
      return { refreshToken, grantHash: hashToken(refreshToken) };
    }
    if (app.isRefreshByInactivity && app.refreshLifetimeMs !== null)
      this.#server.grants.prolong(grant.hash, this.#server.now() + app.refreshLifetimeMs);
    return { grantHash: grant.hash };
  }

  async #jwtBearer(form: URLSearchParams, client: ClientFacts): Promise<TokenAnswer> {
    const assertion = form.get('assertion') ?? '';
    const { org: anyOrg, app } = this.#findApp(assertionIssuer(assertion));
    const { subject } = await verifyAssertion(assertion, app, [this.#server.url], this.#server.now());
    const org = app.entityId === null ? this.#orgOfUser(subject) : anyOrg;
    const user = org && userByUsername(org, subject);
    if (!org || !user) throw new OAuthRefusal('invalid_grant', "user hasn't approved this consumer");
    if (!user.isActive) throw new OAuthRefusal('invalid_grant', 'authentication failure');
    this.#checkPreapproved(org, user, app);
    return this.#issue({
      org,
      user,
      app,
      scopes: grantedScopes(app, form.get('scope')),
      loginType: 'Remote Access 2.0',
      client,
    });
  }

  /** A username is unique in all orgs. */
  #orgOfUser(username: string): LocalOrg | undefined {
    return [...this.#server.orgs.values()].find((org) => userByUsername(org, username));
  }

  /** The JWT grant asks nobody, so the user must have been approved before: by an administrator or by an earlier grant. */
  #checkPreapproved(org: LocalOrg, user: OrgUser, app: OAuthApp): void {
    if (app.entityId === null) return;
    if (app.adminApproved) return checkApproved(this.#server, org, user, app);
    if (!this.#server.grants.hasGrant(org.id, user.id, app.consumerKey)) {
      throw new OAuthRefusal('invalid_grant', "user hasn't approved this consumer");
    }
  }

  #clientCredentials(form: URLSearchParams, client: ClientFacts): TokenAnswer {
    const { org, app } = this.#findApp(form.get('client_id'));
    if (!form.get('client_secret')) throw new OAuthRefusal('invalid_client', 'invalid client credentials');
    checkSecret(app, form.get('client_secret'), true);
    const { enabled, runAsUsername } = app.clientCredentials;
    if (!enabled) throw new OAuthRefusal('invalid_grant', 'client credentials flow not enabled');
    const user = runAsUsername === null ? undefined : userByUsername(org, runAsUsername);
    if (!user?.isActive) throw new OAuthRefusal('invalid_grant', 'no client credentials user enabled');
    if (!this.#server.userAccess(org, user.id).userPermissions.has('apiuseronly')) {
      throw new OAuthRefusal('invalid_grant', 'no client credentials user enabled');
    }
    const scopes = grantedScopes(app, form.get('scope')).filter((scope) => scope !== 'refresh_token');
    return this.#issue({ org, user, app, scopes, loginType: 'Remote Access Client Credentials', client });
  }

  #activeUser(org: LocalOrg, userId: string): OrgUser {
    const user = userById(org, userId);
    if (!user?.isActive) throw new OAuthRefusal('invalid_grant', 'inactive user');
    return user;
  }

  #issue({ org, user, app, scopes, loginType, client, grantHash, refreshToken }: Issue): TokenAnswer {
    const { name: appName, consumerKey } = app;
    const accessToken = this.#server.sessions.create({
      orgId: org.id,
      userId: user.id,
      kind: 'api',
      appName,
      consumerKey,
      scopes,
      grantHash: grantHash ?? null,
    });
    this.#server.audit.tokenIssued(org, { userId: user.id, appName, loginType, application: appName, ...client });
    const id = `${this.#server.url}/id/${org.id}/${user.id}`;
    const issuedAt = String(this.#server.now());
    const key = app.consumerSecret ?? app.consumerKey;
    return {
      access_token: accessToken,
      ...(refreshToken ? { refresh_token: refreshToken } : {}),
      signature: createHmac('sha256', key).update(`${id}${issuedAt}`).digest('base64'),
      scope: scopes.join(' '),
      instance_url: this.#server.url,
      id,
      token_type: 'Bearer',
      issued_at: issuedAt,
    };
  }
}
