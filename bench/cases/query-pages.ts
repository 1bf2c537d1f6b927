import { DatabaseSync } from 'node:sqlite';
import { globSync } from 'node:fs';
import path from 'node:path';
import { queryAll } from '../../scripts/src/org/rest.ts';
import { samplesOf, type BenchCase } from '../measurement.ts';

const ROWS = 10_000;
const RUNS = 7;
const SOQL = 'SELECT Id, Name, Phone, NumberOfEmployees FROM Account ORDER BY Name';

/** 10,000 rows by the REST API, 2,000 at a time, beside the same rows read from the org's file by SQLite. */
export const queryPages: BenchCase = {
  name: 'query-pages',
  async run(context) {
    const system = await context.system();
    const samples = await samplesOf(RUNS, async () => {
      const rows = await queryAll(system.session, SOQL);
      if (rows.length !== ROWS) throw new Error(`${rows.length} rows instead of ${ROWS}`);
    });
    const direct = await readDirectly(orgFile(path.join(context.folder, 'system', 'state')));
    return [
      {
        what: `all pages of a query with ${ROWS.toLocaleString('en')} rows`,
        target: null,
        samples,
        beside: { what: 'SQLite alone', samples: direct },
      },
    ];
  },
};

async function readDirectly(file: string): Promise<number[]> {
  const database = new DatabaseSync(file, { readOnly: true });
  const statement = database.prepare('SELECT Id, Name, Phone, NumberOfEmployees FROM Account ORDER BY Name');
  const samples = await samplesOf(RUNS, () => JSON.stringify(statement.all()));
  database.close();
  return samples;
}

/** The file of the only org that has the accounts. */
function orgFile(state: string): string {
  const files = globSync('**/*.{sqlite,db}', { cwd: state }).map((file) => path.join(state, file));
  const found = files.find((file) => {
    const database = new DatabaseSync(file, { readOnly: true });
    const table = database.prepare("SELECT 1 FROM sqlite_master WHERE name = 'Account'").get();
    database.close();
    return table !== undefined;
  });
  if (found === undefined) throw new Error(`no org file with accounts among ${files.length} files of the state`);
  return found;
}
