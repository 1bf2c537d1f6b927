import type { ApexRuntime } from '../../../local-org/src/apex/abi.ts';
import type {
  Bound,
  BoundBlock,
  BoundClass,
  BoundMethod,
  BoundOf,
  BoundStatement,
  BoundStatementOf,
  LocalVariable,
} from '../../../local-org/src/apex/check/index.ts';
import type { Type } from '../../../local-org/src/apex/types/model.ts';

type Frame = Map<LocalVariable, unknown>;
type Outcome = 'next' | 'break' | 'continue' | 'return';

/**
 * Runs the checked tree of a class as it stands, node by node: what compiled code is compared with. It knows what the
 * programs beside it use and no more.
 */
export class TreeWalker {
  readonly #runtime: ApexRuntime;
  readonly #methods: ReadonlyMap<unknown, BoundMethod>;
  #result: unknown = null;
  #previous: unknown = null;

  constructor(bound: BoundClass, runtime: ApexRuntime) {
    this.#runtime = runtime;
    this.#methods = new Map(bound.methods.map((method) => [method.symbol, method]));
  }

  run(name: string, args: readonly unknown[]): unknown {
    const method = [...this.#methods.values()].find(({ symbol }) => symbol.name === name);
    if (method === undefined) throw new Error(`The class has no method ${name}`);
    return this.#call(method, args);
  }

  #call(method: BoundMethod, args: readonly unknown[]): unknown {
    const frame: Frame = new Map(method.parameters.map((parameter, index) => [parameter, args[index]]));
    if (method.body) this.#block(method.body, frame);
    const result = this.#result;
    this.#result = null;
    return result;
  }

  #block(block: BoundBlock, frame: Frame): Outcome {
    for (const statement of block.statements) {
      const outcome = this.#statement(statement, frame);
      if (outcome !== 'next') return outcome;
    }
    return 'next';
  }

  #statement(statement: BoundStatement, frame: Frame): Outcome {
    switch (statement.kind) {
      case 'block':
        return this.#block(statement, frame);
      case 'local':
        frame.set(statement.variable, statement.value ? this.#value(statement.value, frame) : null);
        return 'next';
      case 'expression':
        this.#value(statement.value, frame);
        return 'next';
      case 'if':
        if (this.#value(statement.condition, frame)) return this.#block(statement.then, frame);
        return statement.otherwise ? this.#block(statement.otherwise, frame) : 'next';
      case 'for':
        return this.#for(statement, frame);
      case 'forEach':
        return this.#forEach(statement, frame);
      case 'return':
        this.#result = statement.value ? this.#value(statement.value, frame) : null;
        return 'return';
      case 'break':
      case 'continue':
        return statement.kind;
      default:
        throw new Error(`The walker does not know the statement ${statement.kind}`);
    }
  }

  #for(loop: BoundStatementOf<'for'>, frame: Frame): Outcome {
    for (const statement of loop.init) this.#statement(statement, frame);
    while (loop.condition === null || this.#value(loop.condition, frame)) {
      const outcome = this.#block(loop.body, frame);
      if (outcome === 'return') return outcome;
      if (outcome === 'break') break;
      for (const update of loop.update) this.#value(update, frame);
    }
    return 'next';
  }

  #forEach(loop: BoundStatementOf<'forEach'>, frame: Frame): Outcome {
    for (const item of this.#runtime.iterate(this.#value(loop.iterable, frame))) {
      frame.set(loop.variable, item);
      const outcome = this.#block(loop.body, frame);
      if (outcome === 'return') return outcome;
      if (outcome === 'break') break;
    }
    return 'next';
  }

  #value(node: Bound, frame: Frame): unknown {
    switch (node.kind) {
      case 'literal':
        return node.value;
      case 'number':
        return this.#runtime.decimal(node.text);
      case 'local':
        return frame.get(node.variable);
      case 'previous':
        return this.#previous;
      case 'convert':
        return this.#converted(node, frame);
      case 'arithmetic':
        return this.#arithmetic(node, frame);
      case 'concat':
        return this.#runtime.str(this.#value(node.left, frame)) + this.#runtime.str(this.#value(node.right, frame));
      case 'compare':
        return this.#comparison(node, frame);
      case 'equals':
        return this.#runtime.eq(this.#value(node.left, frame), this.#value(node.right, frame)) !== node.negated;
      case 'assign':
        return this.#store(node.target, this.#value(node.value, frame), frame);
      case 'update':
        return this.#update(node, frame);
      case 'callStatic':
        return this.#call(
          this.#methods.get(node.method) as BoundMethod,
          node.args.map((arg) => this.#value(arg, frame)),
        );
      case 'callPlatform':
        return this.#platformCall(node, frame);
      case 'newCollection':
      case 'newMap':
        return this.#emptyCollection(node.type);
      default:
        throw new Error(`The walker does not know the expression ${node.kind}`);
    }
  }

  #converted(node: BoundOf<'convert'>, frame: Frame): unknown {
    const value = this.#value(node.operand, frame);
    if (node.type.key === 'decimal') return this.#runtime.toDecimal(value);
    return node.type.key === 'long' ? this.#runtime.toLong(value) : value;
  }

  #arithmetic(node: BoundOf<'arithmetic'>, frame: Frame): unknown {
    const left = this.#value(node.left, frame);
    const right = this.#value(node.right, frame);
    if (node.operator === '+') return this.#runtime.add(left, right);
    if (node.operator === '-') return this.#runtime.subtract(left, right);
    return node.operator === '*' ? this.#runtime.multiply(left, right) : this.#runtime.divide(left, right);
  }

  #comparison(node: BoundOf<'compare'>, frame: Frame): boolean {
    const order = this.#runtime.compare(this.#value(node.left, frame), this.#value(node.right, frame));
    if (node.operator === '<') return order < 0;
    if (node.operator === '>') return order > 0;
    return node.operator === '<=' ? order <= 0 : order >= 0;
  }

  #update(node: BoundOf<'update'>, frame: Frame): unknown {
    const before = this.#value(node.target, frame);
    this.#previous = before;
    const after = this.#store(node.target, this.#value(node.compute, frame), frame);
    return node.returnsOld ? before : after;
  }

  #store(target: Bound, value: unknown, frame: Frame): unknown {
    if (target.kind !== 'local') throw new Error(`The walker does not assign to ${target.kind}`);
    frame.set(target.variable, value);
    return value;
  }

  #platformCall(node: BoundOf<'callPlatform'>, frame: Frame): unknown {
    const target = this.#runtime.nn(this.#value(node.target, frame));
    const args = node.args.map((arg) => this.#value(arg, frame));
    const name = node.name.toLowerCase();
    if (typeof target === 'object') return (target as Record<string, (...values: unknown[]) => unknown>)[name](...args);
    const methods = this.#runtime.platform(node.target.type.symbol?.fullName ?? '').instance as Record<
      string,
      (...values: unknown[]) => unknown
    >;
    return methods[name](target, ...args);
  }

  #emptyCollection(type: Type): unknown {
    const args = type.args.map((arg) => this.#runtime.type(arg.name));
    const collection = this.#runtime.type(type.symbol?.name ?? '', args);
    return type.symbol?.key === 'map' ? this.#runtime.map(collection, []) : this.#runtime.list(collection, []);
  }
}
