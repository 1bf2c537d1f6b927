import type { XmlElement } from '../../metadata/xml/parse.ts';
import type { DataType, Evaluate, FlowValue } from '../types.ts';
import { childOf, invalid, unsupported, type Compiler } from './compiler.ts';
import { asText } from './data-types.ts';
import { referenceTo } from './references.ts';

export interface Value {
  readonly type: DataType;
  readonly get: Evaluate;
}

const ANY: DataType = { kind: 'any', isCollection: false };
const NOTHING: Value = { type: ANY, get: () => null };

/** A FlowElementReferenceOrValue; nothing when it is left out or was reported as a problem. */
export function valueOf(element: XmlElement | undefined, compiler: Compiler): Value {
  const [child] = element?.children ?? [];
  if (child === undefined) return NOTHING;
  const text = child.text.trim();
  switch (child.name) {
    case 'stringValue':
      return { type: { kind: 'text', isCollection: false }, get: template(child.text, compiler, child) };
    case 'numberValue':
      return constant('number', Number(text));
    case 'booleanValue':
      return constant('boolean', text === 'true');
    case 'dateValue':
      return constant('date', text);
    case 'dateTimeValue':
      return constant('datetime', new Date(text).toISOString());
    case 'elementReference': {
      const reference = referenceTo(text, compiler, child);
      return reference === undefined ? NOTHING : { type: reference.type, get: reference.get };
    }
    default:
      unsupported(compiler, 'VALUE', `values of the kind ${child.name}`, child);
      return NOTHING;
  }
}

function constant(kind: DataType['kind'], value: FlowValue): Value {
  return { type: { kind, isCollection: false }, get: () => value };
}

/** Text in which `{!Name}` stands for a value. */
export function template(text: string, compiler: Compiler, at: XmlElement | null): Evaluate {
  const parts = text.split(/\{!([^}]+)\}/).map((part, index): Evaluate | string => {
    if (index % 2 === 0) return part;
    const reference = referenceTo(part.trim(), compiler, at);
    if (reference === undefined) return '';
    if (reference.type.isCollection || reference.type.kind === 'record')
      invalid(compiler, `A record or a collection is no text: {!${part}}`, at);
    else if (['date', 'datetime', 'time'].includes(reference.type.kind))
      unsupported(compiler, 'DATE_IN_TEXT', `dates and times in text, whose form depends on the user: {!${part}}`, at);
    return reference.get;
  });
  if (parts.length === 1) return () => (text === '' ? null : text);
  return (interview) => parts.map((part) => (typeof part === 'string' ? part : asText(part(interview)))).join('');
}

/** The `value` of inputAssignments, filters and other pairs. */
export function valueIn(element: XmlElement, compiler: Compiler): Value {
  return valueOf(childOf(element, 'value'), compiler);
}
