import { MetadataError } from '../metadata/errors.ts';
import { OrgServerError } from '../org/errors.ts';

const HELP = `local-org: a Salesforce org on this machine

  local-org start  [--port N] [--state DIR] [--shape S] [--no-dev-hub] [--hosts FILE] [--seed FILE] [--movable-clock] [--json]
  local-org stop   [--state DIR] [--json]
  local-org status [--state DIR] [--schema-gaps [--shape S]] [--json]
  local-org reset  [--state DIR] [--json]
  local-org check  --source-dir DIR... [--shape S] [--json]
  local-org format --source-dir DIR... [--check]
  local-org prepare
  local-org test   --source-dir DIR... [--class-names NAME...] [--code-coverage]
                   [--watch | --inspect[=PORT]] [--compile-cache DIR] [--json]

  DIR defaults to .local-org in the current directory.
  S is developer, enterprise or enterprise-event-monitoring.
  --schema-gaps lists the standard fields for which no facts are known.
  --hosts is JSON that maps hosts of named credentials to addresses on this machine.
  --seed is NDJSON with the rows and components that a new org gets.
  --watch runs again what a change concerns, until q or Ctrl-C.
  --inspect waits on 127.0.0.1:9229, or the given port, for a debugger that steps through the Apex.
  --compile-cache is a folder for compiled Apex that only this run uses.
  --json prints one line of JSON; problems go to standard error, and the exit status is 1.
  prepare builds what the first start would otherwise wait for.
`;

type Command = (argv: string[]) => Promise<number>;

const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import('./start.ts')).startCommand,
  stop: async () => (await import('./stop.ts')).stopCommand,
  status: async () => (await import('./status.ts')).statusCommand,
  reset: async () => (await import('./reset.ts')).resetCommand,
  format: async () => (await import('./format.ts')).formatCommand,
  prepare: async () => (await import('./prepare.ts')).prepareCommand,
  check: async () => (await import('./check.ts')).checkCommand,
  test: async () => (await import('./test.ts')).testCommand,
};

/** Runs a command and answers the exit status. */
export async function main(argv: readonly string[]): Promise<number> {
  const [name = '', ...rest] = argv;
  if (['help', '--help', '-h'].includes(name) || rest.includes('--help')) {
    process.stdout.write(HELP);
    return 0;
  }
  const load = COMMANDS[name];
  if (!load) {
    const problem = name === '' ? 'name a command.' : `there is no command "${name}".`;
    process.stderr.write(`local-org: ${problem}\n\n${HELP}`);
    return 1;
  }
  try {
    return await (
      await load()
    )(rest);
  } catch (error) {
    return report(error, rest.includes('--json'));
  }
}

function report(error: unknown, json: boolean): number {
  const { code, message, remedy } = foreseen(error);
  if (json) process.stdout.write(`${JSON.stringify({ error: { code, message, remedy } })}\n`);
  process.stderr.write(`${code}: ${message}\n${remedy}\n`);
  return 1;
}

/** What source folders have wrong says itself what to do. */
function foreseen(error: unknown): { code: string; message: string; remedy: string } {
  if (error instanceof OrgServerError) return error;
  if (isSystemError(error)) {
    return { code: error.code, message: error.message, remedy: 'Check the path and that you may read and write it.' };
  }
  if (!(error instanceof MetadataError)) throw error;
  const { code, message } = error;
  return { code, message, remedy: 'See `local-org --help`.' };
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException & { readonly code: string } {
  return error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string';
}
