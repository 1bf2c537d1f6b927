import type { Block, Expression, LocalDeclaration, Position, Statement, StatementOf } from '../syntax/index.ts';
import { isAssignable, isSObject } from '../types/conversions.ts';
import type { Type } from '../types/model.ts';
import { isRecordSet } from '../types/type-table.ts';
import { isExceptionSymbol } from '../types/user.ts';
import type { Bound, BoundBlock, BoundStatement } from './bound.ts';
import type { BodyContext } from './context.ts';
import { assignTo, convertTo } from './convert.ts';
import { bindDml, bindRunAs } from './dml.ts';
import { bindCondition, bindValue, resolveType } from './expressions.ts';
import { checkNames } from './annotations.ts';
import { bindCatches } from './catches.ts';
import type { Report } from './declarations.ts';
import { checkWritten } from './modifiers.ts';
import { bindSwitch } from './switches.ts';

export function bindBlock(block: Block, context: BodyContext): BoundBlock {
  return context.inScope(() => ({ ...place(block), kind: 'block', statements: bindAll(block.statements, context) }));
}

export function bindAll(statements: readonly Statement[], context: BodyContext): BoundStatement[] {
  return statements.flatMap((statement) => bindStatement(statement, context));
}

export function place(at: Position): Position {
  return { line: at.line, column: at.column };
}

/** A body of a loop or branch is a block of its own, also where no braces are written. */
function bindBody(statement: Statement | null, at: Position, context: BodyContext): BoundBlock {
  if (!statement) return { ...place(at), kind: 'block', statements: [] };
  if (statement.kind === 'block') return bindBlock(statement, context);
  return context.inScope(() => ({ ...place(statement), kind: 'block', statements: bindStatement(statement, context) }));
}

function inLoop<T>(context: BodyContext, run: () => T): T {
  context.loopDepth++;
  try {
    return run();
  } finally {
    context.loopDepth--;
  }
}

function bindStatement(statement: Statement, context: BodyContext): BoundStatement[] {
  switch (statement.kind) {
    case 'block':
      return [bindBlock(statement, context)];
    case 'local':
      return bindLocal(statement, context);
    case 'expression':
      return [bindExpressionStatement(statement, context)];
    case 'if': {
      const condition = bindCondition(statement.condition, context);
      const then = bindBody(statement.then, statement, context);
      const otherwise = statement.otherwise ? bindBody(statement.otherwise, statement, context) : null;
      return [{ ...place(statement), kind: 'if', condition, then, otherwise }];
    }
    case 'while':
    case 'doWhile': {
      const condition = bindCondition(statement.condition, context);
      const body = inLoop(context, () => bindBody(statement.body, statement, context));
      return [{ ...place(statement), kind: statement.kind, condition, body }];
    }
    case 'for':
      return [bindFor(statement, context)];
    case 'forEach':
      return [bindForEach(statement, context)];
    case 'switch':
      return [bindSwitch(statement, context)];
    case 'try':
      return [bindTry(statement, context)];
    case 'return':
      return [bindReturn(statement, context)];
    case 'throw':
      return [bindThrow(statement, context)];
    case 'break':
    case 'continue':
      return [bindJump(statement, context)];
    case 'dml':
      return [bindDml(statement, context)];
    case 'runAs':
      return [bindRunAs(statement, context)];
  }
}

function bindLocal(statement: LocalDeclaration, context: BodyContext): BoundStatement[] {
  const type = resolveType(statement.type, context);
  const report: Report = (at, code, message) => context.report(at, code, message);
  const isFinal = statement.modifiers.keywords.includes('final');
  checkNames(statement.modifiers, report);
  return statement.declarators.map((declarator) => {
    checkWritten({ element: 'local', name: declarator.name, modifiers: statement.modifiers }, report);
    const { initializer, name } = declarator;
    const value = initializer && assignTo(bindValue(initializer, context), type, declarator, context);
    const variable = context.declare(name.text, type, name, isFinal && initializer !== null);
    return { ...place(declarator), kind: 'local', variable, value };
  });
}

const EFFECTS: ReadonlySet<Expression['kind']> = new Set([
  'call',
  'constructorCall',
  'assign',
  'postfix',
  'new',
  'newArray',
  'newValues',
  'newMap',
  'soql',
  'sosl',
]);

function bindExpressionStatement(statement: StatementOf<'expression'>, context: BodyContext): BoundStatement {
  const { expression } = statement;
  const isIncrement = expression.kind === 'prefix' && (expression.operator === '++' || expression.operator === '--');
  if (!EFFECTS.has(expression.kind) && !isIncrement)
    context.report(statement, 'invalid-expression-statement', 'Expression cannot be a statement.');
  return { ...place(statement), kind: 'expression', value: bindValue(expression, context) };
}

function bindFor(statement: StatementOf<'for'>, context: BodyContext): BoundStatement {
  const [, second] = statement.update;
  if (second) context.report(second, 'syntax', "Expecting ')' but was: ','");
  return context.inScope(() => {
    const { init } = statement;
    const before =
      init === null
        ? []
        : 'kind' in init
          ? bindLocal(init, context)
          : init.map((item): BoundStatement => ({
              ...place(item),
              kind: 'expression',
              value: bindValue(item, context),
            }));
    const condition = statement.condition && bindCondition(statement.condition, context);
    const update = statement.update.map((item) => bindValue(item, context));
    const body = inLoop(context, () => bindBody(statement.body, statement, context));
    return { ...place(statement), kind: 'for', init: before, condition, update, body };
  });
}

function bindForEach(statement: StatementOf<'forEach'>, context: BodyContext): BoundStatement {
  const iterable = bindValue(statement.iterable, context);
  const type = resolveType(statement.type, context);
  const chunked = iterable.kind === 'soql' && type.symbol?.key === 'list';
  checkLoop(iterable, type, statement, context, chunked);
  return context.inScope(() => {
    const variable = context.declare(statement.name.text, type, statement.name);
    const body = inLoop(context, () => bindBody(statement.body, statement, context));
    return { ...place(statement), kind: 'forEach', variable, iterable, chunked, body };
  });
}

function checkLoop(
  iterable: Bound,
  type: Type,
  statement: StatementOf<'forEach'>,
  context: BodyContext,
  chunked: boolean,
): void {
  if (iterable.type.kind === 'error' || type.kind === 'error' || chunked) return;
  const element = elementOf(iterable.type, context);
  if (!element) {
    context.report(
      statement,
      'loop-must-iterate-over-collection',
      `Loop must iterate over collection: ${iterable.type.name}`,
    );
  } else if (!isLoopVariable(element, type, isRecordSet(iterable.type), context)) {
    if (isRecordSet(iterable.type))
      context.report(
        statement,
        'loop-variable-mismatch-concrete-sobject-type',
        `Loop variable must be a generic SObject or List or a concrete SObject or List of: ${element.name}`,
      );
    else
      context.report(
        statement,
        'invalid-loop-type',
        `Invalid loop variable type expected ${element.name} was ${type.name}`,
      );
  }
}

/** Only what a query has found narrows to the object of the variable. */
function isLoopVariable(element: Type, type: Type, isQueried: boolean, context: BodyContext): boolean {
  return (
    isAssignable(element, type, context.universe.table) || (isQueried && element.key === 'sobject' && isSObject(type))
  );
}

/** What a loop over a value of this type yields; null when it cannot be walked. */
function elementOf(type: Type, context: BodyContext): Type | null {
  const key = type.symbol?.key;
  if ((key === 'list' || key === 'set' || key === 'iterable') && type.args[0]) return type.args[0];
  if (type.key === 'database.querylocator') return context.type('SObject');
  const { table } = context.universe;
  const { symbol } = type;
  for (const parent of symbol ? [...symbol.interfaces, ...(symbol.superType ? [symbol.superType] : [])] : []) {
    const found = elementOf(table.substitute(parent, symbol, type.args), context);
    if (found) return found;
  }
  return null;
}

function bindTry(statement: StatementOf<'try'>, context: BodyContext): BoundStatement {
  const body = bindBlock(statement.body, context);
  const catches = bindCatches(statement.catches, context);
  const finallyBody = statement.finallyBody && bindBlock(statement.finallyBody, context);
  return { ...place(statement), kind: 'try', body, catches, finallyBody };
}

function bindReturn(statement: StatementOf<'return'>, context: BodyContext): BoundStatement {
  const { returns } = context;
  const value = statement.value && bindValue(statement.value, context);
  if (!returns) {
    context.report(statement, 'invalid-return-from-non-method', 'Return must be called from a method');
    return { ...place(statement), kind: 'return', value: null };
  }
  if (returns.kind === 'void') {
    if (value) {
      const [code, message] = returnProblem(context);
      context.report(statement, code, message);
    }
    return { ...place(statement), kind: 'return', value: null };
  }
  if (!value) {
    context.report(
      statement,
      'invalid-return-non-void',
      `Missing return statement required return type: ${returns.name}`,
    );
    return { ...place(statement), kind: 'return', value: null };
  }
  return { ...place(statement), kind: 'return', value: convertTo(value, returns, statement, context) };
}

function returnProblem(context: BodyContext): readonly [string, string] {
  if (context.method?.isConstructor) return ['invalid-constructor-return', 'Constructors must not return a value'];
  if (context.triggerObject) return ['invalid-trigger-return', 'Trigger bodies must not return a value'];
  return ['invalid-return-void', 'Void method must not return a value'];
}

function bindThrow(statement: StatementOf<'throw'>, context: BodyContext): BoundStatement {
  const value = bindValue(statement.value, context);
  if (value.type.kind !== 'error' && !isExceptionSymbol(value.type.symbol))
    context.report(
      statement,
      'invalid-throw-exception',
      `Throw expression must be of type exception: ${value.type.name}`,
    );
  return { ...place(statement), kind: 'throw', value };
}

function bindJump(statement: StatementOf<'break' | 'continue'>, context: BodyContext): BoundStatement {
  if (context.loopDepth === 0) {
    const word = statement.kind === 'break' ? 'Break' : 'Continue';
    context.report(statement, `invalid-${statement.kind}`, `${word} statement must be in loop`);
  }
  return { ...place(statement), kind: statement.kind };
}
