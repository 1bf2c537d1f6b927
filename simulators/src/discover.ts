import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Simulator } from './simulator.ts';

/** A simulator with the file of its OpenAPI description. */
export interface FoundSimulator {
  readonly simulator: Simulator;
  readonly description: string;
}

/** The folder of partners is not what it has to be: one simulator in each of its files. */
export class DiscoveryError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'DiscoveryError';
  }
}

/** The simulators of a folder: each `<name>.ts` or `<name>/index.ts` exports exactly one. In the order of their names. */
export async function findSimulators(folder: URL): Promise<FoundSimulator[]> {
  const found = await Promise.all(modules(fileURLToPath(folder)).map(load));
  const names = found.map(({ simulator }) => simulator.name);
  refuseRepeated('name', names);
  refuseRepeated(
    'host',
    found.flatMap(({ simulator }) => simulator.hosts),
  );
  return found;
}

function modules(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const index = path.join(folder, entry.name, 'index.ts');
      if (entry.isDirectory()) return existsSync(index) ? [index] : [];
      return entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts') ? [path.join(folder, entry.name)] : [];
    })
    .sort();
}

async function load(file: string): Promise<FoundSimulator> {
  const exported = Object.values((await import(pathToFileURL(file).href)) as Record<string, unknown>);
  const [simulator, ...more] = exported.filter(isSimulator);
  if (simulator === undefined || more.length > 0)
    throw new DiscoveryError(`${file} must export one simulator and exports ${more.length > 0 ? 'several' : 'none'}.`);
  return { simulator, description: path.join(path.dirname(file), simulator.description) };
}

function isSimulator(value: unknown): value is Simulator {
  if (typeof value !== 'object' || value === null) return false;
  const { name, hosts, description, routes } = value as Partial<Simulator>;
  return (
    typeof name === 'string' && Array.isArray(hosts) && typeof description === 'string' && typeof routes === 'function'
  );
}

function refuseRepeated(what: string, values: readonly string[]): void {
  const repeated = values.find((value, index) => values.indexOf(value) !== index);
  if (repeated !== undefined) throw new DiscoveryError(`Two simulators have the ${what} ${repeated}.`);
}
