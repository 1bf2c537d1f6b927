import type { XmlElement } from '../../metadata/xml/parse.ts';
import type { AssignmentStep, DecisionStep, ErrorStep, FlowValue, Interview, LoopStep } from '../types.ts';
import { childrenOf, invalid, isTrue, targetOf, textOf, unsupported, type Compiler } from './compiler.ts';
import { conditions } from './conditions.ts';
import { asText, fits, isList } from './data-types.ts';
import { referenceTo } from './references.ts';
import { template, valueIn } from './values.ts';

/** What every element has; `connector` is where it goes on. */
export function common(element: XmlElement, connector = 'connector') {
  const name = textOf(element, 'name') ?? '';
  return {
    name,
    label: textOf(element, 'label') ?? name,
    next: targetOf(element, connector),
    fault: targetOf(element, 'faultConnector'),
  };
}

export function assignment(element: XmlElement, compiler: Compiler): AssignmentStep {
  const items = childrenOf(element, 'assignmentItems').flatMap((item) => assignmentItem(item, compiler) ?? []);
  return {
    kind: 'assignment',
    ...common(element),
    run: (interview) => {
      for (const item of items) item(interview);
    },
  };
}

type Combine = (current: FlowValue, given: FlowValue) => FlowValue;

function assignmentItem(item: XmlElement, compiler: Compiler): ((interview: Interview) => void) | null {
  const target = referenceTo(textOf(item, 'assignToReference') ?? '', compiler, item);
  const value = valueIn(item, compiler);
  if (target === undefined) return null;
  const { set, get, name } = target;
  if (set === undefined) {
    invalid(compiler, `${name} cannot be assigned`, item);
    return null;
  }
  const operator = textOf(item, 'operator') ?? '';
  const combine = ASSIGNMENTS[operator];
  if (combine === undefined) {
    unsupported(compiler, 'OPERATOR', `assignments by ${operator}`, item);
    return null;
  }
  const isAdded = target.type.isCollection && (operator === 'Add' || operator === 'AddAtStart');
  const wanted = isAdded ? { ...target.type, isCollection: value.type.isCollection } : target.type;
  if (operator !== 'AssignCount' && !fits(value.type, wanted))
    invalid(compiler, `${name} is ${described(wanted)} and is given ${described(value.type)}`, item);
  const isText = target.type.kind === 'text' && !target.type.isCollection;
  return (interview) => {
    const result = combine(get(interview), value.get(interview));
    set(interview, isText && result !== null ? asText(result) : result);
  };
}

const described = ({ kind, isCollection }: { kind: string; isCollection: boolean }): string =>
  isCollection ? `a collection of ${kind}` : kind;

const ASSIGNMENTS: Readonly<Record<string, Combine>> = {
  Assign: (_current, given) => given,
  Add: (current, given) => added(current, given, false),
  AddAtStart: (current, given) => added(current, given, true),
  Subtract: (current, given) => Number(current ?? 0) - Number(given ?? 0),
  AssignCount: (_current, given) => (isList(given) ? given.length : given === null ? 0 : 1),
};

function added(current: FlowValue, given: FlowValue, atStart: boolean): FlowValue {
  if (isList(current)) {
    const items = isList(given) ? given : [given];
    return atStart ? [...items, ...current] : [...current, ...items];
  }
  if (typeof current === 'number' || typeof given === 'number') return Number(current ?? 0) + Number(given ?? 0);
  return atStart ? asText(given) + asText(current) : asText(current) + asText(given);
}

export function decision(element: XmlElement, compiler: Compiler): DecisionStep {
  return {
    kind: 'decision',
    ...common(element, 'defaultConnector'),
    outcomes: childrenOf(element, 'rules').map((rule) => {
      if (isTrue(rule, 'doesRequireRecordChangedToMeetCriteria'))
        unsupported(compiler, 'OUTCOME_ON_CHANGE', 'outcomes that need a record that was changed to meet them', rule);
      return {
        when: conditions(childrenOf(rule, 'conditions'), textOf(rule, 'conditionLogic'), compiler),
        next: targetOf(rule, 'connector'),
      };
    }),
  };
}

/** Inside the loop its name stands for the item. */
export function loop(element: XmlElement, compiler: Compiler): LoopStep {
  const { name } = common(element);
  const collection = referenceTo(textOf(element, 'collectionReference') ?? '', compiler, element);
  if (collection !== undefined && !collection.type.isCollection)
    invalid(compiler, `The loop ${name} goes over ${collection.name}, which is no collection`, element);
  const variable = textOf(element, 'assignNextValueToReference');
  const target = variable === null ? undefined : referenceTo(variable, compiler, element);
  return {
    kind: 'loop',
    ...common(element, 'noMoreValuesConnector'),
    collection: collection?.get ?? (() => []),
    isDescending: textOf(element, 'iterationOrder') === 'Desc',
    item: (interview, value) => {
      interview.values.set(name.toLowerCase(), value);
      target?.set?.(interview, value);
    },
    each: targetOf(element, 'nextValueConnector'),
  };
}

export function customError(element: XmlElement, compiler: Compiler): ErrorStep {
  const messages = childrenOf(element, 'customErrorMessages').map((message) => ({
    text: template(textOf(message, 'errorMessage') ?? '', compiler, message),
    field: isTrue(message, 'isFieldError') ? textOf(message, 'fieldSelection') : null,
  }));
  return {
    kind: 'error',
    ...common(element),
    run: (interview) => {
      for (const { text, field } of messages) interview.errors.push({ message: asText(text(interview)), field });
    },
  };
}
