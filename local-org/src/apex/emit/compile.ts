import { createHash } from 'node:crypto';
import type { ApexProgram, CompiledUnit } from '../abi.ts';
import type { Problem } from '../../metadata/types.ts';
import type { Schema } from '../../schema/types.ts';
import { bindAll, bindClass, BodyContext, checkFlow } from '../check/index.ts';
import type { BoundBlock, BuiltTest, Checker, QueryTest } from '../check/index.ts';
import { parseAnonymous, parseClass, parseTrigger } from '../syntax/index.ts';
import type { AnonymousDeclaration, Member, Parsed, TriggerDeclaration, TypeDeclaration } from '../syntax/index.ts';
import type { ApexSource, OrgFacts } from '../types/facts.ts';
import type { ClassSymbol, Type } from '../types/model.ts';
import { Universe } from '../types/resolve.ts';
import { UserSymbol } from '../types/user.ts';
import { builtTest, queryTest } from './defaults.ts';
import type { CompileCache } from './cache.ts';
import { anonymousSymbols, classSymbols, triggerSymbols } from './symbols.ts';
import { emitUnit } from './unit.ts';

export interface CompileRequest {
  readonly files: readonly ApexSource[];
  readonly schema: Schema;
  readonly org?: OrgFacts;
  /** what the library runs; without it every real member is taken as built */
  readonly isBuilt?: BuiltTest;
  /** the data room's judgement of a query's objects and fields */
  readonly checkQuery?: QueryTest;
  readonly cache?: CompileCache;
}
export interface CompileResult {
  readonly problems: readonly Problem[];
  readonly program: ApexProgram;
  /** the classes of the program, for `auraSignatures` */
  readonly model: ApexModel;
}
export interface ApexModel {
  readonly classes: readonly ClassSymbol[];
}
export interface AnonymousRequest extends Omit<CompileRequest, 'cache'> {
  readonly text: string;
  readonly apiVersion: number;
}

interface ParsedFile {
  readonly source: ApexSource;
  readonly symbol: UserSymbol;
  readonly trigger: TriggerDeclaration | null;
}

/** Checks and compiles classes (`.cls`) and triggers (`.trigger`). A file with an error has no unit; the others do. */
export function compile(request: CompileRequest): CompileResult {
  const checker = newChecker(request);
  const files = request.files.flatMap((source) => readFile(source, checker));
  const outline = createHash('sha256')
    .update(
      files
        .map((file) => outlineOf(file))
        .sort()
        .join('\n'),
    )
    .digest('hex');
  const units = files.flatMap((file) => compileFile(file, outline, checker, request.cache));
  const hash = createHash('sha256')
    .update(units.map((unit) => unit.code).join('\n'))
    .digest('hex');
  return { problems: checker.problems, program: { hash, units }, model: { classes: files.map((file) => file.symbol) } };
}

function newChecker(request: Omit<CompileRequest, 'files'>): Checker {
  const universe = new Universe(request.schema);
  return {
    universe,
    problems: [],
    facts: request.org ?? {},
    isBuilt: request.isBuilt ?? builtTest,
    checkQuery: request.checkQuery ?? queryTest(request.schema),
  };
}

function readFile(source: ApexSource, checker: Checker): ParsedFile[] {
  const isTrigger = source.path.endsWith('.trigger');
  const parsed: Parsed<TypeDeclaration | TriggerDeclaration> = isTrigger
    ? parseTrigger(source.text)
    : parseClass(source.text);
  for (const problem of parsed.problems)
    checker.problems.push({ file: source.path, ...problem, severity: 'error', code: 'syntax' });
  const { tree } = parsed;
  if (!tree) return [];
  const declaration = tree.kind === 'trigger' ? hostClass(`__trigger_${tree.name.text}`, tree.members) : tree;
  const symbol = new UserSymbol(declaration, null, source.path, source.apiVersion, checker.universe);
  if (!register(symbol, checker)) return [];
  return [{ source, symbol, trigger: tree.kind === 'trigger' ? tree : null }];
}

/** A second class of a name is a problem; it is not looked at further. */
function register(symbol: UserSymbol, checker: Checker): boolean {
  const { users } = checker.universe;
  if (!users.has(symbol.key)) {
    users.set(symbol.key, symbol);
    return true;
  }
  const { line, column } = symbol.declaration.name;
  const message = `Duplicate type: ${symbol.name}`;
  checker.problems.push({ file: symbol.file, line, column, severity: 'error', code: 'duplicate-type', message });
  return false;
}

/** A trigger or anonymous Apex is a class whose methods are static and whose body is `run`. */
function hostClass(name: string, members: readonly Member[]): TypeDeclaration {
  const at = { line: 1, column: 1 };
  const own = members.map((member): Member => {
    if (member.kind !== 'method' || member.modifiers.keywords.includes('static')) return member;
    return { ...member, modifiers: { ...member.modifiers, keywords: [...member.modifiers.keywords, 'static'] } };
  });
  const modifiers = { ...at, keywords: ['public'], annotations: [] };
  return {
    ...at,
    kind: 'class',
    name: { ...at, text: name },
    modifiers,
    superType: null,
    interfaces: [],
    members: own,
    constants: [],
    endLine: 1,
  };
}

/** All that another file can depend on: the text without the bodies would do, the whole text is simpler and safe. */
function outlineOf(file: ParsedFile): string {
  return `${file.source.path}\0${file.source.apiVersion}\0${file.source.text}`;
}

function compileFile(
  file: ParsedFile,
  outline: string,
  checker: Checker,
  cache: CompileCache | undefined,
): CompiledUnit[] {
  const key = createHash('sha256').update(outline).update(file.source.path).digest('hex');
  const known = cache?.get(key);
  const before = checker.problems.length;
  if (known) checker.problems.push(...known.problems);
  const unit = known ? known.unit : checkAndEmit(file, checker);
  cache?.set(key, { problems: checker.problems.slice(before), unit });
  return unit ? [unit] : [];
}

function checkAndEmit(file: ParsedFile, checker: Checker): CompiledUnit | null {
  const { source, symbol, trigger } = file;
  const before = checker.problems.length;
  const bound = bindClass(symbol, trigger ? 'without' : 'inherited', checker);
  const record = trigger && triggerObject(trigger, source, checker);
  const run = trigger && bindRun(trigger.body, symbol, record, checker);
  if (checker.problems.slice(before).some((problem) => problem.severity === 'error')) return null;
  const common = { file: source.path, apiVersion: source.apiVersion };
  if (trigger)
    return emitUnit(
      bound,
      { ...common, name: trigger.name.text, kind: 'trigger', symbols: triggerSymbols(trigger) },
      run,
    );
  return emitUnit(bound, { ...common, name: symbol.name, kind: symbol.kind, symbols: classSymbols(symbol) });
}

function triggerObject(trigger: TriggerDeclaration, source: ApexSource, checker: Checker): Type | null {
  const type = checker.universe.sObjects.type(trigger.object.text);
  const { line, column, text } = trigger.object;
  if (!type)
    checker.problems.push({
      file: source.path,
      line,
      column,
      severity: 'error',
      code: 'invalid-trigger-object',
      message: `Trigger type isn't an SObject: ${text}`,
    });
  return type;
}

function bindRun(
  body: AnonymousDeclaration['body'],
  owner: ClassSymbol,
  triggerType: Type | null,
  checker: Checker,
): BoundBlock {
  const context = new BodyContext(checker, {
    owner,
    file: owner.file,
    isStatic: true,
    returns: checker.universe.table.void,
    triggerObject: triggerType,
  });
  const statements = context.inScope(() => bindAll(body.statements, context));
  const block: BoundBlock = { kind: 'block', line: body.line, column: body.column, statements };
  checkFlow(block, context);
  return block;
}

/** Anonymous Apex beside the classes of the org; its unit is the program's only one. */
export function compileAnonymous(request: AnonymousRequest): CompileResult {
  const checker = newChecker(request);
  for (const source of request.files) readFile(source, checker);
  checker.problems.length = 0;
  const file = 'AnonymousBlock';
  const parsed = parseAnonymous(request.text);
  for (const problem of parsed.problems) checker.problems.push({ file, ...problem, severity: 'error', code: 'syntax' });
  if (!parsed.tree) return anonymousResult(checker, []);
  const symbol = new UserSymbol(
    hostClass('__anonymous', parsed.tree.members),
    null,
    file,
    request.apiVersion,
    checker.universe,
  );
  const bound = bindClass(symbol, 'inherited', checker);
  const run = bindRun(parsed.tree.body, symbol, null, checker);
  if (checker.problems.some((problem) => problem.severity === 'error')) return anonymousResult(checker, []);
  const facts = {
    name: '__anonymous',
    kind: 'anonymous' as const,
    file,
    apiVersion: request.apiVersion,
    symbols: anonymousSymbols(),
  };
  return anonymousResult(checker, [emitUnit(bound, facts, run)]);
}

function anonymousResult(checker: Checker, units: CompiledUnit[]): CompileResult {
  const hash = createHash('sha256')
    .update(units.map((unit) => unit.code).join(''))
    .digest('hex');
  return { problems: checker.problems, program: { hash, units }, model: { classes: [] } };
}
