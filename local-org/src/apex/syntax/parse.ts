import { ApexErrorListener, ApexParserFactory } from '@apexdevtools/apex-parser';
import type { AnonymousBlockMemberContext, ApexParser, TriggerBlockMemberContext } from '@apexdevtools/apex-parser';
import type { AnonymousDeclaration, Block, Member, Statement, TriggerDeclaration, TypeDeclaration } from './ast.ts';
import { member, topLevelType } from './build-declarations.ts';
import type { MemberContext } from './build-declarations.ts';
import type { Parsed, SyntaxProblem } from './parsed.ts';
import { platformMessage } from './messages.ts';
import { isTooDeep, TOO_DEEP } from './too-deep.ts';
import { TreeCache } from './tree-cache.ts';
import { withSource } from './build-queries.ts';
import { statement } from './build-statements.ts';
import { nameOf, positionOf } from './tree.ts';

class Listener extends ApexErrorListener {
  readonly problems: SyntaxProblem[] = [];
  override apexSyntaxError(line: number, column: number, message: string): void {
    this.problems.push({ line, column: column + 1, message: platformMessage(message) });
  }
}

/** The parser is given a listener always: without one antlr4 fails inside (apex-parser 5.2.0). */
function parse<T>(text: string, build: (parser: ApexParser) => () => T): Parsed<T> {
  const listener = new Listener();
  const { parser } = ApexParserFactory.createLexerAndParser(text, listener);
  try {
    const finish = build(parser);
    const [first] = listener.problems;
    if (first) return { tree: null, problems: [first] };
    return { tree: withSource(text, finish), problems: [] };
  } catch (error) {
    if (!isTooDeep(error)) throw error;
    return { tree: null, problems: [{ line: 1, column: 1, message: TOO_DEEP }] };
  }
}

const classes = new TreeCache<TypeDeclaration>();
const triggers = new TreeCache<TriggerDeclaration>();

/** Trees are large: whoever has compiled needs them no more. */
export function forgetTrees(): void {
  classes.clear();
  triggers.clear();
}

export function parseClass(text: string): Parsed<TypeDeclaration> {
  return classes.of(text, () =>
    parse(text, (parser) => {
      const unit = parser.compilationUnit();
      return () => topLevelType(unit.typeDeclaration());
    }),
  );
}

export function parseTrigger(text: string): Parsed<TriggerDeclaration> {
  return triggers.of(text, () => readTrigger(text));
}

function readTrigger(text: string): Parsed<TriggerDeclaration> {
  return parse(text, (parser) => {
    const unit = parser.triggerUnit();
    return () => {
      const at = positionOf(unit);
      const events = unit
        .triggerCase_list()
        .map((event) => event.children?.map((child) => child.getText().toLowerCase()).join(' ') ?? '');
      const content = unitContent(unit.triggerBlock().triggerBlockMember_list());
      return { ...at, kind: 'trigger', name: nameOf(unit.id(0)), object: nameOf(unit.id(1)), events, ...content };
    };
  });
}

export function parseAnonymous(text: string): Parsed<AnonymousDeclaration> {
  return parse(text, (parser) => {
    const unit = parser.anonymousUnit();
    return () => ({
      ...positionOf(unit),
      kind: 'anonymous',
      ...unitContent(unit.anonymousBlock().anonymousBlockMember_list()),
    });
  });
}

type UnitMember = TriggerBlockMemberContext | AnonymousBlockMemberContext;

function unitContent(contexts: readonly UnitMember[]): { members: Member[]; body: Block } {
  const members: Member[] = [];
  const statements: Statement[] = [];
  for (const context of contexts) {
    const declared: MemberContext | null | undefined =
      'triggerMemberDeclaration' in context ? context.triggerMemberDeclaration() : context.anonymousMemberDeclaration();
    const single = context.statement();
    if (declared) addMember(member(declared, context.modifier_list()), members, statements);
    else if (single) statements.push(statement(single));
  }
  const end = statements.at(-1) ?? { line: 1, column: 1 };
  return { members, body: { kind: 'block', line: 1, column: 1, statements, endLine: end.line, endColumn: end.column } };
}

/** A variable of a trigger or of anonymous Apex is a local one: it runs in its place among the statements. */
function addMember(found: Member, members: Member[], statements: Statement[]): void {
  if (found.kind === 'field') statements.push({ ...found, kind: 'local' });
  else members.push(found);
}
