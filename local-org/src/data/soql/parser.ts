import type {
  Expression,
  FromItem,
  Operand,
  OrderItem,
  Path,
  Query,
  Security,
  SelectItem,
  TypeofBranch,
} from './ast.ts';
import { parseCondition } from './conditions.ts';
import { parseExpression } from './expressions.ts';
import { parseOperand } from './operands.ts';
import { TokenStream } from './stream.ts';

const CLAUSES = new Set([
  'where',
  'with',
  'group',
  'having',
  'order',
  'limit',
  'offset',
  'for',
  'all',
  'using',
  'from',
  'update',
]);
const SECURITY: Readonly<Record<string, Security>> = {
  security_enforced: 'SECURITY_ENFORCED',
  user_mode: 'USER_MODE',
  system_mode: 'SYSTEM_MODE',
};

/** Reads a query; throws MALFORMED_QUERY with the place where it stops being one. */
export function parseQuery(soql: string): Query {
  const stream = new TokenStream(soql);
  const query = parseSelect(stream);
  if (stream.peek().kind !== 'end') throw stream.unexpected();
  return query;
}

export function parseSelect(stream: TokenStream): Query {
  const at = stream.expectWord('SELECT').at;
  const select = parseList(stream, parseSelectItem);
  stream.expectWord('FROM');
  const [from, ...aliases] = parseList(stream, parseFrom);
  if (from === undefined) throw stream.unexpected();
  const scope = stream.takeWord('USING') ? parseScope(stream) : null;
  const where = stream.takeWord('WHERE') ? parseCondition(stream) : null;
  const security = stream.takeWord('WITH') ? parseSecurity(stream) : null;
  const groupBy = stream.takeWords('GROUP', 'BY') ? parseList(stream, parseExpression) : [];
  const having = stream.takeWord('HAVING') ? parseCondition(stream) : null;
  const orderBy = stream.takeWords('ORDER', 'BY') ? parseList(stream, parseOrder) : [];
  const limit = stream.takeWord('LIMIT') ? parseCount(stream) : null;
  const offset = stream.takeWord('OFFSET') ? parseCount(stream) : null;
  const allRowsFirst = stream.takeWords('ALL', 'ROWS');
  const forClause = parseFor(stream);
  const allRows = allRowsFirst || stream.takeWords('ALL', 'ROWS');
  return {
    at,
    select,
    from,
    aliases,
    scope,
    where,
    security,
    groupBy,
    having,
    orderBy,
    limit,
    offset,
    forClause,
    allRows,
  };
}

function parseList<T>(stream: TokenStream, parse: (stream: TokenStream) => T): T[] {
  const items = [parse(stream)];
  while (stream.takeSymbol(',')) items.push(parse(stream));
  return items;
}

function parseSelectItem(stream: TokenStream): SelectItem {
  if (stream.peek().text === '(') {
    stream.next();
    const query = parseSelect(stream);
    stream.expectSymbol(')');
    return { kind: 'subquery', query };
  }
  if (stream.isWord('TYPEOF')) return parseTypeof(stream);
  const expression = parseExpression(stream);
  if (expression.kind === 'call' && expression.name === 'FIELDS') return parseFields(stream, expression);
  return { kind: 'expression', expression, alias: parseAlias(stream) };
}

function parseFields(stream: TokenStream, call: Extract<Expression, { kind: 'call' }>): SelectItem {
  const [argument] = call.args;
  const group = argument?.kind === 'path' ? argument.parts.join('.').toUpperCase() : '';
  if (group !== 'ALL' && group !== 'STANDARD' && group !== 'CUSTOM')
    throw stream.error(call.at, `unexpected token: '${group}'`);
  return { kind: 'fields', group, at: call.at };
}

function parseAlias(stream: TokenStream): string | null {
  const token = stream.peek();
  if (token.kind !== 'name' || CLAUSES.has(token.text.toLowerCase()) || token.text.includes('.')) return null;
  return stream.next().text;
}

function parsePath(stream: TokenStream): Path {
  const token = stream.expectName();
  return { at: token.at, parts: token.text.split('.') };
}

function parseTypeof(stream: TokenStream): SelectItem {
  stream.next();
  const relationship = parsePath(stream);
  const branches: TypeofBranch[] = [];
  while (stream.takeWord('WHEN')) {
    const type = stream.expectName().text;
    stream.expectWord('THEN');
    branches.push({ type, fields: parseList(stream, parsePath) });
  }
  const otherwise = stream.takeWord('ELSE') ? parseList(stream, parsePath) : null;
  stream.expectWord('END');
  if (branches.length === 0) throw stream.unexpected();
  return { kind: 'typeof', relationship, branches, otherwise };
}

function parseFrom(stream: TokenStream): FromItem {
  const path = parsePath(stream);
  stream.takeWord('AS');
  return { ...path, alias: parseAlias(stream) };
}

function parseScope(stream: TokenStream): string {
  stream.expectWord('SCOPE');
  return stream.expectName().text.toLowerCase();
}

function parseSecurity(stream: TokenStream): Security {
  const token = stream.expectName();
  const security = SECURITY[token.text.toLowerCase()];
  if (security === undefined) throw stream.error(token.at, `unexpected token: '${token.text}'`);
  return security;
}

function parseOrder(stream: TokenStream): OrderItem {
  const expression = parseExpression(stream);
  const descending = stream.takeWord('DESC');
  if (!descending) stream.takeWord('ASC');
  const nulls = stream.takeWord('NULLS');
  const nullsLast = nulls && stream.takeWord('LAST');
  if (nulls && !nullsLast) stream.expectWord('FIRST');
  return { expression, descending, nullsLast };
}

function parseCount(stream: TokenStream): Operand {
  const operand = parseOperand(stream);
  const isCount = operand.kind === 'bind' || (operand.kind === 'number' && operand.integer && operand.value >= 0);
  if (!isCount) throw stream.error(operand.at, `unexpected token: '${stream.soql.slice(operand.at).split(/\s/)[0]}'`);
  return operand;
}

function parseFor(stream: TokenStream): string[] {
  const clauses: string[] = [];
  while (stream.takeWord('FOR'))
    clauses.push(...parseList(stream, (tokens) => tokens.expectOneOf(['UPDATE', 'VIEW', 'REFERENCE'])));
  if (stream.takeWord('UPDATE'))
    clauses.push(...parseList(stream, (tokens) => tokens.expectOneOf(['TRACKING', 'VIEWSTAT'])));
  return clauses;
}
