import type { Kind } from '../../formula/index.ts';
import type { XmlElement } from '../../metadata/xml/parse.ts';
import type { DataType, Evaluate, FlowValue, FlowVariable, Interview, Reference } from '../types.ts';
import { childOf, childrenOf, invalid, isTrue, textOf, unsupported, type Compiler } from './compiler.ts';
import { flowType, typeOfParameter } from './data-types.ts';
import { formula } from './formulas.ts';
import { referenceTo } from './references.ts';
import { template, valueIn } from './values.ts';

type Make = (compiler: Compiler) => Reference;

const TEXT: DataType = { kind: 'text', isCollection: false };

/** Everything in a flow that has a name and a value; each is made when it is first asked for, because they name each other. */
export function resourcesOf(root: XmlElement): (name: string, compiler: Compiler) => Reference | undefined {
  const makers = new Map<string, Make>();
  const each = (element: string, make: (element: XmlElement, name: string) => Make): void => {
    for (const found of childrenOf(root, element)) {
      const name = textOf(found, 'name') ?? '';
      makers.set(name.toLowerCase(), make(found, name));
    }
  };
  each('variables', (element, name) => (compiler) => ofVariable(variable(element, compiler), name));
  each('constants', (element, name) => (compiler) => ({ name, ...valueIn(element, compiler) }));
  each('textTemplates', (element, name) => (compiler) => ({
    name,
    type: TEXT,
    get: template(textOf(element, 'text') ?? '', compiler, element),
  }));
  each('formulas', (element, name) => (compiler) => formulaResource(element, name, compiler));
  each('recordLookups', (element, name) => () => ofValue(name, resultOf(element)));
  each('recordCreates', (_element, name) => () => ofValue(name, TEXT));
  each('loops', (element, name) => (compiler) => itemOf(element, name, compiler));
  const made = new Map<string, Reference>();
  return (name, compiler) => {
    const key = name.toLowerCase();
    const known = made.get(key) ?? outputOf(root, name, compiler);
    if (known !== undefined) return known;
    const make = makers.get(key);
    if (make === undefined) return undefined;
    // A formula that names itself finds nothing here while it is made.
    makers.delete(key);
    const reference = make(compiler);
    made.set(key, reference);
    return reference;
  };
}

/** A value that the interview keeps under the name. */
function ofValue(name: string, type: DataType): Reference {
  const key = name.toLowerCase();
  return { name, type, get: ({ values }) => values.get(key) ?? (type.isCollection ? [] : null) };
}

function ofVariable({ type }: FlowVariable, name: string): Reference {
  const key = name.toLowerCase();
  return {
    ...ofValue(name, type),
    set: (interview: Interview, value: FlowValue) => void interview.values.set(key, value),
  };
}

export function variable(element: XmlElement, compiler: Compiler): FlowVariable {
  const dataType = textOf(element, 'dataType') ?? '';
  const name = textOf(element, 'name') ?? '';
  const kind = flowType(dataType);
  if (kind === undefined) unsupported(compiler, 'DATA_TYPE', `variables of the type ${dataType}: ${name}`, element);
  const object = textOf(element, 'objectType');
  if (kind === 'record' && (object === null || compiler.schema.object(object, 'data') === undefined))
    invalid(compiler, `The variable ${name} is of the object ${object ?? ''}, which is not there`, element);
  return {
    name,
    type: {
      kind: kind ?? 'any',
      isCollection: isTrue(element, 'isCollection'),
      ...(object === null ? {} : { object }),
    },
    isInput: isTrue(element, 'isInput'),
    isOutput: isTrue(element, 'isOutput'),
    initial: childOf(element, 'value') === undefined ? null : valueIn(element, compiler).get,
  };
}

const KINDS: Readonly<Record<string, Kind>> = {
  String: 'text',
  Number: 'number',
  Currency: 'number',
  Boolean: 'boolean',
  Date: 'date',
  DateTime: 'datetime',
  Time: 'time',
};

function formulaResource(element: XmlElement, name: string, compiler: Compiler): Reference {
  const dataType = textOf(element, 'dataType') ?? '';
  const kind = KINDS[dataType];
  if (kind === undefined) invalid(compiler, `The formula ${name} cannot be of the type ${dataType}`, element);
  const get: Evaluate = formula(textOf(element, 'expression') ?? '', kind ?? 'text', compiler, element);
  return { name, type: { kind: flowType(dataType) ?? 'text', isCollection: false }, get };
}

function resultOf(element: XmlElement): DataType {
  return {
    kind: 'record',
    isCollection: !isTrue(element, 'getFirstRecordOnly') && childOf(element, 'outputAssignments') === undefined,
    object: textOf(element, 'object') ?? '',
  };
}

function itemOf(element: XmlElement, name: string, compiler: Compiler): Reference {
  const collection = referenceTo(textOf(element, 'collectionReference') ?? '', compiler, null);
  return ofValue(name, { ...(collection?.type ?? TEXT), isCollection: false });
}

/** `Action.output` */
function outputOf(root: XmlElement, name: string, compiler: Compiler): Reference | undefined {
  const [element = '', output = ''] = name.split('.');
  const call = childrenOf(root, 'actionCalls').find(
    (one) => textOf(one, 'name')?.toLowerCase() === element.toLowerCase(),
  );
  const shape = call && compiler.action(textOf(call, 'actionName') ?? '');
  const parameter = shape?.outputs.find((one) => one.name.toLowerCase() === output.toLowerCase());
  const type = parameter && typeOfParameter(parameter);
  return type && ofValue(name, type);
}
