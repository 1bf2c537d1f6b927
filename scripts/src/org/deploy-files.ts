import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { strToU8, zipSync } from 'fflate';
import { rest, RestError, type RestSession } from './rest.ts';

/** An org on this machine is done at once, another takes minutes. */
const FIRST_POLL_MS = 50;
const LAST_POLL_MS = 1_000;

interface DeployFailure {
  readonly componentType: string;
  readonly fullName: string;
  readonly problem: string;
}
interface DeployState {
  readonly id: string;
  readonly deployResult: {
    readonly done: boolean;
    readonly success: boolean;
    readonly status: string;
    readonly errorMessage?: string;
    readonly details?: { readonly componentFailures?: readonly DeployFailure[] };
  };
}

/** A deploy that the org refused, with its reasons. */
export class DeployError extends Error {
  constructor(what: string, reasons: readonly string[]) {
    super(`The org refused ${what}:\n${reasons.map((reason) => `  ${reason}`).join('\n')}`);
    this.name = 'DeployError';
  }
}

/** Deploys files given by their path in a package, package.xml among them. Throws DeployError. */
export function deployFiles(
  session: RestSession,
  what: string,
  files: Readonly<Record<string, string>>,
): Promise<void> {
  return deployZip(
    session,
    what,
    zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)]))),
  );
}

/** Deploys a package by the REST deploy resource and waits for its end. Throws DeployError. */
export async function deployZip(session: RestSession, what: string, zip: Uint8Array): Promise<void> {
  const options = { deployOptions: { singlePackage: true, rollbackOnError: true, ignoreWarnings: true } };
  const { contentType, body } = multipart(JSON.stringify(options), zip);
  const resource = `/services/data/v${session.apiVersion}/metadata/deployRequest`;
  const response = await fetch(session.url.replace(/\/$/, '') + resource, {
    method: 'POST',
    headers: { Authorization: `Bearer ${session.accessToken}`, 'Content-Type': contentType },
    body,
  });
  if (!response.ok)
    throw new RestError('POST', resource, response.status, 'DEPLOY', (await response.text()).slice(0, 300));
  const { id } = (await response.json()) as DeployState;
  await untilDone(session, what, id);
}

/** The two parts of a deploy request; the options carry no file name, which a FormData would give them. */
function multipart(options: string, zip: Uint8Array): { contentType: string; body: Uint8Array<ArrayBuffer> } {
  const boundary = `deploy-${randomUUID()}`;
  const part = (disposition: string, type: string): string =>
    `--${boundary}\r\nContent-Disposition: form-data; ${disposition}\r\nContent-Type: ${type}\r\n\r\n`;
  const head = `${part('name="json"', 'application/json')}${options}\r\n${part('name="file"; filename="deploy.zip"', 'application/zip')}`;
  const body = Buffer.concat([Buffer.from(head), zip, Buffer.from(`\r\n--${boundary}--\r\n`)]);
  return { contentType: `multipart/form-data; boundary=${boundary}`, body: new Uint8Array(body) };
}

async function untilDone(session: RestSession, what: string, id: string): Promise<void> {
  for (let delay = FIRST_POLL_MS; ; delay = Math.min(delay * 1.5, LAST_POLL_MS)) {
    const { deployResult: result } = (await rest(
      session,
      'GET',
      `/metadata/deployRequest/${id}?includeDetails=true`,
    )) as DeployState;
    if (result.done && result.success) return;
    if (result.done) {
      const failures = (result.details?.componentFailures ?? []).map(
        (failure) => `${failure.componentType} ${failure.fullName}: ${failure.problem}`,
      );
      throw new DeployError(what, failures.length > 0 ? failures : [result.errorMessage ?? result.status]);
    }
    await sleep(delay);
  }
}

/** A package.xml that names exactly these members. */
export function packageXml(members: Readonly<Record<string, readonly string[]>>, version: string): string {
  const types = Object.entries(members).map(
    ([name, names]) =>
      `    <types>\n${names.map((member) => `        <members>${member}</members>\n`).join('')}        <name>${name}</name>\n    </types>\n`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Package xmlns="http://soap.sforce.com/2006/04/metadata">\n${types.join('')}    <version>${version}</version>\n</Package>\n`;
}
