import type { Org } from '@salesforce/core';
import type { RestSession } from './rest.ts';

/** The REST session of an org that the Salesforce CLI is signed in to. */
export function sessionOf(org: Org): RestSession {
  const connection = org.getConnection();
  return { url: connection.instanceUrl, accessToken: connection.accessToken ?? '', apiVersion: '67.0' };
}
