import type { Access } from '../../../data/types.ts';
import type { Flow, FlowRecord, FlowValue, Interview } from '../../../flow/index.ts';
import type { Engine } from '../engine.ts';

/** A flow that is called runs as its user, unless it says otherwise ("Which Context Does a Flow Run In?"). */
export function accessOf(engine: Engine, { runsIn }: Flow): Access {
  const { user } = engine.transaction;
  return runsIn === 'default'
    ? { mode: 'user', user, sharing: true }
    : { mode: 'system', user, sharing: runsIn === 'system with sharing' };
}

interface FlowInput {
  readonly values: ReadonlyMap<string, FlowValue>;
  /** why the flow cannot take it; null when it can */
  readonly problem: string | null;
}

/** JSON as the input variables of a flow, by lower-cased name. */
export function inputOf({ name: flow, variables }: Flow, json: Readonly<Record<string, unknown>>): FlowInput {
  const values = new Map<string, FlowValue>();
  for (const [name, value] of Object.entries(json)) {
    const variable = variables.find((one) => one.isInput && one.name.toLowerCase() === name.toLowerCase());
    const read = variable === undefined ? undefined : valueOf(value, variable.type.isCollection);
    if (variable === undefined || read === undefined || !hasKind(read, variable.type.kind))
      return { values, problem: `The flow ${flow} has no input ${name} that takes ${JSON.stringify(value)}` };
    values.set(name.toLowerCase(), read);
  }
  return { values, problem: null };
}

function valueOf(json: unknown, isCollection: boolean): FlowValue | undefined {
  if (json === null || typeof json === 'string' || typeof json === 'number' || typeof json === 'boolean') return json;
  if (Array.isArray(json)) {
    const items = json.map((item) => valueOf(item, false));
    return isCollection && items.every((item) => item !== undefined) ? items : undefined;
  }
  return recordOf(json as Record<string, unknown>);
}

/** `{ "attributes": { "type": "Account" }, "Name": "Acme" }` */
function recordOf({ attributes, ...json }: Record<string, unknown>): FlowRecord | undefined {
  const { type } = (attributes ?? {}) as { type?: unknown };
  const fields: FlowRecord['fields'] = {};
  for (const [name, value] of Object.entries(json))
    if (value === null || typeof value !== 'object') fields[name] = value as FlowRecord['fields'][string];
  return typeof type === 'string' ? { type, fields } : undefined;
}

function hasKind(value: FlowValue, kind: Flow['variables'][number]['type']['kind']): boolean {
  if (value === null || kind === 'any') return true;
  if (Array.isArray(value)) return value.every((item) => hasKind(item as FlowValue, kind));
  if (kind === 'record') return typeof value === 'object';
  return kind === 'number' || kind === 'boolean' ? typeof value === kind : typeof value === 'string';
}

/** The output variables, and how the interview ended. */
export function outputOf({ variables }: Flow, { values }: Interview): Record<string, unknown> {
  const outputs = variables.filter(({ isOutput }) => isOutput);
  return {
    ...Object.fromEntries(outputs.map(({ name }) => [name, jsonOf(values.get(name.toLowerCase()) ?? null)])),
    Flow__InterviewStatus: 'Finished',
  };
}

function jsonOf(value: FlowValue): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((item) => jsonOf(item as FlowValue));
  const { type, fields } = value as FlowRecord;
  return { attributes: { type }, ...fields };
}
