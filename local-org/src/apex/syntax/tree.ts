import type { ApexParserRuleContext, ApexTerminalNode } from '@apexdevtools/apex-parser';
import type { Name, Position } from './ast.ts';

type Context = ApexParserRuleContext;
interface TokenLike {
  readonly line: number;
  readonly column: number;
  readonly start: number;
  readonly stop: number;
  readonly text: string;
}

/** The parser counts columns from 0, we count from 1. */
export function positionOf(context: Context): Position {
  const token = context.start as unknown as TokenLike;
  return { line: token.line, column: token.column + 1 };
}

export function terminalPosition(node: ApexTerminalNode): Position {
  const token = node.symbol as unknown as TokenLike;
  return { line: token.line, column: token.column + 1 };
}

export function nameOf(context: Context): Name {
  return { ...positionOf(context), text: context.getText() };
}

/** First and one past the last character, counted in code points as the lexer does. */
export function span(context: Context): { start: number; end: number } {
  const first = context.start as unknown as TokenLike;
  const last = context.stop as unknown as TokenLike;
  return { start: first.start, end: last.stop + 1 };
}

/** `PrimaryExpressionContext` gives `PrimaryExpression`: alternatives with a label are told apart by their class only. */
export function ruleName(context: object): string {
  return context.constructor.name.replace(/Context$/, '');
}

/** The texts of the direct terminals, which are the operators of an expression. */
export function operatorText(context: Context): string {
  let text = '';
  for (const child of context.children ?? []) if (isTerminal(child)) text += child.getText();
  return text;
}

export function childContexts(context: Context): Context[] {
  return (context.children ?? []).filter((child) => !isTerminal(child)) as Context[];
}

function isTerminal(node: object): node is ApexTerminalNode {
  return 'symbol' in node;
}
