import { rest, RestError, type RestSession } from '../org/rest.ts';
import { readCertificates } from './certificates.ts';
import { readRemoteSites } from './remote-sites.ts';

const OBJECT = 'Hub_Setup_Snapshot__c';
/** length of the field Items__c */
const MOST_CHARACTERS = 131_072;

/** What was stored of one object of the Tooling API. */
export interface KindSynced {
  readonly kind: string;
  readonly stored: number;
  /** why nothing could be read, in the words of the org */
  readonly problem: string | null;
}

const KINDS: Readonly<Record<string, (session: RestSession) => Promise<readonly unknown[]>>> = {
  Certificate: readCertificates,
  RemoteProxy: readRemoteSites,
};

/**
 * Brings into the org what Apex cannot query. A kind that the org refuses is stored as refused, so that its checks say
 * why they cannot judge; the other kinds are stored all the same.
 * @throws RestError when the org does not let the result be stored
 */
export async function syncSetup(session: RestSession): Promise<KindSynced[]> {
  const synced: KindSynced[] = [];
  for (const [kind, read] of Object.entries(KINDS)) {
    const { items, problem } = await attempt(session, read);
    await rest(session, 'PATCH', `/sobjects/${OBJECT}/Kind__c/${kind}`, {
      Items__c: problem === null ? JSON.stringify(items) : null,
      Problem__c: problem?.slice(0, 255) ?? null,
      Read_At__c: new Date().toISOString(),
    });
    synced.push({ kind, stored: items.length, problem });
  }
  return synced;
}

interface Attempt {
  readonly items: readonly unknown[];
  readonly problem: string | null;
}

async function attempt(
  session: RestSession,
  read: (session: RestSession) => Promise<readonly unknown[]>,
): Promise<Attempt> {
  try {
    const items = await read(session);
    if (JSON.stringify(items).length > MOST_CHARACTERS)
      return { items: [], problem: `${items.length} are more than one record can hold` };
    return { items, problem: null };
  } catch (error) {
    if (error instanceof RestError) return { items: [], problem: error.message };
    throw error;
  }
}
