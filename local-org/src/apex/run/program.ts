import { SourceMap, type SourceMapPayload } from 'node:module';
import { compileFunction } from 'node:vm';
import type { ApexProgram, ApexRuntime, CompiledUnit } from '../abi.ts';
import { withCoverage } from '../emit/coverage.ts';
import { withClock } from './cpu-clock.ts';
import type { ClassRegistry, EmittedClass, MethodInfo } from '../emit/class-info.ts';
import { APEX_SCHEME, type ApexFrame, type ScriptFrame } from '../runtime/frames.ts';

/** `Foo.execute`: the plain name under which the library calls a method of a user class. */
const ALIAS = /^[A-Za-z_$][\w$]*\.(?!(?:[mcgp]_|run$))[a-z]+$/;
/** What leads to static initializers, and instance initializers, which are part of the constructor that runs them. */
const STATIC_START = /(?:^|\.)\$[sb]$/;
const INSTANCE_INITIALIZERS = /(?:^|\.)\$i$/;
/** `get f_name`, as V8 names an accessor. */
const ACCESSOR = /^(?:get|set) [fs]_/;
/** Functions that every unit has beside those of its classes. */
const HELPER = /^(?:Object\.)?\$(?:n|eq|cmp|l[te]|g[te]|dyn|copy|chunks|k)$/;

/** A class that others were compiled against and that has not compiled itself; Apex cannot catch it. */
export class InvalidDependency extends Error {
  constructor(className: string, problem: string | null) {
    const why = problem === null ? '' : ` (${problem})`;
    super(`Dependent class is invalid and needs recompilation: ${className}${why}`);
    this.name = 'InvalidDependency';
  }
}

type UnitFunction = (runtime: ApexRuntime, registry: ClassRegistry) => void;

/** Whose code a frame runs: a class of a unit; triggers and anonymous Apex have none. */
export interface ApexPlace {
  readonly unit: CompiledUnit;
  readonly owner: EmittedClass | null;
}

/** The classes of a program in this thread: compiled at their first use, kept for all transactions of the thread. */
export class LoadedProgram implements ClassRegistry {
  readonly program: ApexProgram;
  readonly #units = new Map<string, CompiledUnit>();
  readonly #classes = new Map<string, EmittedClass>();
  readonly #byUnit = new Map<CompiledUnit, EmittedClass[]>();
  readonly #loaded = new Set<CompiledUnit>();
  readonly #maps = new Map<CompiledUnit, SourceMap>();
  readonly #runtime: ApexRuntime;
  #loading: CompiledUnit | null = null;
  #inner: { readonly unit: CompiledUnit; readonly line: number } | null = null;

  constructor(program: ApexProgram, runtime: ApexRuntime) {
    this.program = program;
    this.#runtime = runtime;
    for (const unit of program.units) this.#units.set(unitKey(unit), unit);
  }

  define(name: string, emitted: EmittedClass): void {
    this.#classes.set(name.toLowerCase(), emitted);
    const unit = this.#loading;
    if (unit !== null) this.#byUnit.set(unit, [...(this.#byUnit.get(unit) ?? []), emitted]);
  }

  get(name: string): EmittedClass {
    const found = this.find(name);
    if (found === null) throw this.#invalid(name);
    return found;
  }

  #invalid(name: string): InvalidDependency {
    const outer = name.split('.')[0]?.toLowerCase();
    const broken = this.program.broken?.find((candidate) => candidate.name.toLowerCase() === outer);
    return new InvalidDependency(broken?.name ?? name, broken?.problem ?? null);
  }

  /** by qualified name in any case; null when the program has none */
  find(name: string): EmittedClass | null {
    const key = name.toLowerCase();
    const known = this.#classes.get(key);
    if (known !== undefined) return known;
    const unit = this.#units.get(key.split('.')[0] ?? key);
    if (unit === undefined) return null;
    this.#load(unit);
    return this.#classes.get(key) ?? null;
  }

  unit(name: string): CompiledUnit | null {
    return this.#units.get(name.toLowerCase()) ?? null;
  }

  /** Loads code that is in no program, as anonymous Apex is. */
  loadExtra(unit: CompiledUnit): void {
    this.#units.set(unitKey(unit), unit);
    this.#load(unit);
  }

  /**
   * The Apex place of a JavaScript frame; null for frames that are not Apex. Frames come innermost first; a function
   * without a name (the body of System.runAs) is a place in the method around it, which comes next, and so are the
   * initializers of an instance in its constructor.
   */
  frame = (frame: ScriptFrame): ApexFrame | null => {
    if (!frame.url.startsWith(APEX_SCHEME)) return null;
    const unit = this.#units.get(frame.url.slice(APEX_SCHEME.length));
    if (unit === undefined) return null;
    if (HELPER.test(frame.functionName) || ALIAS.test(frame.functionName)) return null;
    if (STATIC_START.test(frame.functionName)) return null;
    const inner = this.#inner?.unit === unit ? this.#inner.line : null;
    this.#inner = null;
    const entry = this.#map(unit).findEntry(frame.line - 1, frame.column - 1);
    const line = inner ?? ('originalLine' in entry ? entry.originalLine + 1 : frame.line);
    if (frame.functionName === '' || INSTANCE_INITIALIZERS.test(frame.functionName)) {
      this.#inner = { unit, line };
      return null;
    }
    // The platform reports column 1 for every statement of a class (seen in public logs).
    return { label: this.#label(unit, frame.functionName), line, column: 1 };
  };

  /** Unit and class whose code a JavaScript frame runs; null for frames that are not Apex or are helpers of it. */
  placeOf(frame: ScriptFrame): ApexPlace | null {
    if (!frame.url.startsWith(APEX_SCHEME) || frame.functionName === '') return null;
    const unit = this.#units.get(frame.url.slice(APEX_SCHEME.length));
    if (unit === undefined || HELPER.test(frame.functionName) || ALIAS.test(frame.functionName)) return null;
    return { unit, owner: this.#owner(unit, frame.functionName) };
  }

  #load(unit: CompiledUnit): void {
    if (this.#loaded.has(unit)) return;
    this.#loaded.add(unit);
    const outer = this.#loading;
    this.#loading = unit;
    try {
      this.#compile(unit)(this.#runtime, this);
    } finally {
      this.#loading = outer;
    }
  }

  /** Compiles every unit and runs none; what it answers keeps the sources known to a debugger. */
  compileAll(): readonly unknown[] {
    return this.program.units.map((unit) => this.#compile(unit));
  }

  #compile(unit: CompiledUnit): UnitFunction {
    return compileFunction(this.#codeOf(unit), ['$', '$c'], { filename: APEX_SCHEME + unitKey(unit) }) as UnitFunction;
  }

  #codeOf(unit: CompiledUnit): string {
    const index = this.program.units.indexOf(unit);
    const counts = this.#runtime.coverage !== null && index >= 0;
    const ticking = { ...unit, code: withClock(unit.code, counts) };
    return counts ? withCoverage(ticking, index) : ticking.code;
  }

  #map(unit: CompiledUnit): SourceMap {
    let map = this.#maps.get(unit);
    if (map === undefined) {
      const payload =
        typeof unit.map === 'string' ? (JSON.parse(unit.map) as SourceMapPayload) : (unit.map as SourceMapPayload);
      this.#maps.set(unit, (map = new SourceMap(payload)));
    }
    return map;
  }

  #label(unit: CompiledUnit, functionName: string): string {
    if (unit.kind === 'trigger') return `Trigger.${unit.name}`;
    if (unit.kind === 'anonymous') return 'AnonymousBlock';
    const { jsName } = splitFunction(functionName);
    const owner = this.#owner(unit, functionName);
    const method = owner?.$info.methods.find((candidate: MethodInfo) => candidate.jsName === jsName);
    const property = ACCESSOR.test(jsName) ? propertyName(owner, jsName) : null;
    return `Class.${owner?.$info.name ?? unit.name}.${method?.name ?? property ?? specialName(jsName)}`;
  }

  /** The class of a unit that has the function; a class of the receiver's name when several have one. */
  #owner(unit: CompiledUnit, functionName: string): EmittedClass | null {
    const { receiver, jsName } = splitFunction(functionName);
    const classes = this.#byUnit.get(unit) ?? [];
    const field = ACCESSOR.test(jsName) ? jsName.slice(jsName.indexOf(' ') + 1) : null;
    const owners = classes.filter(({ $info }) =>
      field === null
        ? $info.methods.some((method) => method.jsName === jsName)
        : $info.fields.some((candidate) => candidate.isProperty && candidate.jsName === field),
    );
    return (owners.length > 0 ? owners : classes).find((emitted) => emitted.name === receiver) ?? owners[0] ?? null;
  }
}

function unitKey(unit: CompiledUnit): string {
  if (unit.kind === 'trigger') return `__trigger_${unit.name.toLowerCase()}`;
  return unit.kind === 'anonymous' ? '__anonymous' : unit.name.toLowerCase();
}

/** `Foo.m_bar$string [as x]`, `new Foo`, `Function.m_bar` and `m_bar` as V8 prints them. */
function splitFunction(functionName: string): { receiver: string; jsName: string } {
  const text = functionName.replace(/^(async |new )/, '').replace(/ \[as .*\]$/, '');
  const dot = text.lastIndexOf('.');
  return dot < 0 ? { receiver: text, jsName: text } : { receiver: text.slice(0, dot), jsName: text.slice(dot + 1) };
}

/** As the platform's logs name the accessors of a property. */
function propertyName(owner: EmittedClass | null, accessor: string): string {
  const jsName = accessor.slice(accessor.indexOf(' ') + 1);
  const field = owner?.$info.fields.find((candidate) => candidate.jsName === jsName);
  return `__sfdc_${field?.name ?? jsName.slice(2)}`;
}

function specialName(jsName: string): string {
  if (jsName.startsWith('c_')) return '<init>';
  const [, method] = /^m_([^$]*)/.exec(jsName) ?? [];
  return method ?? '<clinit>';
}
