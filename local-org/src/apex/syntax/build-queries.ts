import type {
  ApexParserRuleContext,
  QueryContext,
  SoqlLiteralContext,
  SoslLiteralContext,
} from '@apexdevtools/apex-parser';
import type { Expression, Position, QueryExpression } from './ast.ts';
import { expression } from './build-expressions.ts';
import { childContexts, ruleName, span } from './tree.ts';

const AGGREGATE = /^(avg|count|count_distinct|min|max|sum)\(/i;

interface BoundContext extends ApexParserRuleContext {
  expression(): Parameters<typeof expression>[0];
}

/** The source of the unit that is being built; set by `withSource`, because the tree keeps no spaces. */
let source: readonly string[] = [];

export function withSource<T>(text: string, build: () => T): T {
  const outer = source;
  source = Array.from(text);
  try {
    return build();
  } finally {
    source = outer;
  }
}

export function soqlExpression(context: SoqlLiteralContext, at: Position): QueryExpression {
  const query = context.query();
  const { text, binds } = textWithBinds(query);
  const names = query.fromNameList();
  return { ...at, kind: 'soql', text, binds, from: names.fieldName(0).getText(), ...aggregation(query) };
}

function aggregation(query: QueryContext): { isCount: boolean; isAggregate: boolean } {
  const entries = query.selectList().selectEntry_list();
  const texts = entries.map((entry) => entry.getText());
  const isCount = texts.length === 1 && /^count\(\)$/i.test(texts[0] ?? '');
  const grouped = query.groupByClause() !== null && query.groupByClause() !== undefined;
  return { isCount, isAggregate: !isCount && (grouped || entries.some((entry) => AGGREGATE.test(entry.getText()))) };
}

export function soslExpression(context: SoslLiteralContext, at: Position): QueryExpression {
  const { text, binds } = textWithBinds(context);
  const inner = text.replace(/^\[\s*/, '').replace(/\s*\]$/, '');
  return { ...at, kind: 'sosl', text: inner, binds, from: '', isCount: false, isAggregate: false };
}

function textWithBinds(context: ApexParserRuleContext): { text: string; binds: Expression[] } {
  const { start, end } = span(context);
  const binds: Expression[] = [];
  let text = '';
  let from = start;
  for (const bound of boundExpressions(context)) {
    const place = span(bound);
    text += withoutComments(source.slice(from, place.start).join('')) + `:b${binds.length} `;
    binds.push(expression(bound.expression()));
    from = place.end;
  }
  return { text: (text + withoutComments(source.slice(from, end).join(''))).trim(), binds };
}

function boundExpressions(context: ApexParserRuleContext): BoundContext[] {
  if (ruleName(context) === 'BoundExpression') return [context as BoundContext];
  return childContexts(context).flatMap(boundExpressions);
}

function withoutComments(text: string): string {
  return text.replace(/'(?:\\[\s\S]|[^'\\])*'|\/\*[\s\S]*?\*\/|\/\/[^\r\n]*/g, (found) =>
    found.startsWith("'") ? found : ' ',
  );
}
