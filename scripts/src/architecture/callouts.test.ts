import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, it } from 'node:test';
import { apexClasses, mentions, type Unit } from './source-map.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const CALLOUT = /\bnew\s+Http\s*\(/i;
const WRITE =
  /\b(insert|update|upsert|delete|undelete)\s+(as\s+(user|system)\s+)?[a-z_]\w*\s*[;(.]|\bDatabase\s*\.\s*(insert|update|upsert|delete)\s*\(|\bEventBus\s*\.\s*publish\s*\(|\bSystem\s*\.\s*enqueueJob\s*\(/i;
const ENTRY = /@AuraEnabled\s*(\([^)]*\))?\s*public\s+static\s+[\w<>., ]+?\s(\w+)\s*\([^)]*\)\s*\{/gi;

interface Entry {
  readonly name: string;
  readonly cacheable: boolean;
  readonly body: string;
}

/** The @AuraEnabled methods of a class with the code between their braces. */
function entries(unit: Unit): Entry[] {
  return [...unit.code.matchAll(ENTRY)].map((match) => ({
    name: `${unit.name}.${match[2]}`,
    cacheable: /cacheable\s*=\s*true/i.test(match[1] ?? ''),
    body: bodyFrom(unit.code, match.index + match[0].length),
  }));
}

function bodyFrom(code: string, start: number): string {
  let depth = 1;
  let end = start;
  for (; depth > 0 && end < code.length; end++) depth += code[end] === '{' ? 1 : code[end] === '}' ? -1 : 0;
  return code.slice(start, end);
}

/** A job does what it does in a transaction of its own; to enqueue it is all that its caller does. */
const JOB = /\bimplements\s[^{]*\b(Queueable|Schedulable|Finalizer)\b/i;

/** Every class that the code may reach in its own transaction, through whatever it mentions: more than can happen, never less. */
function reachable(code: string, byName: ReadonlyMap<string, Unit>): Unit[] {
  const names = new Set(byName.keys());
  const found = new Set<string>();
  const open = [...mentions(code, names)];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    const { code: further } = byName.get(name)!;
    if (!JOB.test(further)) open.push(...mentions(further, names));
  }
  return [...found].map((name) => byName.get(name)!);
}

describe('what components can call', () => {
  const classes = apexClasses(ROOT);
  const byName = new Map(classes.map((unit) => [unit.name, unit]));
  const methods = classes.flatMap(entries);
  const reaches = (entry: Entry, pattern: RegExp): string[] =>
    reachable(entry.body, byName)
      .filter((unit) => pattern.test(unit.code))
      .map((unit) => unit.name);

  it('neither calls out nor writes from a cacheable method', () => {
    const cacheable = methods.filter((entry) => entry.cacheable);
    assert.ok(cacheable.length > 0, 'there are cacheable methods');
    for (const entry of cacheable) {
      assert.deepEqual(reaches(entry, CALLOUT), [], `${entry.name} is cacheable and must not call out`);
      assert.deepEqual(reaches(entry, WRITE), [], `${entry.name} is cacheable and must not write`);
    }
  });

  it('never writes or publishes in a method that calls out', () => {
    const calling = methods.filter((entry) => reaches(entry, CALLOUT).length > 0);
    assert.ok(calling.length > 0, 'the connection test calls out');
    for (const entry of calling)
      assert.deepEqual(
        reaches(entry, WRITE),
        [],
        `${entry.name} calls out: a write before it is refused by the platform`,
      );
  });
});
