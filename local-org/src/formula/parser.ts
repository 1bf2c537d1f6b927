import type { Expression } from './ast.ts';
import { Decimal, ZERO } from './decimal.ts';
import { FormulaError } from './errors.ts';
import { tokenize } from './lexer.ts';
import type { Token } from './lexer.ts';

/**
 * How tightly operators bind, all to the left. That `^` binds less than `*` is the grammar of the published formula
 * engine (salesforce/formula-engine, Formula.g4).
 */
const PRECEDENCE: Readonly<Record<string, number>> = {
  '||': 1,
  '&&': 2,
  '=': 3,
  '==': 3,
  '<>': 3,
  '!=': 3,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  '+': 5,
  '-': 5,
  '&': 5,
  '^': 6,
  '*': 7,
  '/': 7,
};
const CANONICAL: Readonly<Record<string, string>> = { '==': '=', '!=': '<>' };

/** A formula as a tree. Throws FormulaError. */
export function parseFormula(source: string): Expression {
  return new Parser(tokenize(source)).whole();
}

class Parser {
  readonly #tokens: readonly Token[];
  #position = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  whole(): Expression {
    const expression = this.#binary(0);
    const rest = this.#next();
    if (rest.kind !== 'end') throw new FormulaError(`Syntax error. Extra ${rest.text}`, rest.at);
    return expression;
  }

  #peek(): Token {
    return this.#tokens[this.#position] ?? { kind: 'end', text: 'end of formula', at: 0 };
  }

  #next(): Token {
    const token = this.#peek();
    this.#position++;
    return token;
  }

  #take(symbol: string): boolean {
    const token = this.#peek();
    if (token.kind !== 'symbol' || token.text !== symbol) return false;
    this.#position++;
    return true;
  }

  #expect(symbol: string): void {
    if (!this.#take(symbol)) throw new FormulaError(`Syntax error.  Missing '${symbol}'`, this.#peek().at);
  }

  #binary(least: number): Expression {
    let left = this.#unary();
    for (;;) {
      const token = this.#peek();
      const precedence = token.kind === 'symbol' ? PRECEDENCE[token.text] : undefined;
      if (precedence === undefined || precedence <= least) return left;
      this.#position++;
      left = operator(CANONICAL[token.text] ?? token.text, [left, this.#binary(precedence)], token.at);
    }
  }

  #unary(): Expression {
    const token = this.#peek();
    const isNot = token.kind === 'name' && token.text.toUpperCase() === 'NOT';
    if (!isNot && !(token.kind === 'symbol' && ['+', '-', '!'].includes(token.text))) return this.#primary();
    this.#position++;
    const operand = this.#unary();
    if (token.text === '+' || token.text === '-') return operator(`unary ${token.text}`, [operand], token.at);
    return operator('NOT', [operand], token.at);
  }

  #primary(): Expression {
    const token = this.#next();
    const { at } = token;
    switch (token.kind) {
      case 'number':
        return { kind: 'number', value: Decimal.parse(token.text) ?? ZERO, at };
      case 'text':
        return { kind: 'text', value: token.text, at };
      case 'name':
        return this.#named(token);
      case 'symbol':
        if (token.text === '(') {
          const inner = this.#binary(0);
          this.#expect(')');
          return inner;
        }
    }
    throw new FormulaError(
      token.kind === 'end' ? 'Syntax error.  Missing field name' : `Syntax error.  Found '${token.text}'`,
      at,
    );
  }

  #named({ text, at }: Token): Expression {
    if (this.#take('(')) return { kind: 'call', name: text.toUpperCase(), args: this.#args(), operator: false, at };
    const word = text.toUpperCase();
    if (word === 'TRUE' || word === 'FALSE') return { kind: 'boolean', value: word === 'TRUE', at };
    return word === 'NULL' ? { kind: 'null', at } : { kind: 'reference', name: text, at };
  }

  #args(): Expression[] {
    if (this.#take(')')) return [];
    const args = [this.#binary(0)];
    while (this.#take(',')) args.push(this.#binary(0));
    this.#expect(')');
    return args;
  }
}

function operator(name: string, args: readonly Expression[], at: number): Expression {
  return { kind: 'call', name, args, operator: true, at };
}
