import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { tmpdir } from 'node:os';
import type { Readable } from 'node:stream';
import type { TestServer } from './test-server.ts';

/** The variables with which the CLI neither looks for updates nor sends telemetry, nor asks a keychain. */
const QUIET = {
  SF_DISABLE_TELEMETRY: 'true',
  SF_SKIP_NEW_VERSION_CHECK: 'true',
  SF_DISABLE_AUTOUPDATE: 'true',
  SF_AUTOUPDATE_DISABLE: 'true',
  SF_USE_GENERIC_UNIX_KEYCHAIN: 'true',
  SF_DISABLE_LOG_FILE: 'true',
  SF_HIDE_RELEASE_NOTES: 'true',
  CI: 'true',
};

export interface SfResult<T = Record<string, unknown>> {
  readonly status: number;
  readonly result: T;
  readonly message?: string;
}

/** The real Salesforce CLI with a home and a project of its own. */
export class SfCli {
  readonly project: string;
  readonly #home: string;

  constructor() {
    this.#home = mkdtempSync(join(tmpdir(), 'local-org-sf-'));
    this.project = join(this.#home, 'project');
    this.writeProject('force-app');
    mkdirSync(join(this.project, 'force-app'));
  }

  write(path: string, text: string): void {
    const file = join(this.project, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  /** The first directory is the default one. */
  writeProject(...directories: readonly string[]): void {
    const packageDirectories = directories.map((path, index) => ({ path, default: index === 0 }));
    this.write('sfdx-project.json', JSON.stringify({ packageDirectories, sourceApiVersion: '66.0' }));
  }

  writeClass(name: string, body: string): void {
    const path = `force-app/classes/${name}.cls`;
    this.write(path, body);
    this.write(
      `${path}-meta.xml`,
      '<?xml version="1.0" encoding="UTF-8"?>\n<ApexClass xmlns="http://soap.sforce.com/2006/04/metadata">\n    <apiVersion>66.0</apiVersion>\n    <status>Active</status>\n</ApexClass>\n',
    );
  }

  /** Signs the administrator in by JWT; the org becomes the default one. */
  async signIn(server: TestServer, ...flags: readonly string[]): Promise<void> {
    const app = ['--client-id', 'PlatformCLI', '--jwt-key-file', server.server.cliKey.file];
    const target = ['--username', server.username, '--instance-url', server.url, '--set-default'];
    const { status, message } = await this.run(['org', 'login', 'jwt', ...app, ...target, ...flags]);
    if (status !== 0) throw new Error(message);
  }

  /** Starts a command that runs until it is ended. */
  start(
    args: readonly string[],
    env: Readonly<Record<string, string>> = {},
  ): ChildProcessByStdio<null, Readable, Readable> {
    const sf = join(import.meta.dirname, '../../../../node_modules/@salesforce/cli/bin/run.js');
    return spawn(process.execPath, ['--no-deprecation', sf, ...args], {
      cwd: this.project,
      env: { PATH: process.env['PATH'], HOME: this.#home, ...QUIET, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }

  /** Runs `sf … --json`, given as a line or as arguments; a command that failed is a result, too. */
  run<T = Record<string, unknown>>(
    command: string | readonly string[],
    env: Readonly<Record<string, string>> = {},
  ): Promise<SfResult<T>> {
    const args = typeof command === 'string' ? command.split(' ') : command;
    const child = this.start([...args, '--json'], env);
    let text = '';
    let errors = '';
    child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    return new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', () => {
        try {
          resolve(JSON.parse(text) as SfResult<T>);
        } catch {
          reject(new Error(`sf ${args.join(' ')} printed no JSON: ${text}${errors}`));
        }
      });
    });
  }

  remove(): void {
    rmSync(this.#home, { recursive: true, force: true });
  }
}
