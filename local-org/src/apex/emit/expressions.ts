import type { Bound, BoundOf, LocalVariable } from '../check/bound.ts';
import type { FieldSymbol, Type } from '../types/model.ts';
import { emitCall, emitConstructorCall, emitNew, emitPlatformCall } from './calls.ts';
import { backingName, fieldKey, fieldName, hasAccessors } from './names.ts';
import { isNeverNull } from './nullability.ts';
import { emitAssign, emitUpdate } from './assignments.ts';
import { emitArithmetic, emitBits, emitCompare, emitConcat, emitEquals, emitNegate } from './operators.ts';
import type { UnitEmitter } from './unit-emitter.ts';

/** Turns bound expressions of one body into JavaScript. */
export class ExpressionEmitter {
  readonly unit: UnitEmitter;
  readonly safe: ReadonlySet<LocalVariable>;
  /** inside the accessors of a property, the property's name means its storage */
  readonly accessorOf: FieldSymbol | null;
  #temporaries = 0;
  /** what `previous` stands for */
  previous = '';

  constructor(unit: UnitEmitter, safe: ReadonlySet<LocalVariable> = new Set(), accessorOf: FieldSymbol | null = null) {
    this.unit = unit;
    this.safe = safe;
    this.accessorOf = accessorOf;
  }

  temporary(): string {
    return `x${this.#temporaries++}`;
  }

  all(values: readonly Bound[]): string {
    return values.map((value) => this.value(value)).join(',');
  }

  /** The value, which must not be null: reading null throws NullPointerException. */
  needed(value: Bound): string {
    return isNeverNull(value, this.safe) ? this.value(value) : `(${this.value(value)}??$n())`;
  }

  type(type: Type): string {
    return this.unit.type(type);
  }

  value(node: Bound): string {
    switch (node.kind) {
      case 'literal':
        return literalCode(node.value);
      case 'number':
        return this.unit.pooled(`$.${node.type.key === 'double' ? 'double' : 'decimal'}(${JSON.stringify(node.text)})`);
      case 'local':
        return node.variable.jsName;
      case 'this':
        return 'this';
      case 'super':
        return 'super';
      case 'previous':
        return this.previous;
      case 'staticField':
        return `${this.unit.ready(node.field.owner)}.${this.fieldProperty(node.field)}`;
      case 'instanceField':
      case 'platformField':
      case 'callMethod':
        return this.chained(node);
      case 'recordField':
        return this.recordField(node);
      case 'platformStatic':
        return `${this.unit.statics(node.owner)}.${node.name.toLowerCase()}`;
      case 'callStatic':
      case 'callPlatformStatic':
        return emitCall(node, this);
      case 'callPlatform':
        return emitPlatformCall(node, this);
      case 'constructorCall':
        return emitConstructorCall(node, this);
      case 'new':
      case 'newPlatform':
      case 'newSized':
      case 'newRecord':
        return emitNew(node, this);
      case 'newCollection':
        return `$.${node.type.symbol?.key === 'set' ? 'set' : 'list'}(${this.type(node.type)},[${this.all(node.values)}])`;
      case 'newMap':
        return `$.map(${this.type(node.type)},[${node.entries.map((entry) => `[${this.all(entry)}]`).join(',')}])`;
      case 'convert':
        return this.converted(node);
      case 'cast':
        return `$.cast(${this.value(node.operand)},${this.type(node.type)})`;
      case 'instanceof':
        return this.instanceOf(node);
      case 'conditional':
        return `(${this.condition(node.condition)}?${this.value(node.then)}:${this.value(node.otherwise)})`;
      case 'coalesce':
        return `(${this.value(node.left)}??${this.value(node.right)})`;
      case 'logical':
        return `(${this.needed(node.left)}${node.operator}${this.needed(node.right)})`;
      case 'not':
        return `!${this.needed(node.operand)}`;
      case 'negate':
        return emitNegate(node, this);
      case 'complement':
        return `(~${this.needed(node.operand)})`;
      case 'arithmetic':
        return emitArithmetic(node, this);
      case 'bits':
        return emitBits(node, this);
      case 'concat':
        return emitConcat(node, this);
      case 'compare':
        return emitCompare(node, this);
      case 'equals':
        return emitEquals(node, this);
      case 'assign':
        return emitAssign(node, this);
      case 'update':
        return emitUpdate(node, this);
      default:
        return this.rest(node);
    }
  }

  rest(node: Bound): string {
    switch (node.kind) {
      case 'index':
        return `$.index(${this.value(node.target)},${this.value(node.index)})`;
      case 'typeLiteral':
        return this.type(node.value);
      case 'sObjectType':
        return this.unit.pooled(`$.sObjectType(${JSON.stringify(node.object)})`);
      case 'sObjectField':
        return this.unit.pooled(`$.sObjectField(${JSON.stringify(node.object)},${JSON.stringify(node.field)})`);
      case 'label':
        return `$.label(${JSON.stringify(node.namespace)},${JSON.stringify(node.name)})`;
      case 'page':
        return `$.platform("System.PageReference").construct(${this.type(node.type)},${JSON.stringify(`/apex/${node.name.toLowerCase()}`)})`;
      case 'soql':
        return `$.soql(${JSON.stringify(node.text)},[${this.all(node.binds)}],"${node.expect}",${this.type(node.element)},"${this.unit.sharing}")`;
      case 'sosl':
        return `$.sosl(${JSON.stringify(node.text)},[${this.all(node.binds)}],"${this.unit.sharing}")`;
      case 'dynamicQuery': {
        const variables = node.variables.map(([name, value]) => `${name}:()=>${this.value(value)}`).join(',');
        return `$dyn(${this.unit.statics(node.owner)},"${node.name.toLowerCase()}",{${variables}},${this.all(node.args)})`;
      }
      case 'unsupported':
        return `$.unsupported(${JSON.stringify(node.feature)})`;
      default:
        return `$.unsupported(${JSON.stringify(`expression ${node.kind}`)})`;
    }
  }

  /** For conditions of statements: null is an error, not false. */
  condition(node: Bound): string {
    return this.needed(node);
  }

  fieldProperty(field: FieldSymbol): string {
    return field === this.accessorOf && hasAccessors(field) ? backingName(field) : fieldName(field);
  }

  /** `a?.b.c()` stops as a whole when `a` is null, as JavaScript's own chain does. */
  chained(node: Bound): string {
    const code = this.link(node);
    return isSafeChain(node) ? `(${code}??null)` : code;
  }

  private link(node: Bound): string {
    switch (node.kind) {
      case 'instanceField':
        return `${this.receiver(node.target)}${dot(node)}${this.fieldProperty(node.field)}`;
      case 'platformField':
        return `${this.receiver(node.target)}${dot(node)}${node.name.toLowerCase()}`;
      case 'callMethod':
        return emitCall(node, this, node.isSuper ? 'super.' : `${this.receiver(node.target)}${dot(node)}`);
      default:
        return this.value(node);
    }
  }

  receiver(node: Bound): string {
    return isChain(node) ? this.link(node) : this.value(node);
  }

  /** `contact.Account.Name` is null where there is no account: only a null at the start of the path is an error. */
  private recordField(node: BoundOf<'recordField'>): string {
    const name = fieldKey(node.name);
    if (!node.safe && !isSafeChain(node.target) && node.target.kind !== 'recordField')
      return `$.getField(${this.value(node.target)},${name})`;
    const record = this.temporary();
    return `((${record})=>${record}===null?null:$.getField(${record},${name}))(${this.value(node.target)})`;
  }

  private converted(node: BoundOf<'convert'>): string {
    const { operand } = node;
    const { key } = node.type;
    if (key === 'long' && operand.kind === 'literal' && typeof operand.value === 'number') return `${operand.value}n`;
    if (key === 'integer') return `$.toInteger(${this.value(operand)})`;
    if (key === 'long') return `$.toLong(${this.value(operand)})`;
    if (key === 'double') return `$.toDouble(${this.value(operand)})`;
    if (key === 'decimal') return `$.toDecimal(${this.value(operand)})`;
    if (key === 'id' || key === 'datetime') return `$.cast(${this.value(operand)},${this.type(node.type)})`;
    return `$.index(${this.value(operand)},0)`;
  }

  private instanceOf(node: BoundOf<'instanceof'>): string {
    const { test } = node;
    if (test.symbol?.origin === 'user' && test.symbol.kind === 'class')
      return `(${this.value(node.operand)} instanceof ${this.unit.reference(test.symbol)})`;
    return `$.isInstance(${this.value(node.operand)},${this.type(test)})`;
  }
}

/** A link after what is no JavaScript chain itself, such as a field of a record, carries the stop of the chain on. */
function dot(node: { readonly target: Bound; readonly safe: boolean }): string {
  return node.safe || (isSafeChain(node.target) && !isChain(node.target)) ? '?.' : '.';
}

export function isChain(node: Bound): boolean {
  return (
    node.kind === 'instanceField' || node.kind === 'platformField' || (node.kind === 'callMethod' && !node.isSuper)
  );
}

export function isSafeChain(node: Bound): boolean {
  if (
    (isChain(node) || node.kind === 'recordField' || node.kind === 'callPlatform') &&
    'target' in node &&
    'safe' in node
  )
    return node.safe || isSafeChain(node.target);
  return false;
}

function literalCode(value: number | bigint | string | boolean | null): string {
  if (typeof value === 'bigint') return value < 0n ? `(${value}n)` : `${value}n`;
  if (typeof value === 'number' && value < 0) return `(${value})`;
  return typeof value === 'string'
    ? JSON.stringify(value).replace(/[\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16)}`)
    : String(value);
}
