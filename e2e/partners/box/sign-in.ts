import assert from 'node:assert/strict';
import { prepareAuthentication } from '../../../scripts/src/credentials/authenticate.ts';
import { rest } from '../../../scripts/src/org/rest.ts';
import type { System } from '../../../scripts/src/start/system.ts';

/**
 * What a person does once: is signed in to the org, opens the address that the org gives, clicks at Box, and is led back.
 * Everything else is done by `hub credential authenticate`.
 */
export async function signInToBox({ session, simulators }: System): Promise<void> {
  const { clientId, clientSecret } = simulators.secrets;
  const { authenticationUrl } = await prepareAuthentication(session, 'Hub_Box', undefined, { clientId, clientSecret });
  const { frontdoor_uri: door } = (await rest(session, 'GET', '/services/oauth2/singleaccess')) as {
    frontdoor_uri: string;
  };
  const signedIn = await fetch(door, { redirect: 'manual' });
  const cookie = signedIn.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  assert.match(await (await fetch(authenticationUrl)).text(), /Grant access/, 'Box asks the person');
  const granted = await fetch(authenticationUrl, { method: 'POST', redirect: 'manual' });
  const back = await fetch(granted.headers.get('location') ?? '', { headers: { cookie }, redirect: 'manual' });
  assert.equal(back.status, 302, await back.text());
}
