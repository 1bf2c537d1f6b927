import path from 'node:path';
import { CommandError, run } from '../process/run.ts';

/** Keeps the Salesforce CLI from calling anything but the org, and its output readable. */
const QUIET: Readonly<Record<string, string>> = {
  SF_DISABLE_TELEMETRY: 'true',
  SF_SKIP_NEW_VERSION_CHECK: 'true',
  SF_DISABLE_AUTOUPDATE: 'true',
  SF_AUTOUPDATE_DISABLE: 'true',
  SF_USE_GENERIC_UNIX_KEYCHAIN: 'true',
  SF_DISABLE_LOG_FILE: 'true',
  SF_HIDE_RELEASE_NOTES: 'true',
  CI: 'true',
};

/** A command of the Salesforce CLI that ended with an error; the message is the CLI's own. */
export class SfError extends Error {
  readonly exitCode: number;
  constructor(args: readonly string[], message: string, exitCode: number) {
    super(`sf ${args.slice(0, 3).join(' ')}: ${message}`);
    this.name = 'SfError';
    this.exitCode = exitCode;
  }
}

export interface SfOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  /** exit codes other than 0 with which the command has a result, too */
  readonly accepts?: readonly number[];
}

interface SfJson {
  readonly status: number;
  readonly result?: unknown;
  readonly message?: string;
  readonly name?: string;
}

/** Runs `sf <args> --json` of this project's CLI and gives its `result`. Throws SfError with the CLI's own text. */
export async function sf(args: readonly string[], options: SfOptions): Promise<unknown> {
  const root = path.resolve(import.meta.dirname, '../../..');
  const bin = path.join(root, 'node_modules/.bin');
  const compiled = { NODE_COMPILE_CACHE: path.join(root, 'node_modules/.cache/salesforce-cli') };
  const env = {
    ...compiled,
    ...process.env,
    ...QUIET,
    PATH: `${bin}${path.delimiter}${process.env.PATH ?? ''}`,
    ...options.env,
  };
  const finished = await run([path.join(bin, 'sf'), ...args, '--json'], {
    cwd: options.cwd,
    env,
    input: options.input,
  });
  const answer = parse(finished.stdout);
  if (answer === null) throw new CommandError(['sf', ...args], finished);
  if (finished.code !== 0 && !options.accepts?.includes(finished.code))
    throw new SfError(args, describe(answer), finished.code);
  return answer.result;
}

function parse(text: string): SfJson | null {
  try {
    return JSON.parse(text) as SfJson;
  } catch {
    return null;
  }
}

interface DeployFailure {
  readonly problem: string;
  readonly fullName: string;
  readonly componentType: string;
  readonly lineNumber?: number;
}
interface TestOutcome {
  readonly FullName: string;
  readonly Outcome: string;
  readonly Message: string | null;
}
interface FailedResult {
  readonly details?: { readonly componentFailures?: readonly DeployFailure[] | DeployFailure };
  readonly tests?: readonly TestOutcome[];
}

/** The CLI's message with what a deploy or a test run says of each failure. */
function describe(answer: SfJson): string {
  const { details, tests } = (answer.result ?? {}) as FailedResult;
  const components = [details?.componentFailures ?? []].flat().map(componentLine);
  const failed = (tests ?? [])
    .filter((test) => test.Outcome !== 'Pass')
    .map((test) => `  ${test.FullName}  ${test.Message}`);
  return [answer.message ?? answer.name ?? 'failed', ...components, ...failed].join('\n');
}

function componentLine({ componentType, fullName, lineNumber, problem }: DeployFailure): string {
  return `  ${componentType} ${fullName}${lineNumber === undefined ? '' : `:${lineNumber}`}  ${problem}`;
}
