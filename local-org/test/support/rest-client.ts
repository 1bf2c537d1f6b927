import { setTimeout as sleep } from 'node:timers/promises';
import { strToU8, zipSync } from 'fflate';
import type { DeployMessage, DeployResult } from '../../src/metadata/deploy/result.ts';

export type { DeployMessage, DeployResult };

export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly json: never;
}

/** The parts of an org's REST API that the tests use, with one token. */
export interface RestClient {
  readonly url: string;
  call(method: string, path: string, body?: unknown): Promise<Answer>;
  /** rows of a query that must succeed */
  rows(soql: string, api?: 'data' | 'tooling'): Promise<readonly Readonly<Record<string, unknown>>[]>;
  /** sends a package and answers the deploy's id */
  send(zip: Uint8Array, options?: Readonly<Record<string, unknown>>): Promise<string>;
  /** waits for the end of a deploy */
  outcome(deployId: string): Promise<DeployResult>;
  deploy(files: Readonly<Record<string, string>>, options?: Readonly<Record<string, unknown>>): Promise<DeployResult>;
}

export const API = '/services/data/v67.0';
const POLL_MS = 50;

export function restClient(url: string, token: string): RestClient {
  const authorization = { authorization: `Bearer ${token}` };
  const fetched = async (path: string, init: RequestInit): Promise<Answer> => {
    const response = await fetch(url + path, { ...init, redirect: 'manual' });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return { status: response.status, text, json: (isJson && text ? JSON.parse(text) : undefined) as never };
  };
  const must = async (path: string, init: RequestInit): Promise<never> => {
    const answer = await fetched(path, init);
    if (answer.status >= 300) throw new Error(`${path} answered ${answer.status}: ${answer.text}`);
    return answer.json;
  };
  const client: RestClient = {
    url,
    call: (method, path, body) =>
      fetched(path, {
        method,
        headers: body === undefined ? authorization : { ...authorization, 'content-type': 'application/json' },
        body: body === undefined ? null : JSON.stringify(body),
      }),
    rows: async (soql, api = 'data') => {
      const base = api === 'data' ? API : `${API}/tooling`;
      const { records } = (await must(`${base}/query?q=${encodeURIComponent(soql)}`, { headers: authorization })) as {
        records: Record<string, unknown>[];
      };
      return records;
    },
    send: async (zip, options = {}) => {
      const form = new FormData();
      form.append(
        'json',
        JSON.stringify({ deployOptions: { singlePackage: true, rollbackOnError: true, ...options } }),
      );
      form.append('file', new Blob([new Uint8Array(zip)], { type: 'application/zip' }), 'deploy.zip');
      const init = { method: 'POST', headers: authorization, body: form };
      return ((await must(`${API}/metadata/deployRequest`, init)) as { id: string }).id;
    },
    outcome: async (id) => {
      for (;;) {
        const path = `${API}/metadata/deployRequest/${id}?includeDetails=true`;
        const { deployResult } = (await must(path, { headers: authorization })) as { deployResult: DeployResult };
        if (deployResult.done) return deployResult;
        await sleep(POLL_MS);
      }
    },
    deploy: async (files, options) => client.outcome(await client.send(packed(files), options)),
  };
  return client;
}

/** A zip of texts by their path. */
export function packed(files: Readonly<Record<string, string>>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])));
}
