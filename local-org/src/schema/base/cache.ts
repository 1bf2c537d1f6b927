import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { stubJarPath } from '../../stubs/index.ts';
import type { Api } from '../types.ts';
import { linkChildren } from './children.ts';
import type { RawObject } from './raw.ts';
import { readStubObjects } from './stub-objects.ts';
import { readToolingObjects, toolingTypesPath } from './tooling-objects.ts';

/** Raise it when the code in this folder yields something else for the same packages. */
const FORMAT = 3;

/** The objects of the packages, read one by one. */
export interface BaseSchema {
  names(api: Api): readonly string[];
  object(api: Api, lowerName: string): RawObject | undefined;
}

/** Builds the cache unless it is there; seconds the first time, milliseconds later. Returns its file. */
export function prepareBase(): string {
  const file = join(cacheDirectory(), `schema-${packagesHash()}.sqlite`);
  if (!existsSync(file)) build(file);
  return file;
}

export function openBase(): BaseSchema {
  const database = new DatabaseSync(prepareBase(), { readOnly: true });
  const list = database.prepare('SELECT name, lower FROM object WHERE api = ? ORDER BY name');
  const json = database.prepare('SELECT json FROM object WHERE api = ? AND lower = ?');
  const listed = new Map<Api, ReadonlyMap<string, string>>();
  const namesOf = (api: Api): ReadonlyMap<string, string> => {
    let names = listed.get(api);
    if (names === undefined)
      listed.set(api, (names = new Map(list.all(api).map((row) => [String(row['lower']), String(row['name'])]))));
    return names;
  };
  return {
    names: (api) => [...namesOf(api).values()],
    object: (api, lowerName) => {
      const name = namesOf(api).get(lowerName);
      return name === undefined
        ? undefined
        : lazyObject(name, () => JSON.parse(String(json.get(api, lowerName)?.['json'])) as RawObject);
    },
  };
}

/** Who walks over all objects asks few of them for their fields. */
function lazyObject(name: string, read: () => RawObject): RawObject {
  let known: RawObject | undefined;
  const object = (): RawObject => (known ??= read());
  return {
    name,
    get fields() {
      return object().fields;
    },
    get children() {
      return object().children;
    },
  };
}

function cacheDirectory(): string {
  const packages = dirname(dirname(createRequire(import.meta.url).resolve('fflate/package.json')));
  const directory = join(packages, '.cache', 'local-org');
  mkdirSync(directory, { recursive: true });
  return directory;
}

function packagesHash(): string {
  const hash = createHash('sha256').update(`format ${FORMAT}`);
  for (const file of [stubJarPath('sobject-types'), toolingTypesPath()]) hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}

/** Two processes may build at once: each writes a file of its own, and the last rename wins with the same content. */
function build(file: string): void {
  const partial = `${file}.${process.pid}.${Date.now()}.partial`;
  const database = new DatabaseSync(partial);
  try {
    database.exec(
      'CREATE TABLE object (api TEXT, lower TEXT, name TEXT, json TEXT, PRIMARY KEY (api, lower)) WITHOUT ROWID; BEGIN',
    );
    const insert = database.prepare('INSERT INTO object VALUES (?, ?, ?, ?)');
    const keep = (api: Api, objects: readonly RawObject[]): void => {
      for (const object of objects) insert.run(api, object.name.toLowerCase(), object.name, JSON.stringify(object));
    };
    keep('data', linkChildren(readStubObjects()));
    keep('tooling', linkChildren(readToolingObjects()));
    database.exec('COMMIT');
  } catch (error) {
    database.close();
    rmSync(partial, { force: true });
    throw error;
  }
  database.close();
  renameSync(partial, file);
}
