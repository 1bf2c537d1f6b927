import type { Bound, BoundBlock, BoundCatch, BoundStatement, BoundStatementOf } from '../check/bound.ts';
import type { Position } from '../syntax/index.ts';
import { emitDiscarded } from './assignments.ts';
import { ExpressionEmitter } from './expressions.ts';
import { jumpsOf } from './jumps.ts';
import type { Jump } from './jumps.ts';
import type { UnitEmitter } from './unit-emitter.ts';

/** Writes bound statements as JavaScript, each on its Apex line where the order allows it. */
export class StatementEmitter {
  readonly unit: UnitEmitter;
  readonly expressions: ExpressionEmitter;
  #count = 0;
  /** the body of a System.runAs, which is a function of its own */
  #runAs: { readonly signal: string; readonly result: string; loops: number } | null = null;
  constructor(expressions: ExpressionEmitter) {
    this.expressions = expressions;
    this.unit = expressions.unit;
  }

  private write(text: string): void {
    this.unit.write(text);
  }

  private value(node: Bound): string {
    return this.expressions.value(node);
  }

  block(block: BoundBlock): void {
    this.write('{');
    for (const statement of block.statements) this.statement(statement);
    this.write('}');
  }

  /** A comment with the line is replaced by a counter of the same length when coverage is asked for. */
  private begin(at: Position, counts = true): void {
    this.unit.writer.atLine(at.line);
    if (counts) this.unit.executable.add(at.line);
    this.write(`/*K[${at.line}]*/`);
    this.unit.writer.mark(at);
  }

  private statement(statement: BoundStatement): void {
    if (statement.kind === 'block') {
      this.block(statement);
      return;
    }
    this.begin(statement, !isDebug(statement));
    switch (statement.kind) {
      case 'local':
        this.write(`let ${statement.variable.jsName}=${statement.value ? this.value(statement.value) : 'null'};`);
        return;
      case 'expression':
        this.write(`${emitDiscarded(statement.value, this.expressions)};`);
        return;
      case 'if':
        this.write(`if(${this.expressions.condition(statement.condition)})`);
        this.block(statement.then);
        if (statement.otherwise) {
          this.write('else');
          this.block(statement.otherwise);
        }
        return;
      case 'return':
        if (statement.value) this.jump('returnValue', this.value(statement.value));
        else this.jump('return', '');
        return;
      case 'throw':
        this.write(`throw ${this.expressions.needed(statement.value)};`);
        return;
      case 'break':
      case 'continue':
        this.jump(statement.kind, '');
        return;
      default:
        this.compound(statement);
    }
  }

  /** a constructor answers the object that it made */
  returnVoid = 'return null';

  /** Out of the function that is the body of a System.runAs: it says where to, and its caller goes there. */
  private jump(kind: Jump, value: string): void {
    const around = this.#runAs;
    const isReturn = kind === 'return' || kind === 'returnValue';
    if (around && (isReturn || around.loops === 0)) {
      const keep = kind === 'returnValue' ? `${around.result}=${value};` : '';
      this.write(`{${keep}${around.signal}='${kind}';return;}`);
    } else if (kind === 'returnValue') this.write(`return ${value};`);
    else this.write(kind === 'return' ? `${this.returnVoid};` : `${kind};`);
  }

  private runAs(statement: BoundStatementOf<'runAs'>): void {
    const jumps = jumpsOf(statement.body);
    const around = this.#runAs;
    const id = this.#count++;
    const [signal, result] = [`j${id}`, `r${id}`];
    if (jumps.size > 0) this.write(`{let ${signal}=null,${result}=null;`);
    this.write(`$.runAs(${this.value(statement.user)},()=>`);
    this.#runAs = { signal, result, loops: 0 };
    this.block(statement.body);
    this.#runAs = around;
    this.write(');');
    if (jumps.size === 0) return;
    for (const kind of jumps) {
      this.write(`if(${signal}==='${kind}')`);
      this.jump(kind, result);
    }
    this.write('}');
  }

  /** A body in which `break` and `continue` are the loop's own. */
  private loopBody(body: BoundBlock): void {
    if (this.#runAs) this.#runAs.loops++;
    // The comment of an empty body lets its turns be counted.
    if (body.statements.length > 0) this.block(body);
    else this.write('{/*K[0]*/}');
    if (this.#runAs) this.#runAs.loops--;
  }

  private compound(statement: Exclude<BoundStatement, BoundBlock>): void {
    switch (statement.kind) {
      case 'while':
        this.write(`while(${this.expressions.condition(statement.condition)})`);
        this.loopBody(statement.body);
        return;
      case 'doWhile':
        this.write('do');
        this.loopBody(statement.body);
        this.write(`while(${this.expressions.condition(statement.condition)});`);
        return;
      case 'for':
        this.forLoop(statement);
        return;
      case 'forEach':
        this.forEach(statement);
        return;
      case 'switch':
        this.switchOn(statement);
        return;
      case 'try':
        this.tryCatch(statement);
        return;
      case 'dml':
        this.dml(statement);
        return;
      case 'runAs':
        this.runAs(statement);
        return;
    }
  }

  private forLoop(statement: BoundStatementOf<'for'>): void {
    const locals = statement.init.filter((item) => item.kind === 'local');
    const others = statement.init.filter((item) => item.kind === 'expression');
    const start = locals
      .map((item) => `${item.variable.jsName}=${item.value ? this.value(item.value) : 'null'}`)
      .join(',');
    const begin =
      locals.length > 0 ? `let ${start}` : others.map((item) => emitDiscarded(item.value, this.expressions)).join(',');
    const condition = statement.condition ? this.expressions.condition(statement.condition) : '';
    const update = statement.update.map((item) => emitDiscarded(item, this.expressions)).join(',');
    this.write(`for(${begin};${condition};${update})`);
    this.loopBody(statement.body);
  }

  private forEach(statement: BoundStatementOf<'forEach'>): void {
    const item = `e${this.#count++}`;
    const walked = statement.chunked
      ? `$chunks(${this.value(statement.iterable)},${this.unit.type(statement.variable.type)})`
      : `$.iterate(${this.value(statement.iterable)})`;
    this.write(`for(const ${item} of ${walked}){let ${statement.variable.jsName}=${item};`);
    this.loopBody(statement.body);
    this.write('}');
  }

  /** A chain of ifs: `break` in a when block leaves the loop around it, as in Apex. */
  private switchOn(statement: BoundStatementOf<'switch'>): void {
    this.write(`{const ${statement.temporary.jsName}=${this.value(statement.value)};`);
    for (const [index, clause] of statement.clauses.entries()) {
      if (index > 0) this.write('else ');
      this.unit.writer.atLine(clause.line);
      if (clause.matches) this.write(`if(${clause.matches.map((match) => this.value(match)).join('||')})`);
      if (clause.variable) this.write(`{let ${clause.variable.jsName}=${statement.temporary.jsName};`);
      this.block(clause.body);
      if (clause.variable) this.write('}');
    }
    this.write('}');
  }

  private tryCatch(statement: BoundStatementOf<'try'>): void {
    this.write('try');
    this.block(statement.body);
    if (statement.catches.length > 0) {
      const error = `e${this.#count++}`;
      this.write(`catch(${error}){${error}=$.caught(${error});`);
      for (const [index, clause] of statement.catches.entries()) this.catchClause(clause, error, index);
      if (!statement.catches.some(catchesAll)) this.write(`else throw ${error};`);
      this.write('}');
    }
    if (statement.finallyBody) {
      this.write('finally');
      this.block(statement.finallyBody);
    }
  }

  private catchClause(clause: BoundCatch, error: string, index: number): void {
    const { type } = clause.variable;
    const isUser = type.symbol?.origin === 'user';
    const test = catchesAll(clause)
      ? 'true'
      : isUser && type.symbol
        ? `${error} instanceof ${this.unit.reference(type.symbol)}`
        : `$.isInstance(${error},${this.unit.type(type)})`;
    this.unit.writer.atLine(clause.line);
    this.write(`${index > 0 ? 'else ' : ''}if(${test}){let ${clause.variable.jsName}=${error};`);
    this.block(clause.body);
    this.write('}');
  }

  private dml(statement: BoundStatementOf<'dml'>): void {
    const { operation, value, access, externalId } = statement;
    this.write(
      `$.dml("${operation}",${this.value(value)},${JSON.stringify(access)},${JSON.stringify(externalId)},"${this.unit.sharing}");`,
    );
  }
}

function catchesAll(clause: BoundCatch): boolean {
  return clause.variable.type.key === 'exception';
}

/** System.debug() alone on a line is no line for coverage (Apex Developer Guide, "Testing and Code Coverage"). */
function isDebug(statement: BoundStatement): boolean {
  if (statement.kind !== 'expression' || statement.value.kind !== 'callPlatformStatic') return false;
  const { name, owner } = statement.value;
  return name.toLowerCase() === 'debug' && owner.fullName === 'System.System';
}
