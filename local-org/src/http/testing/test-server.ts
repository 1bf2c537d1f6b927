import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalOrg, type StartedOrg, type StartOptions } from '../../org/start.ts';

export interface TestServer extends StartedOrg {
  readonly stateDirectory: string;
  /** what the server reported as unexpected */
  readonly problems: unknown[];
  /** a request as the administrator, unless `headers` says who */
  call(method: string, path: string, options?: CallOptions): Promise<Answer>;
}
export interface CallOptions {
  readonly token?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly form?: Readonly<Record<string, string>>;
  readonly text?: string;
}
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: never;
}

/** A server with a state of its own that `stop` removes. */
export async function startTestServer(options: Partial<StartOptions> = {}): Promise<TestServer> {
  const stateDirectory = options.stateDirectory ?? mkdtempSync(join(tmpdir(), 'local-org-test-'));
  const problems: unknown[] = [];
  const started = await startLocalOrg({
    stateDirectory,
    port: 0,
    shape: 'developer',
    isDevHub: true,
    onUnexpected: (error) => problems.push(error),
    ...options,
  });
  return {
    ...started,
    stateDirectory,
    problems,
    call: (method, path, call) => request(started, method, path, call ?? {}),
    close: async () => {
      await started.close();
      if (options.stateDirectory === undefined) rmSync(stateDirectory, { recursive: true, force: true });
    },
  };
}

async function request(server: StartedOrg, method: string, path: string, options: CallOptions): Promise<Answer> {
  const token = options.token === undefined ? server.accessToken : options.token;
  const headers: Record<string, string> = {
    ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    ...options.headers,
  };
  let body: string | undefined = options.text;
  if (options.json !== undefined) {
    headers['content-type'] = 'application/json';
    body = JSON.stringify(options.json);
  }
  if (options.form) {
    headers['content-type'] = 'application/x-www-form-urlencoded';
    body = new URLSearchParams(options.form).toString();
  }
  const response = await fetch(server.url + path, {
    method,
    headers,
    redirect: 'manual',
    ...(body === undefined ? {} : { body }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  return {
    status: response.status,
    headers: response.headers,
    text,
    json: (isJson && text ? JSON.parse(text) : undefined) as never,
  };
}
