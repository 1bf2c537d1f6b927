import { AuthInfo, Connection, type Org } from '@salesforce/core';
import type { RestSession } from './rest.ts';

/** The REST session of an org that the Salesforce CLI is signed in to. */
export function sessionOf(org: Org): RestSession {
  const connection = org.getConnection();
  return { url: connection.instanceUrl, accessToken: connection.accessToken ?? '', apiVersion: '67.0' };
}

/** A connection of the Salesforce libraries for a session that the CLI need not know. */
export async function connectionOf(session: RestSession): Promise<Connection> {
  const authInfo = await AuthInfo.create({
    accessTokenOptions: { accessToken: session.accessToken, instanceUrl: session.url, loginUrl: session.url },
  });
  return Connection.create({ authInfo, connectionOptions: { version: session.apiVersion } });
}
