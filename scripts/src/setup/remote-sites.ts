import { queryAll, queryPages, type RestSession } from '../org/rest.ts';

/** One active remote site as the checks `remote-site-open` and `remote-site-unused` read it. */
export interface RemoteSiteItem {
  readonly name: string;
  readonly url: string;
  /** Disable Protocol Security is on */
  readonly protocolSecurityOff: boolean;
  /** the first of the sources that mention the host: `ApexClass Rates` */
  readonly mentionedIn: readonly string[];
}
interface SiteRow {
  readonly SiteName: string;
  readonly EndpointUrl: string;
  readonly ProtocolMismatch: boolean;
}
interface Source {
  readonly object: string;
  readonly column: string;
  readonly api: 'data' | 'tooling';
}

/**
 * What can call a remote site: Apex, Visualforce, and JavaScript in buttons (Metadata API Developer Guide,
 * "RemoteSiteSetting"). Labels are where their URLs are often kept.
 */
const SOURCES: readonly Source[] = [
  { object: 'ApexClass', column: 'Body', api: 'data' },
  { object: 'ApexTrigger', column: 'Body', api: 'data' },
  { object: 'ApexPage', column: 'Markup', api: 'data' },
  { object: 'ApexComponent', column: 'Markup', api: 'data' },
  { object: 'WebLink', column: 'Url', api: 'data' },
  { object: 'ExternalString', column: 'Value', api: 'tooling' },
];
const MOST_NAMES = 3;

/** All active remote sites, with the sources that mention their hosts. */
export async function readRemoteSites(session: RestSession): Promise<RemoteSiteItem[]> {
  const rows = await queryAll<SiteRow>(
    session,
    'SELECT SiteName, EndpointUrl, ProtocolMismatch FROM RemoteProxy WHERE IsActive = true ORDER BY SiteName',
    'tooling',
  );
  const mentions = new Map(rows.map(({ EndpointUrl }) => [hostOf(EndpointUrl), new Set<string>()]));
  if (rows.length > 0) for (const source of SOURCES) await collect(session, source, mentions);
  return rows.map(({ SiteName, EndpointUrl, ProtocolMismatch }) => ({
    name: SiteName,
    url: EndpointUrl,
    protocolSecurityOff: ProtocolMismatch,
    mentionedIn: [...(mentions.get(hostOf(EndpointUrl)) ?? [])],
  }));
}

async function collect(
  session: RestSession,
  { object, column, api }: Source,
  mentions: ReadonlyMap<string, Set<string>>,
): Promise<void> {
  const pages = queryPages<Record<string, string | null>>(session, `SELECT Name, ${column} FROM ${object}`, api);
  for await (const page of pages)
    for (const row of page) {
      const text = (row[column] ?? '').toLowerCase();
      for (const [host, names] of mentions)
        if (names.size < MOST_NAMES && mentionsHost(text, host)) names.add(`${object} ${row['Name'] ?? ''}`.trim());
    }
}

/** The host as a whole: `api.example.com` is neither in `my-api.example.com` nor in `api.example.com.au`. */
function mentionsHost(text: string, host: string): boolean {
  for (let at = text.indexOf(host); at >= 0; at = text.indexOf(host, at + 1))
    if (!/[\w.-]/.test(text[at - 1] ?? ' ') && !/^(?:[\w-]|\.\w)/.test(text.slice(at + host.length))) return true;
  return false;
}

function hostOf(url: string): string {
  return (/^\w+:\/\/(?:[^/?#@]*@)?([^/?#:]+)/.exec(url)?.[1] ?? url).toLowerCase();
}
