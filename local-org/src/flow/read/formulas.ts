import { compileFormula, FormulaError, EvaluationError, UnsupportedFormula } from '../../formula/index.ts';
import type { FormulaInput, Kind, Scalar } from '../../formula/index.ts';
import type { XmlElement } from '../../metadata/xml/parse.ts';
import { FlowFault, type Evaluate, type Interview, type Reference } from '../types.ts';
import { invalid, type Compiler } from './compiler.ts';
import { formulaType } from './data-types.ts';
import { referenceTo } from './references.ts';

/** A formula of a flow, in which resources stand as `{!Name}`; it has no value when it was reported as a problem. */
export function formula(source: string, returns: Kind, compiler: Compiler, at: XmlElement | null): Evaluate {
  const references = new Map<string, Reference>();
  try {
    const compiled = compileFormula(withoutBraces(source), {
      scope: { resolve: (name) => inputOf(name, references, compiler, at) },
      use: 'rule',
      blanksAsZero: false,
      returns: { kind: returns },
    });
    const read = (interview: Interview, isPrior: boolean): Scalar[] =>
      compiled.inputs.map(({ name }) => scalarOf(references.get(name.toLowerCase()), interview, isPrior));
    return (interview) => {
      const values = read(interview, false);
      const prior = interview.prior === null ? null : read(interview, true);
      try {
        return compiled.evaluate({ values, prior, world: interview.host.world() });
      } catch (error) {
        if (!(error instanceof EvaluationError)) throw error;
        throw new FlowFault('An error occurred when executing a flow interview.', { cause: error });
      }
    };
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    if (error instanceof UnsupportedFormula) compiler.problem(`UNSUPPORTED_${error.feature}`, error.message, at);
    else invalid(compiler, `The formula expression is invalid: ${error.message}`, at);
    return () => null;
  }
}

/** `{!Name}` becomes `Name`, but not in texts. */
function withoutBraces(source: string): string {
  return source.replace(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\{!([^}]+)\}/g, (whole, name: string | undefined) =>
    name === undefined ? whole : name.trim(),
  );
}

function inputOf(
  name: string,
  references: Map<string, Reference>,
  compiler: Compiler,
  at: XmlElement | null,
): FormulaInput | undefined {
  const reference = referenceTo(name, compiler, at);
  if (reference === undefined || reference.type.isCollection || reference.type.kind === 'record') return undefined;
  references.set(name.toLowerCase(), reference);
  return { name, type: formulaType(reference.type), field: reference.type.field ?? null, steps: [], global: null };
}

function scalarOf(reference: Reference | undefined, interview: Interview, isPrior: boolean): Scalar {
  const get = isPrior ? (reference?.prior ?? reference?.get) : reference?.get;
  const value = get?.(interview) ?? null;
  return typeof value === 'object' ? null : value;
}
