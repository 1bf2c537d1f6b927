/** A small client of an org's REST API for steps that need no retry, paging or bulk. */
export interface RestSession {
  readonly url: string;
  readonly accessToken: string;
  readonly apiVersion: string;
}

interface RestProblem {
  readonly errorCode?: string;
  readonly message?: string;
}

/** An answer of the org other than 2xx, with Salesforce's own code and text. */
export class RestError extends Error {
  readonly status: number;
  readonly errorCode: string;
  constructor(method: string, path: string, status: number, errorCode: string, message: string) {
    super(`${method} ${path} answered ${status} ${errorCode}: ${message}`);
    this.name = 'RestError';
    this.status = status;
    this.errorCode = errorCode;
  }
}

/** Calls `path`, absolute on the org or relative to `/services/data/vNN.0`; answers the parsed body, null when there is none. */
export async function rest(session: RestSession, method: string, path: string, body?: unknown): Promise<unknown> {
  const target = path.startsWith('/services/') ? path : `/services/data/v${session.apiVersion}${path}`;
  const response = await fetch(session.url.replace(/\/$/, '') + target, {
    method,
    headers: {
      Authorization: `Bearer ${session.accessToken}`,
      Accept: 'application/json',
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    },
    body: body === undefined ? null : JSON.stringify(body),
  });
  const text = await response.text();
  if (response.ok) return text === '' ? null : JSON.parse(text);
  const problem = firstProblem(text);
  throw new RestError(
    method,
    target.split('?')[0],
    response.status,
    problem.errorCode ?? 'HTTP_ERROR',
    problem.message ?? text.slice(0, 200),
  );
}

function firstProblem(text: string): RestProblem {
  try {
    const parsed = JSON.parse(text) as RestProblem | readonly RestProblem[];
    return Array.isArray(parsed) ? ((parsed as readonly RestProblem[])[0] ?? {}) : (parsed as RestProblem);
  } catch {
    return {};
  }
}

interface QueryPage<Row> {
  readonly records: readonly Row[];
  readonly done: boolean;
  readonly nextRecordsUrl?: string;
}

/** The rows of a query, one page after the other: at most 2,000 are in memory at a time. */
export async function* queryPages<Row>(
  session: RestSession,
  soql: string,
  api: 'data' | 'tooling' = 'data',
): AsyncGenerator<readonly Row[]> {
  let path: string | undefined = `${api === 'tooling' ? '/tooling' : ''}/query?q=${encodeURIComponent(soql)}`;
  while (path !== undefined) {
    const page = (await rest(session, 'GET', path)) as QueryPage<Row>;
    yield page.records;
    path = page.done ? undefined : page.nextRecordsUrl;
  }
}

/** All rows of a query. */
export async function queryAll<Row>(
  session: RestSession,
  soql: string,
  api: 'data' | 'tooling' = 'data',
): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const page of queryPages<Row>(session, soql, api)) rows.push(...page);
  return rows;
}

/** Quotes a value for SOQL. */
export function soqlText(value: string): string {
  return `'${value.replace(/[\\']/g, '\\$&')}'`;
}
