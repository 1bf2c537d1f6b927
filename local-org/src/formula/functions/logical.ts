import { EvaluationError, FormulaError } from '../errors.ts';
import { argument, illegalType, wrongType } from '../code.ts';
import type { Call, Code, Functions } from '../code.ts';
import type { Frame } from '../types.ts';
import { commonKind } from '../values.ts';
import type { Kind, Value } from '../values.ts';
import { equals } from './operators.ts';

const MANY = 255;

/** `Logical Functions` of "Formula Operators and Functions by Context". An unknown condition counts as false. */
export const LOGICAL: Functions = {
  AND: { min: 1, max: MANY, compile: (call) => connective(call, false) },
  '&&': { min: 2, max: 2, compile: (call) => connective(call, false) },
  OR: { min: 1, max: MANY, compile: (call) => connective(call, true) },
  '||': { min: 2, max: 2, compile: (call) => connective(call, true) },
  NOT: {
    min: 1,
    max: 1,
    compile: (call) => {
      const condition = argument(call, 0, 'boolean');
      return boolean(call, (frame) => negate(condition.run(frame)));
    },
  },
  IF: { min: 3, max: 3, compile: compileIf },
  IFS: { min: 3, max: MANY, compile: compileIfs },
  CASE: { min: 4, max: MANY, compile: compileCase },
  ISBLANK: { min: 1, max: 1, compile: compileIsBlank },
  /** text is never null (help, "ISNULL": text fields are never null) */
  ISNULL: {
    min: 1,
    max: 1,
    compile: (call) => (call.args[0]?.kind === 'text' ? boolean(call, () => false) : compileIsBlank(call)),
  },
  BLANKVALUE: { min: 2, max: 2, compile: (call) => substitute(call, true) },
  NULLVALUE: { min: 2, max: 2, compile: (call) => substitute(call, false) },
  IFERROR: {
    min: 2,
    max: 2,
    compile: (call) => {
      const [value, other] = [at(call, 0), at(call, 1)];
      return { kind: common(call, value.kind, other), at: call.at, run: (frame) => attempt(value, other, frame) };
    },
  },
};

function boolean(call: Call, run: Code['run']): Code {
  return { kind: 'boolean', at: call.at, run };
}

function negate(value: Value): Value {
  return value === null ? null : value !== true;
}

function at(call: Call, index: number): Code {
  const found = call.args[index];
  if (found === undefined) throw new Error(`${call.title} has no argument ${index}`);
  return found;
}

function connective(call: Call, decisive: boolean): Code {
  const args = call.args.map((_, index) => argument(call, index, 'boolean'));
  return boolean(call, (frame) =>
    decisive ? args.some((arg) => arg.run(frame) === true) : args.every((arg) => arg.run(frame) === true),
  );
}

/** The kind of several results. */
function common(call: Call, kind: Kind, next: Code): Kind {
  if (next.kind === 'picklist' || next.kind === 'multipicklist') throw wrongType(call, ['text'], next);
  const both = commonKind(kind, next.kind);
  if (both === undefined) throw wrongType(call, [kind], next);
  return both;
}

function compileIf(call: Call): Code {
  const condition = argument(call, 0, 'boolean');
  const [then, otherwise] = [at(call, 1), at(call, 2)];
  return {
    kind: common(call, common(call, 'null', then), otherwise),
    at: call.at,
    run: (frame) => (condition.run(frame) === true ? then : otherwise).run(frame),
  };
}

function compileIfs(call: Call): Code {
  if (call.args.length % 2 === 0)
    throw new FormulaError(
      `Incorrect number of parameters for ${call.title}. Expected ${call.args.length + 1}, received ${call.args.length}`,
      call.at,
    );
  const last = at(call, call.args.length - 1);
  const pairs = Array.from({ length: (call.args.length - 1) / 2 }, (_, pair) => ({
    condition: argument(call, pair * 2, 'boolean'),
    result: at(call, pair * 2 + 1),
  }));
  const kind = [...pairs.map(({ result }) => result), last].reduce<Kind>(
    (all, next) => common(call, all, next),
    'null',
  );
  return {
    kind,
    at: call.at,
    run: (frame) => (pairs.find(({ condition }) => condition.run(frame) === true)?.result ?? last).run(frame),
  };
}

function compileCase(call: Call): Code {
  const { length } = call.args;
  if (length % 2 !== 0)
    throw new FormulaError(
      `Incorrect number of parameters for ${call.title}. Expected ${length - 1}, received ${length}`,
      call.at,
    );
  const subject = at(call, 0);
  if (subject.kind === 'boolean' || subject.kind === 'location' || subject.kind === 'multipicklist')
    throw illegalType(call);
  const otherwise = at(call, length - 1);
  const cases = Array.from({ length: (length - 2) / 2 }, (_, index) => ({
    value: at(call, index * 2 + 1),
    result: at(call, index * 2 + 2),
  }));
  let subjectKind: Kind = subject.kind === 'picklist' ? 'text' : subject.kind;
  let kind: Kind = 'null';
  for (const { value, result } of cases) {
    if (subject.kind === 'picklist' && value.literal === undefined) throw wrongType(call, ['text'], value);
    subjectKind = common(call, subjectKind, value);
    kind = common(call, kind, result);
  }
  kind = common(call, kind, otherwise);
  if (kind === 'boolean' || subjectKind === 'boolean') throw illegalType(call);
  return {
    kind,
    at: call.at,
    run: (frame) => {
      const wanted = subject.run(frame);
      const found = cases.find(({ value }) => equals(subjectKind, wanted, value.run(frame)) === true);
      return (found?.result ?? otherwise).run(frame);
    },
  };
}

/** A number that counts as zero when it is blank is never blank, because its value is read as zero. */
function compileIsBlank(call: Call): Code {
  const value = at(call, 0);
  if (value.kind === 'boolean') throw illegalType(call);
  return boolean(call, (frame) => value.run(frame) === null);
}

function substitute(call: Call, includesText: boolean): Code {
  const [value, other] = [at(call, 0), at(call, 1)];
  if (value.kind === 'boolean' || value.kind === 'location') throw illegalType(call);
  const kind = common(call, value.kind, other);
  if (kind === 'text' && !includesText) return { ...value, kind };
  return { kind, at: call.at, run: (frame) => value.run(frame) ?? other.run(frame) };
}

function attempt(value: Code, other: Code, frame: Frame): Value {
  try {
    return value.run(frame);
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    return other.run(frame);
  }
}
