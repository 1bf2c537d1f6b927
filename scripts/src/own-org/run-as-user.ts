import { queryAll, rest, soqlText, type RestSession } from '../org/rest.ts';

/** Least first: what a user needs who only calls the API; the license of the profile decides which an org has. */
const PROFILES = ['Minimum Access - API Only Integrations', 'Minimum Access - Salesforce', 'Standard User'];

interface IdRow {
  readonly Id: string;
}
interface ProfileRow extends IdRow {
  readonly Name: string;
}
export interface RunAsUser {
  readonly id: string;
  readonly username: string;
}

/** The API-only user as whom the org calls itself; made when it is missing, never a person. */
export async function ensureRunAsUser(session: RestSession): Promise<RunAsUser> {
  const [organization] = await queryAll<IdRow>(session, 'SELECT Id FROM Organization');
  const username = `own-org.${organization.Id.toLowerCase()}@integration-hub.invalid`;
  const [known] = await queryAll<IdRow>(session, `SELECT Id FROM User WHERE Username = ${soqlText(username)}`);
  return { id: known?.Id ?? (await createUser(session, username)), username };
}

async function createUser(session: RestSession, username: string): Promise<string> {
  const profiles = await queryAll<ProfileRow>(
    session,
    `SELECT Id, Name FROM Profile WHERE Name IN (${PROFILES.map(soqlText).join(', ')})`,
  );
  const profile = PROFILES.map((name) => profiles.find((row) => row.Name === name)).find((row) => row !== undefined);
  if (profile === undefined)
    throw new Error(`This org has none of the profiles ${PROFILES.join(', ')}. Create one for API-only users.`);
  const created = (await rest(session, 'POST', '/sobjects/User', {
    Username: username,
    LastName: 'Integration Hub own org',
    Alias: 'hubown',
    Email: username,
    ProfileId: profile.Id,
    TimeZoneSidKey: 'GMT',
    LocaleSidKey: 'en_US',
    LanguageLocaleKey: 'en_US',
    EmailEncodingKey: 'UTF-8',
  })) as { id: string };
  return created.id;
}
