import type { Position, TypeRef } from '../syntax/index.ts';
import { isVisible } from '../types/members.ts';
import type { ClassSymbol, Type } from '../types/model.ts';
import type { Universe } from '../types/resolve.ts';

/** Collections may stand in one another so deep (the platform's compiler). */
const MAX_DEPTH = 8;

export interface TypeProblem {
  readonly at: Position;
  readonly code: string;
  readonly message: string;
}

/** What is wrong with a type that stands somewhere in `from`: unknown, hidden, or with the wrong number of arguments. */
export function typeProblem(ref: TypeRef, from: ClassSymbol, universe: Universe): TypeProblem | null {
  const type = universe.tryResolve(ref, from);
  if (!type) {
    const at = universe.unresolved(ref, from);
    return { at, code: 'invalid-type', message: `Invalid type: ${shown(at)}` };
  }
  const wrong = argumentProblem(ref, from, universe) ?? depthProblem(type, ref);
  if (wrong) return wrong;
  const hidden = allParts(type).some(({ symbol }) => symbol !== null && !isTypeVisible(symbol, from));
  return hidden ? { at: ref, code: 'type-not-visible', message: `Type is not visible: ${type.name}` } : null;
}

/** Inner classes are as private as other members. */
export function isTypeVisible(symbol: ClassSymbol, from: ClassSymbol): boolean {
  const { outer, access, testVisible } = symbol;
  return symbol.origin !== 'user' || outer === null || isVisible({ owner: outer, access, testVisible }, from);
}

function shown(ref: TypeRef): string {
  return ref.names.map((part) => part.name).join('.');
}

function allParts(type: Type): Type[] {
  return [type, ...type.args.flatMap(allParts)];
}

/** A batch class may name its interface without the type of its records (Apex Developer Guide, Using Batch Apex). */
const MAY_BE_RAW: ReadonlySet<string> = new Set(['database.batchable']);

function argumentProblem(ref: TypeRef, from: ClassSymbol, universe: Universe): TypeProblem | null {
  const given = ref.names.at(-1)?.args ?? [];
  const symbol = universe.symbolOf(
    ref.names.map((part) => part.name),
    from,
  );
  if (!symbol) return null;
  const expected = symbol.typeParameters.length;
  const name = symbol.fullName;
  const at = ref;
  if (given.length > 0 && expected === 0)
    return {
      at,
      code: 'type-arguments-for-non-parameterized-type',
      message: `Type arguments provided for a non-parameterized type: ${name}`,
    };
  if (given.length === 0 && expected > 0)
    return MAY_BE_RAW.has(symbol.key)
      ? null
      : {
          at,
          code: 'no-type-arguments-for-parameterized-type',
          message: `No type arguments provided for a parameterized type: ${name}`,
        };
  if (given.length !== expected)
    return {
      at,
      code: 'invalid-parameterized-type-count',
      message: `Invalid type argument count for ${symbol.name}: expected ${expected} but found ${given.length}`,
    };
  for (const part of given) {
    const problem = argumentProblem(part, from, universe);
    if (problem) return problem;
  }
  return null;
}

function depthProblem(type: Type, at: Position): TypeProblem | null {
  if (depthOf(type) <= MAX_DEPTH) return null;
  const message = `Exceeded max parameterized type depth: ${type.name}, depth: ${MAX_DEPTH + 1}`;
  return { at, code: 'parameterized-type-too-deep', message };
}

function depthOf(type: Type): number {
  return type.args.length === 0 ? 0 : 1 + Math.max(...type.args.map(depthOf));
}
