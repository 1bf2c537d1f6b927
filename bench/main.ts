import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { CASES } from './cases/index.ts';
import type { BenchCase } from './measurement.ts';
import { asMarkdown, asText, rowsOf, type CaseResult } from './report.ts';
import { BenchContext } from './support/context.ts';
import { load, machine } from './support/machine.ts';

const RESULTS = path.join(import.meta.dirname, 'results.md');

/** `npm run bench [-- name…]`: measures all cases or the named ones. Only a full run is written to results.md. */
async function main(names: readonly string[]): Promise<number> {
  const unknown = names.filter((name) => !CASES.some((each) => each.name === name));
  if (unknown.length > 0) {
    console.error(`There is no case ${unknown.join(', ')}. Cases: ${CASES.map(({ name }) => name).join(', ')}.`);
    return 1;
  }
  const before = load();
  const results = await measure(CASES.filter(({ name }) => names.length === 0 || names.includes(name)));
  const rows = rowsOf(results);
  console.log(`\n${asText(rows)}`);
  if (names.length === 0) {
    const facts = [
      ...machine(),
      `load ${before} before the run and ${load()} after it; it should be below the number of cores`,
    ];
    const date = new Date().toISOString().slice(0, 10);
    const text = asMarkdown(rows, facts, 'npm run bench', date);
    writeFileSync(RESULTS, await format(text, { ...(await resolveConfig(RESULTS)), filepath: RESULTS }));
    console.log(`\nWritten to ${path.relative(process.cwd(), RESULTS)}`);
  }
  return results.some(({ error }) => error !== undefined) ? 1 : 0;
}

async function measure(cases: readonly BenchCase[]): Promise<CaseResult[]> {
  const context = new BenchContext();
  const results: CaseResult[] = [];
  try {
    for (const { name, run } of cases) {
      console.log(`${name} …`);
      try {
        results.push({ name, measurements: await run(context) });
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        results.push({ name, measurements: [], error: message.split('\n')[0] });
        console.error(error);
      }
    }
  } finally {
    await context.close();
  }
  return results;
}

process.exitCode = await main(process.argv.slice(2));
