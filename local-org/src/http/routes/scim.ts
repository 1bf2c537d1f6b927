import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { CLI_CONSUMER_KEY } from '../../org/oauth/apps.ts';
import type { LocalOrgServer } from '../../org/server.ts';
import { userById } from '../../org/users.ts';
import { caller, requireApi } from '../auth.ts';
import { asObject, asText, parseJson } from '../body.ts';
import { ApiError } from '../errors.ts';
import { writeOne } from '../records/write.ts';

const CLI_SCOPES = ['api', 'web', 'refresh_token', 'id'];

interface ScimUser {
  readonly username?: string;
  readonly userName?: string;
  readonly name?: { readonly familyName?: string; readonly givenName?: string };
  readonly nickName?: string;
  readonly emails?: readonly (string | { readonly value: string })[];
  readonly entitlements?: readonly { readonly value: string }[];
}

/** SCIM 1.1 as far as `sf org create user` uses it: make a user, and hand over a refresh token for it. */
export function scimRoutes(app: FastifyInstance, server: LocalOrgServer): void {
  app.addHook('preHandler', requireApi(server));
  app.post('/services/scim/v1/Users', async (request, reply) => createUser(server, request, reply));
}

async function createUser(server: LocalOrgServer, request: FastifyRequest, reply: FastifyReply) {
  const who = caller(request);
  // The CLI sends the JSON without a content type.
  const wish = asObject(Buffer.isBuffer(request.body) ? parseJson(asText(request.body)) : request.body) as ScimUser;
  const username = wish.username ?? wish.userName;
  const email = firstEmail(wish);
  const profileId = wish.entitlements?.[0]?.value;
  if (!username || !email || !profileId || !wish.name?.familyName) {
    throw new ApiError(
      400,
      'REQUIRED_FIELD_MISSING',
      'username, emails, name.familyName and entitlements are required',
    );
  }
  const admin = userById(who.org, who.userId)!;
  const fields = {
    Username: username,
    Email: email,
    LastName: wish.name.familyName,
    FirstName: wish.name.givenName ?? null,
    Alias: (wish.nickName ?? username).slice(0, 8),
    ProfileId: profileId,
    TimeZoneSidKey: admin.timeZone,
    LocaleSidKey: admin.locale,
    LanguageLocaleKey: admin.language,
    EmailEncodingKey: 'UTF-8',
  };
  const job = { operation: 'insert', records: [{ type: 'User', fields }], allOrNone: true, api: 'data' } as const;
  const { id } = await writeOne(server, who, job);
  if (request.headers['auto-approve-user'] !== undefined && who.org.isScratch) {
    const grant = { orgId: who.org.id, userId: id!, appName: 'Salesforce CLI', consumerKey: CLI_CONSUMER_KEY };
    reply.header('auto-approve-user', server.grants.create({ ...grant, scopes: CLI_SCOPES, expiresAt: null }));
  }
  return reply.status(201).send({ id, userName: username, active: true, name: wish.name, emails: wish.emails });
}

function firstEmail({ emails }: ScimUser): string | undefined {
  const [first] = emails ?? [];
  return typeof first === 'string' ? first : first?.value;
}
