import type { XmlElement } from '../../metadata/xml/parse.ts';
import type { FlowValue, Interview, Reference, Test } from '../types.ts';
import { childOf, invalid, textOf, unsupported, type Compiler } from './compiler.ts';
import { asText, isList } from './data-types.ts';
import { parseLogic } from './logic.ts';
import { referenceTo } from './references.ts';
import { valueOf, type Value } from './values.ts';

/** Conditions of an outcome: `conditionLogic` is `and`, `or`, or `1 AND (2 OR 3)`. */
export function conditions(elements: readonly XmlElement[], logic: string | null, compiler: Compiler): Test {
  const tests = elements.map((element) => {
    const name = textOf(element, 'leftValueReference') ?? '';
    const left = referenceTo(name, compiler, element);
    return left === undefined ? () => false : condition(left, element, 'rightValue', compiler);
  });
  return combined(tests, logic, compiler, elements[0] ?? null);
}

/** Filters on `$Record`, as a start element has them. */
export function recordFilters(elements: readonly XmlElement[], logic: string | null, compiler: Compiler): Test {
  const tests = elements.map((element) => {
    const left = referenceTo(`$Record.${textOf(element, 'field') ?? ''}`, compiler, element);
    return left === undefined ? () => false : condition(left, element, 'value', compiler);
  });
  return combined(tests, logic, compiler, elements[0] ?? null);
}

function condition(left: Reference, element: XmlElement, valueName: string, compiler: Compiler): Test {
  const right = valueOf(childOf(element, valueName), compiler);
  const operator = textOf(element, 'operator') ?? '';
  if (operator === 'IsChanged') return changed(left, right);
  if (operator === 'IsNull') return (interview) => (left.get(interview) === null) === (right.get(interview) !== false);
  const compare = OPERATORS[operator];
  if (compare !== undefined) return (interview) => compare(left.get(interview), right.get(interview));
  unsupported(compiler, 'OPERATOR', `the operator ${operator}`, element);
  return () => false;
}

/** A new record has not changed. */
function changed(left: Reference, wanted: Value): Test {
  return (interview: Interview) => {
    const hasChanged = interview.prior !== null && (left.prior?.(interview) ?? null) !== left.get(interview);
    return hasChanged === (wanted.get(interview) !== false);
  };
}

type Compare = (left: FlowValue, right: FlowValue) => boolean;

const onText =
  (test: (left: string, right: string) => boolean): Compare =>
  (left, right) =>
    left !== null && right !== null && test(asText(left).toLowerCase(), asText(right).toLowerCase());
const inOrder =
  (test: (order: number) => boolean): Compare =>
  (left, right) =>
    left !== null && right !== null && test(order(left, right));

const equal: Compare = (left, right) =>
  left === right || (left !== null && right !== null && asText(left).toLowerCase() === asText(right).toLowerCase());

const OPERATORS: Readonly<Record<string, Compare>> = {
  EqualTo: equal,
  NotEqualTo: (left, right) => !equal(left, right),
  GreaterThan: inOrder((found) => found > 0),
  GreaterThanOrEqualTo: inOrder((found) => found >= 0),
  LessThan: inOrder((found) => found < 0),
  LessThanOrEqualTo: inOrder((found) => found <= 0),
  StartsWith: onText((left, right) => left.startsWith(right)),
  EndsWith: onText((left, right) => left.endsWith(right)),
  Contains: (left, right) =>
    isList(left) ? left.some((item) => equal(item, right)) : onText((text, part) => text.includes(part))(left, right),
};

/** Dates and datetimes are kept so that their texts have their order. */
function order(left: FlowValue, right: FlowValue): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  return asText(left) < asText(right) ? -1 : asText(left) > asText(right) ? 1 : 0;
}

function combined(tests: readonly Test[], logic: string | null, compiler: Compiler, at: XmlElement | null): Test {
  const wanted = (logic ?? 'and').trim().toLowerCase();
  if (wanted === 'and') return (interview) => tests.every((test) => test(interview));
  if (wanted === 'or') return (interview) => tests.some((test) => test(interview));
  const parsed = parseLogic(wanted, tests);
  if (parsed !== null) return parsed;
  invalid(compiler, `The condition logic ${logic ?? ''} cannot be read`, at);
  return () => false;
}
