import getApps from '@salesforce/apex/HubAppController.getApps';
import readTokens from '@salesforce/apex/HubAppController.readTokens';
import { runCall } from 'c/hubCallQueue';

/** All pages of apps, one call each. `onPage` sees the rows so far after every page but the last. */
export function readApps(
  tokenUse: Apex.HubTokenUse[] | null,
  onPage: (page: Apex.HubAppPage) => void,
): Promise<Apex.HubAppPage> {
  const readFrom = async (cursor: string | null, before: readonly Apex.HubAppRow[]): Promise<Apex.HubAppPage> => {
    const page = await runCall(() => getApps({ cursor, tokenUse }));
    const soFar = { ...page, rows: [...before, ...(page.rows ?? [])] };
    if (!page.nextCursor) return soFar;
    onPage(soFar);
    return readFrom(page.nextCursor, soFar.rows);
  };
  return readFrom(null, []);
}

/** What all tokens say, added up per app name. Users of different pages are different, so their numbers add up. */
export interface TokenReading {
  readonly page: Apex.HubTokenPage;
  readonly uses: Apex.HubTokenUse[];
}

/** Reads tokens range by range, one call each; `onPage` hears how far it is. */
export function readAllTokens(onPage: (page: Apex.HubTokenPage) => void): Promise<TokenReading> {
  const uses = new Map<string, Apex.HubTokenUse>();
  const readFrom = async (cursor: string | null): Promise<TokenReading> => {
    const page = await runCall(() => readTokens({ cursor }));
    for (const use of page.uses ?? []) add(uses, use);
    onPage(page);
    return page.nextCursor ? readFrom(page.nextCursor) : { page, uses: [...uses.values()] };
  };
  return readFrom(null);
}

function add(uses: Map<string, Apex.HubTokenUse>, use: Apex.HubTokenUse): void {
  const key = (use.appName ?? '').toLowerCase();
  const known = uses.get(key);
  uses.set(key, known ? sum(known, use) : use);
}

function sum(a: Apex.HubTokenUse, b: Apex.HubTokenUse): Apex.HubTokenUse {
  return {
    appName: a.appName,
    users: (a.users ?? 0) + (b.users ?? 0),
    tokens: (a.tokens ?? 0) + (b.tokens ?? 0),
    lastAttempt: latest(a.lastAttempt, b.lastAttempt),
    installed: Boolean(a.installed) || Boolean(b.installed),
  };
}

/** ISO texts of the same zone sort as times do */
function latest(a: string | null | undefined, b: string | null | undefined): string | null {
  return (
    [a, b]
      .filter((value) => typeof value === 'string')
      .sort()
      .at(-1) ?? null
  );
}
