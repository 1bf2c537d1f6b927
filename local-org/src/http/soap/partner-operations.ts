import type { FastifyRequest } from 'fastify';
import type { LocalOrgServer } from '../../org/server.ts';
import { to18 } from '../../schema/index.ts';
import { userById } from '../../org/users.ts';
import type { Caller } from '../auth.ts';
import { ApiError } from '../errors.ts';
import { clientFacts } from '../routes/oauth-token.ts';
import { userInAnyOrg } from '../routes/sign-in.ts';
import type { SoapAnswer, SoapOperation } from '../routes/soap.ts';
import type { SoapRequest } from './envelope.ts';
import { element, textOf } from './xml.ts';

const LOGIN_TYPE = 'Partner Product';
const BAD_LOGIN = 'Invalid username, password, security token; or user locked out.';
const MIN_PASSWORD = 8;

/** Of the Partner, Enterprise and Tooling APIs: what tools use to sign in and to set passwords. */
export function partnerOperations(server: LocalOrgServer): Readonly<Record<string, SoapOperation>> {
  return {
    getUserInfo: async (caller) => ({ inner: element('result', userInfo(caller)) }),
    setPassword: async (caller, { arguments: args }) => {
      await setPassword(server, caller, textOf(args, 'userId') ?? '', textOf(args, 'password') ?? '');
      return { inner: '<result/>' };
    },
    logout: async (caller) => {
      server.sessions.remove(caller.session.id);
      return { inner: '' };
    },
  };
}

export async function login(
  server: LocalOrgServer,
  message: SoapRequest,
  request: FastifyRequest,
): Promise<SoapAnswer> {
  const username = textOf(message.arguments, 'username') ?? '';
  const found = userInAnyOrg(server, username);
  const matches = await server.passwords.matches(
    found?.org.id ?? '',
    found?.user.id,
    textOf(message.arguments, 'password') ?? '',
  );
  if (!found || !matches || !found.user.isActive) throw new ApiError(500, 'INVALID_LOGIN', BAD_LOGIN);
  const { org, user } = found;
  server.audit.login(org, { userId: user.id, loginType: LOGIN_TYPE, application: 'N/A', ...clientFacts(request) });
  const token = server.sessions.create({ orgId: org.id, userId: user.id, kind: 'api', scopes: ['full'] });
  const version = /\/Soap\/\w\/([\d.]+)/.exec(request.url)?.[1] ?? '67.0';
  return {
    inner: element('result', {
      metadataServerUrl: `${server.url}/services/Soap/m/${version}/${org.id}`,
      passwordExpired: false,
      sandbox: org.isScratch,
      serverUrl: `${server.url}/services/Soap/u/${version}/${org.id}`,
      sessionId: token,
      userId: user.id,
      userInfo: userInfo({ org, userId: user.id }),
    }),
  };
}

function userInfo({ org, userId }: Pick<Caller, 'org' | 'userId'>) {
  const user = userById(org, userId);
  return {
    organizationId: org.id,
    organizationName: org.name,
    profileId: user?.profileId,
    userEmail: user?.email,
    userFullName: user?.name,
    userId,
    userLanguage: user?.language,
    userLocale: user?.locale,
    userName: user?.username,
    userTimeZone: user?.timeZone,
    userType: 'Standard',
  };
}

async function setPassword(server: LocalOrgServer, caller: Caller, userId: string, password: string): Promise<void> {
  const id = /^005/.test(userId) ? to18(userId) : '';
  const { userPermissions } = caller.user;
  const mayReset = ['managepasswords', 'manageusers', 'resetpasswords', 'manageinternalusers'].some((name) =>
    userPermissions.has(name),
  );
  if (id !== caller.userId && !mayReset) {
    throw new ApiError(500, 'INSUFFICIENT_ACCESS', 'insufficient access rights on object id');
  }
  if (!userById(caller.org, id)) throw new ApiError(500, 'INVALID_ID_FIELD', `invalid user id ${userId}`);
  if (password.length < MIN_PASSWORD) {
    throw new ApiError(500, 'INVALID_NEW_PASSWORD', `Your password must be at least ${MIN_PASSWORD} characters long.`);
  }
  await server.passwords.set(caller.org.id, id, password);
}
