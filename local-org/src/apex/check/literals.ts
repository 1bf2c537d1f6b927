import type { ExpressionOf } from '../syntax/index.ts';
import type { Bound } from './bound.ts';
import type { BodyContext } from './context.ts';

/** Literals out of range are refused by the platform's parser, with these words. */
export function bindLiteral(expression: ExpressionOf<'literal'>, context: BodyContext): Bound {
  const at = { line: expression.line, column: expression.column };
  const { text } = expression;
  switch (expression.type) {
    case 'null':
      return { ...at, kind: 'literal', value: null, type: context.universe.table.null };
    case 'Boolean':
      return { ...at, kind: 'literal', value: text === 'true', type: context.type('Boolean') };
    case 'String':
      return { ...at, kind: 'literal', value: text, type: context.type('String') };
    case 'Integer': {
      const value = Number(text);
      if (value !== (value | 0)) context.report(at, 'illegal-integer-literal', 'Illegal integer');
      return { ...at, kind: 'literal', value: value | 0, type: context.type('Integer') };
    }
    case 'Long': {
      const value = BigInt(text);
      if (value !== BigInt.asIntN(64, value)) context.report(at, 'illegal-long-literal', 'Illegal long');
      return { ...at, kind: 'literal', value: BigInt.asIntN(64, value), type: context.type('Long') };
    }
    default:
      return { ...at, kind: 'number', text, type: context.type(expression.type) };
  }
}
