import type {
  BlockContext,
  CatchClauseContext,
  ExpressionContext,
  ForStatementContext,
  LocalVariableDeclarationContext,
  StatementContext,
  SwitchStatementContext,
  TryStatementContext,
  VariableDeclaratorsContext,
  WhenLiteralContext,
  WhenValueContext,
} from '@apexdevtools/apex-parser';
import type {
  Block,
  CatchClause,
  Declarator,
  DmlKeyword,
  Expression,
  LocalDeclaration,
  Position,
  Statement,
  WhenValue,
} from './ast.ts';
import { expression, expressionList } from './build-expressions.ts';
import { modifiers, qualifiedType, typeRef } from './build-types.ts';
import { multilineValue, stringValue } from './strings.ts';
import { nameOf, positionOf, terminalPosition } from './tree.ts';

export function block(context: BlockContext): Block {
  const end = context.RBRACE() ? terminalPosition(context.RBRACE()) : positionOf(context);
  return {
    ...positionOf(context),
    kind: 'block',
    statements: context.statement_list().map(statement),
    endLine: end.line,
    endColumn: end.column,
  };
}

export function declarators(context: VariableDeclaratorsContext): Declarator[] {
  return context.variableDeclarator_list().map((declarator) => {
    const value = declarator.expression();
    return { ...positionOf(declarator), name: nameOf(declarator.id()), initializer: value ? expression(value) : null };
  });
}

export function localDeclaration(context: LocalVariableDeclarationContext): LocalDeclaration {
  const at = positionOf(context);
  return {
    ...at,
    kind: 'local',
    modifiers: modifiers(context.modifier_list(), at),
    type: typeRef(context.typeRef()),
    declarators: declarators(context.variableDeclarators()),
  };
}

/** The parser's recovery leaves holes where a statement was broken; such trees are never built. */
export function statement(context: StatementContext): Statement {
  const at = positionOf(context);
  const found = simpleStatement(context, at) ?? dmlStatement(context, at) ?? compoundStatement(context, at);
  if (!found) throw new Error(`Apex syntax: no rule for the statement ${context.getText().slice(0, 40)}`);
  return found;
}

function simpleStatement(context: StatementContext, at: Position): Statement | null {
  const plain = context.block();
  if (plain) return block(plain);
  const local = context.localVariableDeclarationStatement();
  if (local) return localDeclaration(local.localVariableDeclaration());
  const expressed = context.expressionStatement();
  if (expressed) return { ...at, kind: 'expression', expression: expression(expressed.expression()) };
  const returned = context.returnStatement();
  if (returned) return { ...at, kind: 'return', value: optional(returned.expression()) };
  const thrown = context.throwStatement();
  if (thrown) return { ...at, kind: 'throw', value: expression(thrown.expression()) };
  if (context.breakStatement()) return { ...at, kind: 'break' };
  if (context.continueStatement()) return { ...at, kind: 'continue' };
  return null;
}

function optional(context: ExpressionContext | null | undefined): Expression | null {
  return context ? expression(context) : null;
}

function optionalStatement(context: StatementContext | null | undefined): Statement | null {
  return context ? statement(context) : null;
}

function compoundStatement(context: StatementContext, at: Position): Statement | null {
  const condition = context.ifStatement();
  if (condition) {
    const [then, otherwise] = condition.statement_list();
    if (!then) return null;
    return {
      ...at,
      kind: 'if',
      condition: expression(condition.parExpression().expression()),
      then: statement(then),
      otherwise: optionalStatement(otherwise),
    };
  }
  const loop = context.forStatement();
  if (loop) return forStatement(loop, at);
  const whileLoop = context.whileStatement();
  if (whileLoop)
    return {
      ...at,
      kind: 'while',
      condition: expression(whileLoop.parExpression().expression()),
      body: optionalStatement(whileLoop.statement()),
    };
  const doLoop = context.doWhileStatement();
  if (doLoop)
    return {
      ...at,
      kind: 'doWhile',
      condition: expression(doLoop.parExpression().expression()),
      body: block(doLoop.block()),
    };
  const guarded = context.tryStatement();
  if (guarded) return tryStatement(guarded, at);
  const choice = context.switchStatement();
  if (choice) return switchStatement(choice, at);
  const runAs = context.runAsStatement();
  if (runAs) return { ...at, kind: 'runAs', args: expressionList(runAs.expressionList()), body: block(runAs.block()) };
  return null;
}

function forStatement(context: ForStatementContext, at: Position): Statement {
  const control = context.forControl();
  const body = optionalStatement(context.statement());
  const each = control.enhancedForControl();
  if (each)
    return {
      ...at,
      kind: 'forEach',
      type: typeRef(each.typeRef()),
      name: nameOf(each.id()),
      iterable: expression(each.expression()),
      body,
    };
  const init = control.forInit();
  const local = init?.localVariableDeclaration();
  return {
    ...at,
    kind: 'for',
    init: local ? localDeclaration(local) : init ? expressionList(init.expressionList()) : null,
    condition: optional(control.expression()),
    update: expressionList(control.forUpdate()?.expressionList()),
    body,
  };
}

function tryStatement(context: TryStatementContext, at: Position): Statement {
  const last = context.finallyBlock();
  return {
    ...at,
    kind: 'try',
    body: block(context.block()),
    catches: context.catchClause_list().map(catchClause),
    finallyBody: last ? block(last.block()) : null,
  };
}

function catchClause(context: CatchClauseContext): CatchClause {
  return {
    ...positionOf(context),
    type: qualifiedType(context.qualifiedName()),
    name: nameOf(context.id()),
    body: block(context.block()),
  };
}

function switchStatement(context: SwitchStatementContext, at: Position): Statement {
  const clauses = context
    .whenControl_list()
    .map((clause) => ({ ...positionOf(clause), value: whenValue(clause.whenValue()), body: block(clause.block()) }));
  return { ...at, kind: 'switch', value: expression(context.expression()), clauses };
}

function whenValue(context: WhenValueContext): WhenValue {
  if (context.ELSE()) return { kind: 'else' };
  const type = context.typeRef();
  if (type) return { kind: 'type', type: typeRef(type), name: nameOf(context.id()) };
  return { kind: 'values', values: context.whenLiteral_list().map(whenLiteral) };
}

function whenLiteral(context: WhenLiteralContext): Expression {
  const at = positionOf(context);
  const nested = context.whenLiteral();
  if (nested) return whenLiteral(nested);
  const sign = context.SUB_list().length % 2 === 1 ? '-' : '';
  const [integer, long, text, multiline] = [
    context.IntegerLiteral(),
    context.LongLiteral(),
    context.StringLiteral(),
    context.MultilineStringLiteral(),
  ];
  if (integer) return { ...at, kind: 'literal', type: 'Integer', text: sign + integer.getText() };
  if (long) return { ...at, kind: 'literal', type: 'Long', text: sign + long.getText().slice(0, -1) };
  if (text) return { ...at, kind: 'literal', type: 'String', text: stringValue(text.getText()) };
  if (multiline) return { ...at, kind: 'literal', type: 'String', text: multilineValue(multiline.getText()) };
  if (context.NULL()) return { ...at, kind: 'literal', type: 'null', text: 'null' };
  const [first, ...rest] = context.qualifiedName().id_list().map(nameOf);
  const start: Expression = { ...at, kind: 'name', name: first?.text ?? '' };
  return rest.reduce<Expression>((target, name) => ({ ...at, kind: 'field', target, name, safe: false }), start);
}

function dmlStatement(context: StatementContext, at: Position): Statement | null {
  const upsert = context.upsertStatement();
  const merge = context.mergeStatement();
  const simple =
    context.insertStatement() ?? context.updateStatement() ?? context.deleteStatement() ?? context.undeleteStatement();
  const found = simple ?? upsert ?? merge;
  if (!found) return null;
  const level = found.accessLevel();
  const [first, second] = merge
    ? merge.expression_list().map(expression)
    : [expression((simple ?? upsert)?.expression())];
  return {
    ...at,
    kind: 'dml',
    operation: found.getChild(0).getText().toLowerCase() as DmlKeyword,
    value: first,
    second: second ?? null,
    access: level ? (level.USER() ? 'user' : 'system') : null,
    externalId: upsert?.qualifiedName()?.getText() ?? null,
  };
}
