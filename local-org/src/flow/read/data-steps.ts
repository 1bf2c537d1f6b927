import type { XmlElement } from '../../metadata/xml/parse.ts';
import type { ObjectDef } from '../../schema/types.ts';
import type {
  ActionStep,
  AssignmentStep,
  DataType,
  FlowRecord,
  FlowValue,
  Interview,
  LookupStep,
  WriteStep,
} from '../types.ts';
import { childOf, childrenOf, invalid, isTrue, textOf, unsupported, type Compiler } from './compiler.ts';
import { fits, isList, isRecord, typeOfField, typeOfParameter } from './data-types.ts';
import { queryOf } from './queries.ts';
import { referenceTo } from './references.ts';
import { common } from './steps.ts';
import { valueIn } from './values.ts';

type Assign = (interview: Interview, value: FlowValue) => void;

export function lookup(element: XmlElement, compiler: Compiler): LookupStep | null {
  const object = objectOf(element, compiler);
  if (object === null) return null;
  const { name } = common(element);
  const isFirstOnly = isTrue(element, 'getFirstRecordOnly') || childOf(element, 'outputAssignments') !== undefined;
  const target = targetOfResult(element, compiler);
  const fields = childrenOf(element, 'outputAssignments').map((output) => ({
    field: fieldNamed(object, textOf(output, 'field') ?? '', output, compiler)?.name ?? '',
    assign: assignTo(textOf(output, 'assignToReference'), output, compiler),
  }));
  const keepsWhenNone = !isTrue(element, 'assignNullValuesIfNoRecordsFound');
  return {
    kind: 'lookup',
    ...common(element),
    object: object.name,
    isFirstOnly: isFirstOnly || isSingle(target?.type),
    query: queryOf(element, object, compiler),
    store: (interview, found) => {
      const [first] = found;
      const isSingleResult = isFirstOnly || isSingle(target?.type);
      interview.values.set(name.toLowerCase(), isSingleResult ? (first ?? null) : found);
      if (first === undefined && keepsWhenNone) return;
      target?.set(interview, isSingleResult ? (first ?? null) : found);
      for (const { field, assign } of fields) assign(interview, first?.fields[field] ?? null);
    },
  };
}

const isSingle = (type: DataType | undefined): boolean => type !== undefined && !type.isCollection;

function targetOfResult(element: XmlElement, compiler: Compiler): { type: DataType; set: Assign } | undefined {
  const name = textOf(element, 'outputReference');
  const reference = name === null ? undefined : referenceTo(name, compiler, element);
  return reference?.set && { type: reference.type, set: reference.set };
}

function objectOf(element: XmlElement, compiler: Compiler): ObjectDef | null {
  const name = textOf(element, 'object') ?? '';
  const object = compiler.schema.object(name, 'data');
  if (object !== undefined) return object;
  invalid(compiler, `The element ${textOf(element, 'name') ?? ''} names ${name}, which is no object`, element);
  return null;
}

function fieldNamed(object: ObjectDef, name: string, at: XmlElement, compiler: Compiler) {
  const field = object.fields.get(name.toLowerCase());
  if (field === undefined) invalid(compiler, `${object.name} has no field ${name}`, at);
  return field;
}

function assignTo(name: string | null, at: XmlElement, compiler: Compiler): Assign {
  const reference = name === null ? undefined : referenceTo(name, compiler, at);
  if (reference?.set) return reference.set;
  if (reference !== undefined) invalid(compiler, `${reference.name} cannot be assigned`, at);
  return () => undefined;
}

/** The fields that an element sets, and their values. */
function fieldValues(element: XmlElement, object: ObjectDef, operation: WriteStep['operation'], compiler: Compiler) {
  return childrenOf(element, 'inputAssignments').flatMap((pair) => {
    const field = fieldNamed(object, textOf(pair, 'field') ?? '', pair, compiler);
    const value = valueIn(pair, compiler);
    if (field === undefined) return [];
    if (operation === 'insert' ? !field.createable : !field.updateable)
      invalid(compiler, `${object.name}.${field.name} cannot be written`, pair);
    if (!fits(value.type, typeOfField(field)))
      invalid(compiler, `${object.name}.${field.name} is given ${value.type.kind}`, pair);
    return [{ name: field.name, get: value.get }];
  });
}

function withFields(
  record: Pick<FlowRecord, 'type'> & { readonly id?: FlowValue },
  values: ReturnType<typeof fieldValues>,
  interview: Interview,
): FlowRecord {
  const fields: FlowRecord['fields'] = typeof record.id === 'string' ? { Id: record.id } : {};
  for (const { name, get } of values) {
    const value = get(interview);
    fields[name] = typeof value === 'object' ? null : value;
  }
  return { type: record.type, fields };
}

/** The update of `$Record` before it is saved: no write, the fields of the record change. */
export function changeOfRecord(element: XmlElement, compiler: Compiler): AssignmentStep | null {
  const object = compiler.schema.object(compiler.recordObject ?? '', 'data');
  if (object === undefined) return null;
  const values = fieldValues(element, object, 'update', compiler);
  return {
    kind: 'assignment',
    ...common(element),
    run: (interview) => {
      for (const { name, get } of values) {
        const value = get(interview);
        if (interview.record) interview.record.fields[name] = typeof value === 'object' ? null : value;
      }
    },
  };
}

/** Create, update and delete: of a record or a collection, by filters, or of values. */
export function write(element: XmlElement, operation: WriteStep['operation'], compiler: Compiler): WriteStep | null {
  const step = { kind: 'write', ...common(element), operation } as const;
  const input = textOf(element, 'inputReference');
  if (input !== null) return { ...step, ...ofReference(element, input, operation, compiler), find: null };
  const object = objectOf(element, compiler);
  if (object === null) return null;
  const values = operation === 'delete' ? [] : fieldValues(element, object, operation, compiler);
  if (operation === 'insert')
    return {
      ...step,
      find: null,
      records: (interview) => [withFields({ type: object.name }, values, interview)],
      stored: storedIds(element, compiler),
    };
  return {
    ...step,
    find: { query: queryOf(element, object, compiler), object: object.name },
    records: (interview, found) =>
      found.map((record) => withFields({ type: record.type, id: record.fields['Id'] ?? null }, values, interview)),
    stored: () => undefined,
  };
}

function ofReference(
  element: XmlElement,
  input: string,
  operation: WriteStep['operation'],
  compiler: Compiler,
): Pick<WriteStep, 'records' | 'stored'> {
  const reference = referenceTo(input, compiler, element);
  const object =
    reference?.type.object === undefined ? undefined : compiler.schema.object(reference.type.object, 'data');
  const values = object === undefined ? [] : fieldValues(element, object, operation, compiler);
  if (reference !== undefined && reference.type.kind !== 'record')
    invalid(compiler, `${input} is neither a record nor a collection of records`, element);
  return {
    records: (interview) => {
      const value = reference?.get(interview) ?? null;
      const records = (isList(value) ? value : [value]).filter(isRecord);
      if (values.length === 0) return records;
      return records.map((record) =>
        withFields({ type: record.type, id: record.fields['Id'] ?? null }, values, interview),
      );
    },
    stored: (_interview, records, ids) => {
      if (operation !== 'insert') return;
      records.forEach((record, index) => {
        const id = ids[index];
        if (id) record.fields['Id'] = id;
      });
    },
  };
}

function storedIds(element: XmlElement, compiler: Compiler): WriteStep['stored'] {
  const { name } = common(element);
  const assign = assignTo(textOf(element, 'assignRecordIdToReference'), element, compiler);
  return (interview, _records, [id = null]) => {
    interview.values.set(name.toLowerCase(), id);
    assign(interview, id);
  };
}

export function action(element: XmlElement, compiler: Compiler): ActionStep | null {
  const className = textOf(element, 'actionName') ?? '';
  const type = textOf(element, 'actionType') ?? '';
  if (type !== 'apex') {
    unsupported(compiler, 'ACTION', `actions of the type ${type}: ${className}`, element);
    return null;
  }
  if (textOf(element, 'flowTransactionModel') === 'NewTransaction')
    unsupported(compiler, 'NEW_TRANSACTION', `an action in a transaction of its own: ${className}`, element);
  const shape = compiler.action(className);
  if (shape === undefined) {
    invalid(compiler, `The Apex class ${className} is not there or has no invocable method`, element);
    return null;
  }
  const inputs = childrenOf(element, 'inputParameters').flatMap((pair) =>
    inputOf(pair, shape.inputs, className, compiler),
  );
  for (const parameter of shape.inputs)
    if (parameter.required && !inputs.some(({ name }) => name === parameter.name))
      invalid(compiler, `The action ${className} needs the input ${parameter.name}`, element);
  const outputs = childrenOf(element, 'outputParameters').map((pair) => ({
    name: parameterNamed(shape.outputs, pair, className, 'output', compiler)?.name ?? '',
    assign: assignTo(textOf(pair, 'assignToReference'), pair, compiler),
  }));
  const { name } = common(element);
  return {
    kind: 'action',
    ...common(element),
    className,
    inputs: (interview) => Object.fromEntries(inputs.map(({ name: input, get }) => [input, get(interview)])),
    store: (interview, values) => {
      for (const [output, value] of Object.entries(values))
        interview.values.set(`${name}.${output}`.toLowerCase(), value);
      for (const output of outputs) output.assign(interview, values[output.name] ?? null);
    },
  };
}

type Parameters = NonNullable<ReturnType<Compiler['action']>>['inputs'];

function parameterNamed(
  parameters: Parameters,
  pair: XmlElement,
  className: string,
  what: string,
  compiler: Compiler,
): Parameters[number] | undefined {
  const name = textOf(pair, 'name') ?? '';
  const parameter = parameters.find((one) => one.name.toLowerCase() === name.toLowerCase());
  if (parameter === undefined) invalid(compiler, `The action ${className} has no ${what} ${name}`, pair);
  return parameter;
}

function inputOf(pair: XmlElement, parameters: Parameters, className: string, compiler: Compiler) {
  const parameter = parameterNamed(parameters, pair, className, 'input', compiler);
  const value = valueIn(pair, compiler);
  if (parameter === undefined) return [];
  const wanted = typeOfParameter(parameter);
  if (wanted === undefined)
    unsupported(compiler, 'APEX_VALUE', `inputs of the type ${parameter.type}: ${className}.${parameter.name}`, pair);
  else if (!fits(value.type, wanted))
    invalid(
      compiler,
      `The input ${parameter.name} of ${className} is ${wanted.kind} and is given ${value.type.kind}`,
      pair,
    );
  return [{ name: parameter.name, get: value.get }];
}
