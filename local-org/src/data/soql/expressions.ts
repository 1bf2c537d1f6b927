import type { Expression } from './ast.ts';
import type { TokenStream } from './stream.ts';

/** Words that are no field: a comma too many would else make them one. */
const RESERVED = new Set(['FROM', 'WHERE', 'SELECT', 'AND', 'OR', 'LIMIT', 'HAVING']);

/** A field path, or a function of them: `Owner.Name`, `COUNT(Id)`, `CALENDAR_YEAR(convertTimezone(CreatedDate))`. */
export function parseExpression(stream: TokenStream): Expression {
  if (RESERVED.has(stream.peek().text.toUpperCase())) throw stream.unexpected();
  const token = stream.expectName();
  if (stream.peek().text !== '(' || stream.peek().kind !== 'symbol')
    return { kind: 'path', at: token.at, parts: token.text.split('.') };
  stream.next();
  const args: Expression[] = [];
  if (!stream.takeSymbol(')')) {
    do args.push(parseArgument(stream));
    while (stream.takeSymbol(','));
    stream.expectSymbol(')');
  }
  const end = stream.peek(-1).end;
  return { kind: 'call', at: token.at, name: token.text.toUpperCase(), args, text: stream.soql.slice(token.at, end) };
}

/** DISTANCE and GEOLOCATION take numbers, strings and binds, which keep their colon. */
function parseArgument(stream: TokenStream): Expression {
  const token = stream.peek();
  if (token.kind === 'name') return parseExpression(stream);
  if (token.kind === 'number' || token.kind === 'string') {
    stream.next();
    return { kind: 'path', at: token.at, parts: [token.text] };
  }
  if (token.kind === 'bind') {
    stream.next();
    return { kind: 'path', at: token.at, parts: [`:${token.text}`] };
  }
  throw stream.unexpected();
}
