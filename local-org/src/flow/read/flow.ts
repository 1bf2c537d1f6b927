import type { XmlElement } from '../../metadata/xml/parse.ts';
import type { Flow, FlowStep } from '../types.ts';
import {
  childOf,
  childrenOf,
  invalid,
  targetOf,
  textOf,
  unsupported,
  type Compiler,
  type FlowProblem,
  type FlowScope,
} from './compiler.ts';
import { action, changeOfRecord, lookup, write } from './data-steps.ts';
import { resourcesOf, variable } from './resources.ts';
import { readTrigger } from './start.ts';
import { assignment, customError, decision, loop } from './steps.ts';

type ReadStep = (element: XmlElement, compiler: Compiler) => FlowStep | null;

const STEPS: Readonly<Record<string, ReadStep>> = {
  assignments: assignment,
  decisions: decision,
  loops: loop,
  recordLookups: lookup,
  recordCreates: (element, compiler) => write(element, 'insert', compiler),
  recordUpdates: (element, compiler) =>
    compiler.isBeforeSave ? changeOfRecord(element, compiler) : write(element, 'update', compiler),
  recordDeletes: (element, compiler) => write(element, 'delete', compiler),
  actionCalls: action,
  customErrors: customError,
};
/** What describes a flow, and resources that are read when something names them. */
const DESCRIPTIVE: ReadonlySet<string> = new Set(
  (
    'apiVersion areMetricsLoggedToDataCloud constants description environments formulas fullName interviewLabel isTemplate ' +
    'isAdditionalPermissionRequiredToRun isOverridable label migratedFromWorkflowRuleName processMetadataValues processType ' +
    'runInMode sourceTemplate start startElementReference status textTemplates triggerOrder variables'
  ).split(' '),
);
const PROCESS_TYPES: ReadonlySet<string> = new Set(['AutoLaunchedFlow']);
/** Before a record is saved a flow may only read and change that record. */
const BEFORE_SAVE: ReadonlySet<string> = new Set([
  'assignments',
  'decisions',
  'loops',
  'recordLookups',
  'customErrors',
]);

export interface ReadFlow {
  readonly flow: Flow;
  readonly problems: readonly FlowProblem[];
}

/** Reads and checks a flow. It can run when it has no problems. */
export function readFlow(name: string, root: XmlElement, scope: FlowScope): ReadFlow {
  const problems: FlowProblem[] = [];
  const start = childOf(root, 'start');
  const resource = resourcesOf(root);
  const compiler: Compiler = {
    ...scope,
    name,
    schema: scope.schema,
    action: (className) => scope.action(className),
    recordObject: recordObjectOf(start),
    isBeforeSave: start !== undefined && textOf(start, 'triggerType') === 'RecordBeforeSave',
    resource: (wanted) => resource(wanted, compiler),
    problem: (code, message, at) => problems.push({ code, message, at }),
  };
  const processType = textOf(root, 'processType') ?? '';
  if (!PROCESS_TYPES.has(processType))
    unsupported(compiler, 'PROCESS_TYPE', `processes of the type ${processType}`, root);
  const steps = readSteps(root, compiler);
  const first = start === undefined ? textOf(root, 'startElementReference') : targetOf(start, 'connector');
  const flow: Flow = {
    name,
    label: textOf(root, 'label') ?? name,
    description: textOf(root, 'description'),
    isActive: textOf(root, 'status') === 'Active',
    runsIn: RUN_MODES[textOf(root, 'runInMode') ?? ''] ?? 'default',
    trigger: start === undefined ? null : readTrigger(root, start, compiler),
    variables: childrenOf(root, 'variables').map((element) => variable(element, compiler)),
    first,
    steps,
  };
  checkTargets(flow, compiler, root);
  return { flow, problems: unique(problems) };
}

const RUN_MODES: Readonly<Record<string, Flow['runsIn']>> = {
  SystemModeWithSharing: 'system with sharing',
  SystemModeWithoutSharing: 'system',
};

function recordObjectOf(start: XmlElement | undefined): string | null {
  const type = start === undefined ? null : textOf(start, 'triggerType');
  return start === undefined || type === null || !type.startsWith('Record') ? null : textOf(start, 'object');
}

function readSteps(root: XmlElement, compiler: Compiler): Map<string, FlowStep> {
  const steps = new Map<string, FlowStep>();
  for (const element of root.children) {
    const read = STEPS[element.name];
    const name = textOf(element, 'name') ?? '';
    if (read === undefined) {
      if (!DESCRIPTIVE.has(element.name))
        unsupported(compiler, 'ELEMENT', `the element ${element.name} ${name}`, element);
      continue;
    }
    if (compiler.isBeforeSave && !mayRunBeforeSave(element))
      invalid(compiler, `The element ${name} (${element.name}) cannot run before the record is saved`, element);
    const step = read(element, compiler);
    if (step !== null) steps.set(name, step);
  }
  return steps;
}

function mayRunBeforeSave(element: XmlElement): boolean {
  if (BEFORE_SAVE.has(element.name)) return true;
  return element.name === 'recordUpdates' && textOf(element, 'inputReference') === '$Record';
}

function checkTargets({ steps, first, trigger }: Flow, compiler: Compiler, root: XmlElement): void {
  const targets = [...steps.values()].flatMap((step) => [
    step.next,
    step.fault,
    ...(step.kind === 'decision' ? step.outcomes.map(({ next }) => next) : []),
    ...(step.kind === 'loop' ? [step.each] : []),
  ]);
  const known = new Set(childrenWithNames(root));
  for (const target of [first, ...targets])
    if (target !== null && !known.has(target))
      invalid(compiler, `A connector leads to ${target}, which is not there`, root);
  if (first === null && trigger !== null) invalid(compiler, 'The start leads nowhere', root);
}

const childrenWithNames = (root: XmlElement): string[] => root.children.flatMap((child) => textOf(child, 'name') ?? []);

function unique(problems: readonly FlowProblem[]): FlowProblem[] {
  return [...new Map(problems.map((problem) => [`${problem.code} ${problem.message}`, problem])).values()];
}
