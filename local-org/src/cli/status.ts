import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { OrgServerError } from '../org/errors.ts';
import { runningServer } from '../org/lock.ts';
import { statePaths, type StatePaths } from '../org/state.ts';
import { openSchema } from '../schema/index.ts';
import type { Shape } from '../schema/types.ts';
import { invalid, parseFlags, shapeName, stateDirectory } from './options.ts';

interface OrgLine {
  readonly id: string;
  readonly name: string;
  readonly shape: Shape;
  readonly username: string;
  readonly isPrimary: boolean;
}

/** What a state directory holds and whether a server runs; or which standard fields lack facts. */
export async function statusCommand(argv: string[]): Promise<number> {
  const flags = parseFlags(argv, {
    state: { type: 'string' },
    shape: { type: 'string' },
    'schema-gaps': { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  });
  const paths = statePaths(stateDirectory(flags.state));
  const shape = shapeName(flags.shape);
  if (flags['schema-gaps']) return printGaps(shape, flags.json);
  if (flags.shape !== undefined)
    throw invalid('--shape is for --schema-gaps; an org has the shape it was started with.');
  const status = readStatus(paths);
  process.stdout.write(flags.json ? `${JSON.stringify(status)}\n` : text(status));
  return 0;
}

function readStatus(paths: StatePaths) {
  const running = runningServer(paths.lock);
  const orgs = existsSync(paths.registry) ? readOrgs(paths.registry) : [];
  return {
    state: paths.directory,
    running: running !== undefined,
    url: running?.url ?? null,
    pid: running?.pid ?? null,
    orgs,
  };
}

function readOrgs(registry: string): OrgLine[] {
  const database = new DatabaseSync(registry, { readOnly: true });
  try {
    const rows = database
      .prepare('SELECT id, name, shape, admin_username, is_primary FROM org ORDER BY created_at')
      .all();
    return rows.map((row) => ({
      id: String(row['id']),
      name: String(row['name']),
      shape: row['shape'] as Shape,
      username: String(row['admin_username']),
      isPrimary: row['is_primary'] === 1,
    }));
  } catch {
    throw new OrgServerError(
      'STATE_CORRUPT',
      `${registry} is damaged and cannot be read.`,
      'Restore it from a copy, or run `local-org reset`.',
    );
  } finally {
    database.close();
  }
}

function text(status: ReturnType<typeof readStatus>): string {
  const server = status.running ? `Serving at ${status.url} (process ${status.pid})` : 'Not running';
  const orgs = status.orgs.map((org) => `  ${org.id}  ${org.shape.padEnd(27)} ${org.username}  ${org.name}`);
  return `${[server, `State ${status.state}`, ...orgs].join('\n')}\n`;
}

function printGaps(shape: Shape, json: boolean): number {
  const gaps = openSchema({ shape }).gaps();
  const lines = gaps.map(({ object, field, missing }) => `${object}.${field}: ${missing.join(', ')}`);
  process.stdout.write(
    json ? `${JSON.stringify(gaps)}\n` : `${lines.join('\n')}\n${gaps.length} fields without facts\n`,
  );
  return 0;
}
