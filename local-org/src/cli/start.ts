import { readFileSync } from 'node:fs';
import { startLocalOrg, type StartedOrg } from '../org/start.ts';
import { diskFull, isDiskFull } from '../org/errors.ts';
import { killWhenStuck, untilStopped } from './shutdown.ts';
import { invalid, parseFlags, portNumber, shapeName, stateDirectory } from './options.ts';

/** Serves in the foreground until Ctrl-C or `local-org stop`. */
export async function startCommand(argv: string[]): Promise<number> {
  const flags = parseFlags(argv, {
    port: { type: 'string' },
    state: { type: 'string' },
    shape: { type: 'string' },
    'no-dev-hub': { type: 'boolean', default: false },
    hosts: { type: 'string' },
    seed: { type: 'string' },
    'movable-clock': { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  });
  const state = stateDirectory(flags.state);
  try {
    const started = await startLocalOrg({
      stateDirectory: state,
      port: portNumber(flags.port),
      shape: shapeName(flags.shape),
      isDevHub: !flags['no-dev-hub'],
      hasMovableClock: flags['movable-clock'],
      hosts: flags.hosts === undefined ? {} : readHosts(flags.hosts),
      ...(flags.seed === undefined ? {} : { seedFile: flags.seed }),
      onUnexpected: (error, request) => logUnexpected(error, request),
    });
    const stopped = untilStopped();
    announce(started, flags.json);
    await stopped;
    killWhenStuck();
    await started.close();
    return 0;
  } catch (error) {
    throw isDiskFull(error) ? diskFull(state) : error;
  }
}

function announce(started: StartedOrg, json: boolean): void {
  const { url, username, orgId, accessToken, loginUrl, password } = started;
  if (json) {
    process.stdout.write(
      `${JSON.stringify({ url, username, orgId, accessToken, loginUrl, pid: process.pid, ...(password === null ? {} : { password }) })}\n`,
    );
    return;
  }
  const lines = [
    `Local org  ${url}  (${orgId})`,
    `User       ${username}`,
    ...(password === null ? [] : [`Password   ${password}  (shown only now)`]),
    `Sign in    ${loginUrl}  (once, within ten minutes)`,
    'Stop it with Ctrl-C.',
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

function logUnexpected(error: unknown, request: { method: string; url: string }): void {
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${request.method} ${request.url} failed: ${detail}\n`);
}

/** `{"api.example.com": "http://127.0.0.1:9001/example"}` */
function readHosts(file: string): Record<string, string> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw invalid(`--hosts ${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  const entries = Object.entries((parsed ?? {}) as Record<string, unknown>);
  const wrong = entries.find(([, address]) => typeof address !== 'string' || URL.parse(address) === null);
  if (typeof parsed !== 'object' || wrong) {
    throw invalid(`--hosts ${file} must map host names to addresses${wrong ? `; "${wrong[0]}" does not` : ''}.`);
  }
  return Object.fromEntries(entries) as Record<string, string>;
}
