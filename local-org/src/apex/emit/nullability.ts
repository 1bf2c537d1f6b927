import type { Bound, BoundBlock, BoundStatement, LocalVariable } from '../check/bound.ts';

/** Locals that are never null, so that reading them needs no check: all that is stored in them is never null. */
export function neverNull(parameters: readonly LocalVariable[], body: BoundBlock): ReadonlySet<LocalVariable> {
  const stores = new Map<LocalVariable, (Bound | null)[]>();
  const note = (variable: LocalVariable, value: Bound | null): void => {
    const known = stores.get(variable);
    if (known) known.push(value);
    else stores.set(variable, [value]);
  };
  walkBlock(body, note);
  const safe = new Set(stores.keys());
  for (const parameter of parameters) safe.delete(parameter);
  for (let changed = true; changed;) {
    changed = false;
    for (const variable of safe) {
      if (stores.get(variable)?.every((value) => value !== null && isNeverNull(value, safe))) continue;
      safe.delete(variable);
      changed = true;
    }
  }
  return safe;
}

export function isNeverNull(value: Bound, safe: ReadonlySet<LocalVariable>): boolean {
  switch (value.kind) {
    case 'literal':
      return value.value !== null;
    case 'local':
      return safe.has(value.variable);
    case 'arithmetic':
    case 'concat':
    case 'compare':
    case 'equals':
    case 'logical':
    case 'not':
    case 'negate':
    case 'bits':
    case 'complement':
    case 'instanceof':
    case 'number':
    case 'new':
    case 'newCollection':
    case 'newMap':
    case 'newSized':
    case 'newRecord':
    case 'update':
    case 'this':
    case 'previous':
      return true;
    case 'assign':
      return isNeverNull(value.value, safe);
    case 'convert':
      return isNeverNull(value.operand, safe);
    case 'conditional':
      return isNeverNull(value.then, safe) && isNeverNull(value.otherwise, safe);
    case 'callPlatform':
      return (
        !value.safe &&
        ['integer', 'boolean'].includes(value.type.key) &&
        ['size', 'length', 'isempty', 'contains', 'containskey'].includes(value.name.toLowerCase())
      );
    default:
      return false;
  }
}

type Note = (variable: LocalVariable, value: Bound | null) => void;

function walkBlock(block: BoundBlock, note: Note): void {
  for (const statement of block.statements) walkStatement(statement, note);
}

/** Visits everything below; the bound tree is a tree, so that plain recursion ends. */
function walkStatement(statement: BoundStatement, note: Note): void {
  walk(statement, note);
}

function walk(node: unknown, note: Note): void {
  if (typeof node !== 'object' || node === null) return;
  if (Array.isArray(node)) {
    for (const item of node) walk(item, note);
    return;
  }
  const record = node as Record<string, unknown>;
  noteStores(record, note);
  for (const key of Object.keys(record)) if (!SYMBOLS.has(key)) walk(record[key], note);
}

/** Parts that lead out of the method. */
const SYMBOLS: ReadonlySet<string> = new Set([
  'type',
  'symbol',
  'field',
  'method',
  'owner',
  'test',
  'element',
  'variable',
  'temporary',
]);

function noteStores(record: Record<string, unknown>, note: Note): void {
  const { kind, variable, value, iterable } = record as {
    kind?: string;
    variable?: LocalVariable;
    value?: Bound | null;
    iterable?: Bound;
  };
  if (kind === 'local' && variable && 'value' in record) note(variable, value ?? null);
  else if (variable && (iterable || 'body' in record)) note(variable, null);
  const target = record['target'] as Bound | undefined;
  if ((kind === 'assign' || kind === 'update') && target?.kind === 'local')
    note(target.variable, kind === 'assign' ? (value ?? null) : NOT_NULL);
}

const NOT_NULL = { kind: 'literal', value: 0 } as unknown as Bound;
