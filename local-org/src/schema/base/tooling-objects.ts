import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { RawField, RawType } from './raw.ts';
import type { StubObject } from './stub-objects.ts';

const TYPES: Readonly<Record<string, RawType>> = {
  string: 'string',
  boolean: 'boolean',
  number: 'double',
  Date: 'datetime',
  ID: 'reference',
};

export function toolingTypesPath(): string {
  return createRequire(import.meta.url)
    .resolve('@salesforce/types/tooling')
    .replace(/\.js$/, '.d.ts');
}

/** The objects of the Tooling API: every type of `tooling.d.ts` that is an `sObject`; its members in capitals are the columns. */
export function readToolingObjects(text = readFileSync(toolingTypesPath(), 'utf8')): StubObject[] {
  const objects: StubObject[] = [];
  for (const match of text.matchAll(/^export type (\w+) = ([^{;]*\bsObject\b[^{;]*?)(?:\{([\s\S]*?)^\}|);/gm)) {
    const [, name = '', , body = ''] = match;
    if (name !== 'sObject') objects.push(toObject(name, body));
  }
  return objects;
}

function toObject(name: string, body: string): StubObject {
  const members = [...body.matchAll(/^ {4}([A-Z]\w*)\??: ([^;]+);/gm)].map(
    ([, member = '', type = '']) => [member, type] as const,
  );
  const byName = new Map(members);
  const fields: RawField[] = [{ name: 'Id', type: 'id' }];
  const childNames: { name: string; child: string }[] = [];
  for (const [member, type] of members) {
    if (member === 'Id') continue;
    if (type === 'QueryResult') childNames.push({ name: member, child: '' });
    else if (!isParent(member, type, byName)) fields.push(toField(member, type, byName));
  }
  return { name, fields, children: [], childNames };
}

function isParent(member: string, type: string, members: ReadonlyMap<string, string>): boolean {
  return !(type in TYPES) && (members.has(`${member}Id`) || type === 'sObject' || type === 'Name');
}

function toField(name: string, type: string, members: ReadonlyMap<string, string>): RawField {
  const relationship = name.endsWith('Id') ? name.slice(0, -2) : '';
  const parent = members.get(relationship);
  if (parent !== undefined && !(parent in TYPES))
    return { name, type: 'reference', to: parent === 'sObject' || parent === 'Name' ? [] : [parent], relationship };
  if (type === 'ID') return { name, type: 'reference', to: [] };
  return { name, type: TYPES[type] ?? 'complexvalue' };
}
