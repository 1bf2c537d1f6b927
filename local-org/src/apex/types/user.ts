import { LazyMembers, Members } from './lazy-members.ts';
import type {
  Annotation,
  MethodDeclaration,
  Modifiers,
  PropertyDeclaration,
  TypeDeclaration,
  TypeRef,
} from '../syntax/index.ts';
import type { Access, AccessorSymbol, ClassSymbol, FieldSymbol, MethodSymbol, Type } from './model.ts';
import type { TypeTable } from './type-table.ts';

/** What a user class needs to turn names into types. */
export interface UserTypeContext {
  readonly table: TypeTable;
  /** never fails: an unknown type is `table.error`, and its problem is reported once by `check/` */
  resolve(ref: TypeRef, from: ClassSymbol): Type;
  object(): Type;
}

export function accessOf(modifiers: Modifiers, fallback: Access): Access {
  for (const keyword of modifiers.keywords) {
    if (keyword === 'global' || keyword === 'webservice') return 'global';
    if (keyword === 'public' || keyword === 'protected' || keyword === 'private') return keyword;
  }
  return fallback;
}

export function annotationNamed(modifiers: Modifiers, name: string): Annotation | undefined {
  return modifiers.annotations.find((annotation) => annotation.name.toLowerCase() === name);
}

/** Whoever sees an interface sees its methods. */
function interfaceAccess(owner: ClassSymbol): Access {
  return owner.access === 'global' ? 'global' : 'public';
}

function annotationNames(modifiers: Modifiers): ReadonlySet<string> {
  return new Set(modifiers.annotations.map((annotation) => annotation.name.toLowerCase()));
}

/** A class, interface or enum of the user's source. */
export class UserSymbol extends LazyMembers implements ClassSymbol {
  readonly name: string;
  readonly fullName: string;
  readonly simpleName: string;
  readonly key: string;
  readonly origin = 'user';
  readonly typeParameters: readonly string[] = [];
  readonly inner = new Map<string, ClassSymbol>();
  readonly outer: ClassSymbol | null;
  readonly declaration: TypeDeclaration;
  readonly file: string;
  readonly apiVersion: number;
  readonly access: Access;
  readonly testVisible: boolean;
  readonly isTest: boolean;
  readonly sharing: ClassSymbol['sharing'];
  readonly #context: UserTypeContext;
  #super: Type | null | undefined;
  #interfaces: readonly Type[] | null = null;

  constructor(
    declaration: TypeDeclaration,
    outer: ClassSymbol | null,
    file: string,
    apiVersion: number,
    context: UserTypeContext,
  ) {
    super();
    const simple = declaration.name.text;
    const { modifiers } = declaration;
    this.declaration = declaration;
    this.outer = outer;
    this.file = file;
    this.apiVersion = apiVersion;
    this.#context = context;
    this.simpleName = simple;
    this.name = this.fullName = outer ? `${outer.name}.${simple}` : simple;
    this.key = this.name.toLowerCase();
    this.access = accessOf(modifiers, 'private');
    this.testVisible = annotationNamed(modifiers, 'testvisible') !== undefined;
    this.isTest = annotationNamed(modifiers, 'istest') !== undefined || outer?.isTest === true;
    this.sharing = sharingOf(modifiers);
    for (const member of declaration.members) {
      if (member.kind !== 'type') continue;
      const inner = new UserSymbol(member.declaration, this, file, apiVersion, context);
      if (!this.inner.has(inner.simpleName.toLowerCase())) this.inner.set(inner.simpleName.toLowerCase(), inner);
    }
  }

  get kind(): ClassSymbol['kind'] {
    return this.declaration.kind;
  }
  get isAbstract(): boolean {
    return this.kind === 'interface' || this.declaration.modifiers.keywords.includes('abstract');
  }
  get isVirtual(): boolean {
    return this.isAbstract || this.declaration.modifiers.keywords.includes('virtual');
  }
  get superType(): Type | null {
    if (this.#super === undefined) {
      const ref = this.declaration.superType;
      this.#super = null;
      if (ref) this.#super = this.#context.resolve(ref, this);
    }
    return this.#super;
  }
  get interfaces(): readonly Type[] {
    if (!this.#interfaces) {
      this.#interfaces = [];
      this.#interfaces = this.declaration.interfaces.map((ref) => this.#context.resolve(ref, this));
    }
    return this.#interfaces;
  }
  protected readMembers(): Members {
    const members = new Members();
    for (const field of this.#fields())
      if (!members.fields.has(field.name.toLowerCase())) members.fields.set(field.name.toLowerCase(), field);
    for (const member of this.declaration.members) {
      if (member.kind !== 'method' && member.kind !== 'constructor') continue;
      members.put(this.#method(member));
    }
    if (this.kind === 'class') members.constructors.push(...this.#defaultConstructors(members.constructors));
    return members;
  }

  *#fields(): Generator<FieldSymbol> {
    const type = this.#context.table.of(this);
    for (const name of this.declaration.constants) {
      const place = { owner: this, name: name.text, type, line: name.line, column: name.column };
      yield { ...place, ...CONSTANT };
    }
    for (const member of this.declaration.members) {
      if (member.kind === 'property') yield this.#property(member);
      if (member.kind !== 'field') continue;
      for (const declarator of member.declarators) {
        const { text: name, line, column } = declarator.name;
        yield {
          ...this.#variable(member.modifiers, member.type),
          name,
          line,
          column,
          property: null,
          initializer: declarator.initializer,
        };
      }
    }
  }

  #variable(
    modifiers: Modifiers,
    type: TypeRef,
  ): Omit<FieldSymbol, 'name' | 'line' | 'column' | 'property' | 'initializer'> {
    return {
      owner: this,
      type: this.#context.resolve(type, this),
      isStatic: modifiers.keywords.includes('static'),
      isFinal: modifiers.keywords.includes('final'),
      isTransient: modifiers.keywords.includes('transient'),
      access: accessOf(modifiers, 'private'),
      testVisible: annotationNamed(modifiers, 'testvisible') !== undefined,
      isEnumConstant: false,
      annotations: annotationNames(modifiers),
    };
  }

  #property(member: PropertyDeclaration): FieldSymbol {
    const variable = this.#variable(member.modifiers, member.type);
    const accessor = (part: PropertyDeclaration['getter']): AccessorSymbol | null =>
      part && { access: accessOf(part.modifiers, variable.access), declaration: part };
    const property = { getter: accessor(member.getter), setter: accessor(member.setter) };
    const { text: name, line, column } = member.name;
    return { ...variable, name, line, column, property, initializer: null };
  }

  #method(declaration: MethodDeclaration): MethodSymbol {
    const { modifiers } = declaration;
    const has = (keyword: string): boolean => modifiers.keywords.includes(keyword);
    const inInterface = this.kind === 'interface';
    return {
      owner: this,
      name: declaration.name.text,
      isConstructor: declaration.kind === 'constructor',
      parameters: declaration.parameters.map((parameter) => this.#context.resolve(parameter.type, this)),
      parameterNames: declaration.parameters.map((parameter) => parameter.name.text),
      returns: declaration.returns ? this.#context.resolve(declaration.returns, this) : this.#context.table.void,
      isStatic:
        has('static') ||
        has('testmethod') ||
        (this.outer === null && annotationNamed(modifiers, 'istest') !== undefined && has('static')),
      isAbstract: inInterface || has('abstract'),
      isVirtual: inInterface || has('virtual') || has('abstract') || has('override'),
      isOverride: has('override'),
      access: inInterface ? interfaceAccess(this) : accessOf(modifiers, 'private'),
      testVisible: annotationNamed(modifiers, 'testvisible') !== undefined,
      annotations: annotationNames(modifiers),
      declaration,
    };
  }

  /** A class without constructors has the one without parameters; an exception always has the four of System.Exception. */
  #defaultConstructors(declared: readonly MethodSymbol[]): MethodSymbol[] {
    const make = (parameters: readonly Type[]): MethodSymbol => ({
      ...{ owner: this, name: this.simpleName, isConstructor: true, parameters },
      parameterNames: parameters.map((_, i) => `p${i}`),
      ...{ returns: this.#context.table.void, isStatic: false, isAbstract: false, isVirtual: false, isOverride: false },
      ...{ access: 'global' as const, testVisible: false, annotations: new Set<string>(), declaration: null },
    });
    const parent = this.superType?.symbol;
    if (!parent || !isExceptionSymbol(parent)) return declared.length > 0 ? [] : [make([])];
    const [text, cause] = [this.#platformType('String'), this.#platformType('Exception')];
    const shapes = [[], [text], [cause], [text, cause]];
    const isNew = (shape: readonly Type[]): boolean =>
      !declared.some(
        (other) => other.parameters.length === shape.length && other.parameters.every((type, i) => type === shape[i]),
      );
    return shapes.filter(isNew).map(make);
  }

  #platformType(name: string): Type {
    const at = { line: 1, column: 1 };
    return this.#context.resolve(
      {
        ...at,
        names: [
          { ...at, name: 'System', args: [] },
          { ...at, name, args: [] },
        ],
        dimensions: 0,
      },
      this,
    );
  }
}

const CONSTANT = {
  ...{ isStatic: true, isFinal: true, isTransient: false, access: 'global' as const, testVisible: false },
  ...{ isEnumConstant: true, property: null, initializer: null, annotations: new Set<string>() },
};

export function isExceptionSymbol(symbol: ClassSymbol | null | undefined): boolean {
  for (let current = symbol, depth = 0; current && depth < 50; current = current.superType?.symbol, depth++) {
    if (current.origin === 'platform') return current.key === 'exception' || current.key.endsWith('exception');
  }
  return false;
}

function sharingOf(modifiers: Modifiers): ClassSymbol['sharing'] {
  for (const keyword of modifiers.keywords) {
    const match = /^(with|without|inherited) ?sharing$/.exec(keyword);
    if (match) return match[1] as 'with' | 'without' | 'inherited';
  }
  return null;
}
