import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import prettier from 'prettier';
import { ROOT } from '../../../scripts/src/start/system.ts';

const FILE = path.join(ROOT, 'docs/outbound.md');
const BEGIN = '<!-- what e2e/outbound/faults.test.ts showed -->';
const END = '<!-- end -->';

/**
 * Fails when the tables of docs/outbound.md are not these, or writes them when asked by `HUB_DOCUMENTS=1`
 * (`npm run document:outbound`).
 */
export async function keepDocument(tables: string): Promise<void> {
  const before = readFileSync(FILE, 'utf8');
  const [head, rest = ''] = before.split(BEGIN);
  const foot = rest.split(END)[1];
  assert.ok(foot !== undefined, `docs/outbound.md has the marks ${BEGIN} and ${END}`);
  const options = await prettier.resolveConfig(FILE);
  const after = await prettier.format(`${head}${BEGIN}\n\n${tables}\n${END}${foot}`, { ...options, filepath: FILE });
  if (process.env['HUB_DOCUMENTS'] === '1') writeFileSync(FILE, after);
  else
    assert.deepEqual(
      newLines(before, after),
      [],
      'docs/outbound.md does not say what happened; HUB_DOCUMENTS=1 writes it anew',
    );
}

/** Lines that the document lacks; how wide a column is does not matter. */
function newLines(before: string, after: string): string[] {
  const lines = (text: string): string[] => text.split('\n').map((line) => line.replace(/ {2,}|-{4,}/g, ' '));
  const known = new Set(lines(before));
  return lines(after).filter((line) => !known.has(line));
}
