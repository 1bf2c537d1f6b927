import { FormulaError, globalScope, type Scalar } from '../../formula/index.ts';
import type { XmlElement } from '../../metadata/xml/parse.ts';
import type { ObjectDef } from '../../schema/types.ts';
import type { DataType, FlowRecord, FlowValue, Interview, Reference } from '../types.ts';
import { invalid, unsupported, type Compiler } from './compiler.ts';
import { isRecord, typeOfField } from './data-types.ts';

/** What a name in a flow stands for; undefined when that was reported as a problem. */
export function referenceTo(name: string, compiler: Compiler, at: XmlElement | null): Reference | undefined {
  const [root = '', ...path] = name.split('.');
  if (root.startsWith('$')) return globalReference(name, root.toLowerCase(), path, compiler, at);
  const resource = compiler.resource(name) ?? compiler.resource(root);
  if (resource === undefined) {
    invalid(compiler, `The reference ${name} names nothing in the flow`, at);
    return undefined;
  }
  if (resource.name.toLowerCase() === name.toLowerCase() || path.length === 0) return resource;
  return memberOf(resource, path, name, compiler, at);
}

function globalReference(
  name: string,
  root: string,
  path: readonly string[],
  compiler: Compiler,
  at: XmlElement | null,
): Reference | undefined {
  if (root === '$record' || root === '$record__prior') return recordReference(name, root, path, compiler, at);
  if (root === '$flow') return flowReference(name, path, compiler, at);
  try {
    const input = globalScope(compiler.schema).resolve(name, 0);
    if (input !== undefined) {
      const type = input.field ? typeOfField(input.field) : { kind: KINDS[input.type] ?? 'text', isCollection: false };
      return { name, type, get: ({ host }) => host.world().global(input) };
    }
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
  }
  unsupported(compiler, 'GLOBAL_VARIABLE', `the global variable ${name}`, at);
  return undefined;
}

const KINDS: Readonly<Record<string, Reference['type']['kind']>> = { boolean: 'boolean', datetime: 'datetime' };

function recordReference(
  name: string,
  root: string,
  path: readonly string[],
  compiler: Compiler,
  at: XmlElement | null,
): Reference | undefined {
  const object = compiler.recordObject;
  if (object === null) {
    invalid(compiler, `${name} is there only in flows that a record starts`, at);
    return undefined;
  }
  const isPrior = root === '$record__prior';
  const whole: Reference = {
    name: path.length === 0 ? name : root,
    type: { kind: 'record', isCollection: false, object },
    get: isPrior ? ({ prior }) => prior : ({ record }) => record,
    ...(isPrior ? {} : { prior: ({ prior }: Interview) => prior }),
  };
  return path.length === 0 ? whole : memberOf(whole, path, name, compiler, at);
}

function flowReference(
  name: string,
  [property = '']: readonly string[],
  compiler: Compiler,
  at: XmlElement | null,
): Reference | undefined {
  const now = ({ host }: Interview): string => new Date(host.world().now).toISOString();
  switch (property.toLowerCase()) {
    case 'faultmessage':
      return { name, type: { kind: 'text', isCollection: false }, get: ({ fault }) => fault };
    case 'currentdatetime':
    case 'interviewstarttime':
      return { name, type: { kind: 'datetime', isCollection: false }, get: now };
    case 'currentdate':
      return { name, type: { kind: 'date', isCollection: false }, get: today };
    default:
      unsupported(compiler, 'GLOBAL_VARIABLE', `the global variable ${name}`, at);
      return undefined;
  }
}

/** Of the running user, as `2026-11-22`. */
function today({ host }: Interview): string {
  const { now, timeZone } = host.world();
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(now);
}

function memberOf(
  parent: Reference,
  path: readonly string[],
  name: string,
  compiler: Compiler,
  at: XmlElement | null,
): Reference | undefined {
  const { type } = parent;
  const object = type.object === undefined ? undefined : compiler.schema.object(type.object, 'data');
  if (type.kind !== 'record' || type.isCollection || object === undefined) {
    invalid(compiler, `${name}: ${parent.name} has no fields`, at);
    return undefined;
  }
  const [member = '', ...more] = path;
  if (more.length > 0) {
    unsupported(compiler, 'CROSS_OBJECT_REFERENCE', `references over relationships: ${name}`, at);
    return undefined;
  }
  return fieldOf(parent, object, member, name, compiler, at);
}

function fieldOf(
  parent: Reference,
  object: ObjectDef,
  member: string,
  name: string,
  compiler: Compiler,
  at: XmlElement | null,
): Reference | undefined {
  const field = object.fields.get(member.toLowerCase());
  if (field === undefined) {
    invalid(compiler, `${name}: ${object.name} has no field ${member}`, at);
    return undefined;
  }
  const read = (record: FlowValue): FlowValue => (isRecord(record) ? (record.fields[field.name] ?? null) : null);
  const { prior } = parent;
  return {
    name,
    type: typeOfField(field),
    get: (interview) => read(parent.get(interview)),
    ...(prior === undefined ? {} : { prior: (interview: Interview) => read(prior(interview)) }),
    set: (interview, value) => {
      const record = parent.get(interview) ?? emptyRecord(parent, object, interview);
      if (isRecord(record)) record.fields[field.name] = asKind(value, typeOfField(field).kind);
    },
  };
}

function asKind(value: FlowValue, kind: DataType['kind']): Scalar {
  if (value === null || typeof value === 'object') return null;
  return kind === 'text' ? String(value) : value;
}

/** A record variable that holds nothing yet becomes a record with the first field that it is given. */
function emptyRecord(parent: Reference, object: ObjectDef, interview: Interview): FlowRecord {
  const record: FlowRecord = { type: object.name, fields: {} };
  parent.set?.(interview, record);
  return record;
}
