import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { format, resolveConfig } from 'prettier';
import { readChecks, readPartners } from './catalogue.ts';
import { LIST, renderList, RUNBOOKS } from './render.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const SECTIONS = ['What it means', 'Why it matters', 'What to do', 'When it is unreadable'];
const checks = readChecks(ROOT);

describe('runbooks', () => {
  it('exist for every check and every partner, and for nothing else', () => {
    const wanted = [...checks.map(({ id }) => `${id}.md`), ...readPartners(ROOT).map(({ file }) => file), 'README.md'];
    assert.deepEqual(readdirSync(path.join(ROOT, RUNBOOKS)).sort(), [...new Set(wanted)].sort(), RUNBOOKS);
    assert.ok(checks.length > 10, 'the records were found');
  });

  for (const { id, severities } of checks)
    it(`${id}.md answers the four questions`, () => {
      const text = readFileSync(path.join(ROOT, RUNBOOKS, `${id}.md`), 'utf8');
      assert.ok(text.includes(`Check id: \`${id}\``), 'it names its check');
      assert.deepEqual(
        [...text.matchAll(/^## (.*)$/gm)].map(([, title]) => title),
        SECTIONS,
        'the same sections as the others',
      );
      assert.ok(severities.length > 0, 'its class says how severe a finding is');
    });

  it('are listed as the records say', async () => {
    const file = path.join(ROOT, LIST);
    assert.equal(
      readFileSync(file, 'utf8'),
      await format(renderList(ROOT), { ...(await resolveConfig(file)), parser: 'markdown' }),
      'run `npm run build:runbooks` and commit the result',
    );
  });
});
