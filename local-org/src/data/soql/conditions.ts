import type { Comparison, Condition, Expression, Operand } from './ast.ts';
import { parseExpression } from './expressions.ts';
import { parseOperand } from './operands.ts';
import { parseSelect } from './parser.ts';
import type { TokenStream } from './stream.ts';

const COMPARISONS: Readonly<Record<string, Comparison>> = {
  '=': '=',
  '!=': '!=',
  '<>': '!=',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
};
const MAX_DEPTH = 200;

/** WHERE and HAVING. SOQL wants brackets where AND and OR meet on one level. */
export function parseCondition(stream: TokenStream, depth = 0): Condition {
  if (depth > MAX_DEPTH) throw stream.error(stream.peek().at, 'the condition is nested too deeply');
  const first = parseTerm(stream, depth);
  const word = stream.isWord('AND') ? 'AND' : stream.isWord('OR') ? 'OR' : null;
  if (word === null) return first;
  const parts = [first];
  while (stream.takeWord(word)) parts.push(parseTerm(stream, depth));
  if (stream.isWord('AND') || stream.isWord('OR')) throw stream.unexpected();
  return { kind: word === 'AND' ? 'and' : 'or', parts };
}

function parseTerm(stream: TokenStream, depth: number): Condition {
  if (stream.takeWord('NOT')) return { kind: 'not', part: parseTerm(stream, depth + 1) };
  if (stream.takeSymbol('(')) {
    const inner = parseCondition(stream, depth + 1);
    stream.expectSymbol(')');
    return inner;
  }
  return parseComparison(stream, parseExpression(stream));
}

function parseComparison(stream: TokenStream, left: Expression): Condition {
  const token = stream.next();
  const { at } = token;
  const operator = token.kind === 'symbol' ? COMPARISONS[token.text] : undefined;
  if (operator !== undefined) return { kind: 'compare', left, operator, right: parseOperand(stream), at };
  switch (token.kind === 'name' ? token.text.toUpperCase() : '') {
    case 'LIKE':
      return { kind: 'compare', left, operator: 'LIKE', right: parseOperand(stream, true), at };
    case 'IN':
      return parseIn(stream, left, false, at);
    case 'NOT':
      stream.expectWord('IN');
      return parseIn(stream, left, true, at);
    case 'INCLUDES':
      return { kind: 'includes', left, negated: false, values: parseValues(stream), at };
    case 'EXCLUDES':
      return { kind: 'includes', left, negated: true, values: parseValues(stream), at };
    default:
      throw stream.error(at, `unexpected token: '${token.text}'`);
  }
}

function parseIn(stream: TokenStream, left: Expression, negated: boolean, at: number): Condition {
  if (stream.peek().kind === 'bind') return { kind: 'in', left, negated, values: [parseOperand(stream)], at };
  if (stream.isWord('SELECT', 1)) {
    stream.expectSymbol('(');
    const query = parseSelect(stream);
    stream.expectSymbol(')');
    return { kind: 'semijoin', left, negated, query, at };
  }
  return { kind: 'in', left, negated, values: parseValues(stream), at };
}

function parseValues(stream: TokenStream): Operand[] {
  stream.expectSymbol('(');
  const values: Operand[] = [];
  do values.push(parseOperand(stream));
  while (stream.takeSymbol(','));
  stream.expectSymbol(')');
  return values;
}
