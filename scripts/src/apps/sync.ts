import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from '@salesforce/core';
import { XMLParser } from 'fast-xml-parser';
import { strFromU8, unzipSync } from 'fflate';
import { queryAll, rest, type RestSession } from '../org/rest.ts';

/** An org on this machine is done at once, another takes minutes. */
const FIRST_POLL_MS = 50;
const LAST_POLL_MS = 1_000;
const CHUNK = 200;
const OBJECT = 'Hub_App_Snapshot__c';

export interface AppsSynced {
  readonly stored: number;
  readonly removed: number;
  readonly readAt: string;
}

interface ConnectedAppFile {
  /** `ConnectedApplication.Name`, by which the console knows the app */
  readonly label: string;
  readonly oauthConfig?: { readonly scopes?: string | readonly string[] };
  readonly oauthPolicy?: { readonly ipRelaxation?: string; readonly refreshTokenPolicy?: string };
}
interface Snapshot {
  readonly name: string;
  readonly scopes: string;
  readonly refreshPolicy: string | null;
  readonly ipPolicy: string | null;
}

/** Retrieves every connected app in one request and stores what no query tells. Rows of apps that are gone are deleted. */
export async function syncApps(
  session: RestSession,
  connection: Connection,
  onProgress: (done: number, total: number) => void,
): Promise<AppsSynced> {
  const readAt = new Date().toISOString();
  const snapshots = await retrieveApps(connection, session.apiVersion);
  for (let start = 0; start < snapshots.length; start += CHUNK) {
    await store(session, snapshots.slice(start, start + CHUNK), readAt);
    onProgress(Math.min(start + CHUNK, snapshots.length), snapshots.length);
  }
  return { stored: snapshots.length, removed: await removeOthers(session, readAt), readAt };
}

async function retrieveApps(connection: Connection, version: string): Promise<Snapshot[]> {
  const { id } = await connection.metadata.retrieve({
    apiVersion: version,
    unpackaged: { types: [{ name: 'ConnectedApp', members: ['*'] }], version },
  } as never);
  for (let delay = FIRST_POLL_MS; ; delay = Math.min(delay * 1.5, LAST_POLL_MS)) {
    const result = await connection.metadata.checkRetrieveStatus(id);
    if (String(result.done) === 'true') {
      if (String(result.success) !== 'true')
        throw new Error(`The org could not retrieve its connected apps: ${result.errorMessage ?? result.status}`);
      return readZip(Buffer.from(result.zipFile, 'base64'));
    }
    await sleep(delay);
  }
}

function readZip(zip: Uint8Array): Snapshot[] {
  const parser = new XMLParser({ parseTagValue: false });
  const files = unzipSync(zip, { filter: ({ name }) => name.endsWith('.connectedApp') });
  return Object.values(files).map((bytes) => {
    const { ConnectedApp: app } = parser.parse(strFromU8(bytes)) as { ConnectedApp: ConnectedAppFile };
    return {
      name: app.label,
      scopes: [app.oauthConfig?.scopes ?? []].flat().join(', '),
      refreshPolicy: app.oauthPolicy?.refreshTokenPolicy ?? null,
      ipPolicy: app.oauthPolicy?.ipRelaxation ?? null,
    };
  });
}

interface SaveResult {
  readonly success: boolean;
  readonly errors: readonly { readonly message: string }[];
}

async function store(session: RestSession, snapshots: readonly Snapshot[], readAt: string): Promise<void> {
  const records = snapshots.map((snapshot) => ({
    attributes: { type: OBJECT },
    App_Name__c: snapshot.name,
    Scopes__c: snapshot.scopes,
    Refresh_Policy__c: snapshot.refreshPolicy,
    Ip_Policy__c: snapshot.ipPolicy,
    Read_At__c: readAt,
  }));
  const results = (await rest(session, 'PATCH', `/composite/sobjects/${OBJECT}/App_Name__c`, {
    allOrNone: false,
    records,
  })) as readonly SaveResult[];
  const failure = results.find((result) => !result.success);
  if (failure !== undefined) throw new Error(`A connected app could not be stored: ${failure.errors[0]?.message}`);
}

async function removeOthers(session: RestSession, readAt: string): Promise<number> {
  const gone = await queryAll<{ readonly Id: string }>(
    session,
    `SELECT Id FROM ${OBJECT} WHERE Read_At__c < ${readAt}`,
  );
  for (let start = 0; start < gone.length; start += CHUNK) {
    const ids = gone.slice(start, start + CHUNK).map((row) => row.Id);
    await rest(session, 'DELETE', `/composite/sobjects?ids=${ids.join(',')}`);
  }
  return gone.length;
}
