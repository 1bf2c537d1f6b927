import type { ExpressionOf } from '../syntax/index.ts';
import type { Bound } from './bound.ts';
import type { BodyContext } from './context.ts';

const MAX_LONG = 2n ** 63n - 1n;

/** Literals out of range are refused by the platform's parser, which reads them before their sign. */
export function bindLiteral(expression: ExpressionOf<'literal'>, context: BodyContext): Bound {
  const at = { line: expression.line, column: expression.column };
  const { text } = expression;
  switch (expression.type) {
    case 'null':
      return { ...at, kind: 'literal', value: null, type: context.universe.table.null };
    case 'Boolean':
      return { ...at, kind: 'literal', value: text === 'true', type: context.type('Boolean') };
    case 'String':
      if (expression.breaksLine)
        context.report(
          expression,
          'invalid-string-literal-illegal-linebreaks',
          'Illegal string literal: Line breaks are not allowed in string literals',
        );
      return { ...at, kind: 'literal', value: text, type: context.type('String') };
    case 'Integer': {
      const value = Number(text);
      if (Math.abs(value) > 2_147_483_647) context.report(at, 'illegal-integer-literal', 'Illegal integer');
      return { ...at, kind: 'literal', value: value | 0, type: context.type('Integer') };
    }
    case 'Long': {
      const value = BigInt(text);
      if (value > MAX_LONG || -value > MAX_LONG) context.report(at, 'illegal-long-literal', 'Illegal long');
      return { ...at, kind: 'literal', value: BigInt.asIntN(64, value), type: context.type('Long') };
    }
    default:
      return { ...at, kind: 'number', text, type: context.type(expression.type) };
  }
}
