import type { JobProgress } from '../../org/types.ts';
import type { Schema } from '../../schema/types.ts';
import { inFileOrder } from '../check/index.ts';
import { componentKey, type ComponentSet, type ParsedComponent } from '../components.ts';
import { MetadataError } from '../errors.ts';
import { readZip } from '../read/package.ts';
import { ComponentStore } from '../store/component-store.ts';
import type { Problem } from '../types.ts';
import { applyComponents, deleteComponents } from './apply.ts';
import { checkDeploy } from './check.ts';
import { compileOrg } from './compile.ts';
import type { MetadataContext } from './context.ts';
import { failureMessage, manifestMessage } from './messages.ts';
import { canceled, cancelRequest, deployResult, saveResult, startDeploy, type DeployRequest } from './requests.ts';
import { NO_TESTS, type DeployMessage, type DeployResult, type RunTestResult } from './result.ts';
import { runDeployTests } from './tests.ts';

type OnProgress = (progress: JobProgress) => void;

interface Outcome {
  readonly successes: readonly DeployMessage[];
  readonly failures: readonly DeployMessage[];
  readonly tests: RunTestResult;
  readonly total: number;
  readonly canceled: boolean;
}

/**
 * Runs a pending deploy to its end: check, then all or nothing in one transaction. Problems of the package end up in the
 * deploy's result, not in an exception.
 */
export async function runDeploy(
  context: MetadataContext,
  id: string,
  onProgress: OnProgress = () => undefined,
): Promise<{ readonly succeeded: boolean }> {
  const request = startDeploy(context.db.sqlite, id);
  const started = context.now().toISOString();
  const base: DeployResult = {
    ...deployResult(context.db.sqlite, request.id),
    status: 'InProgress',
    startDate: started,
  };
  saveResult(context.db.sqlite, request.id, base);
  let result: DeployResult;
  try {
    result = finish(context, base, await deployPackage(context, request, base, onProgress));
  } catch (error) {
    result = crashed(context, base, error);
  }
  saveResult(context.db.sqlite, request.id, result);
  return { succeeded: result.success };
}

async function deployPackage(
  context: MetadataContext,
  request: DeployRequest,
  base: DeployResult,
  onProgress: OnProgress,
): Promise<Outcome> {
  const set = readZip(request.zip);
  const now = context.now().toISOString();
  const total = set.components.length + set.deletes.pre.length + set.deletes.post.length;
  onProgress({ kind: 'deploy', done: 0, errors: 0, total, detail: null });
  const problems = await checkDeploy(context, set, request.options.ignoreWarnings);
  const failing = failingComponents(problems, set.components);
  const isPartial = !request.options.rollbackOnError && !request.options.checkOnly;
  const stop = (found: readonly Problem[]): Outcome => failure(found, set, now, total);
  if (problems.some(isError) && !isPartial) return stop(problems);
  const schema = context.db.schema;
  context.db.begin();
  try {
    context.db.lock();
    const kept = set.components.filter((component) => !failing.has(componentKey(component)));
    const successes = applySet(context, { ...set, components: kept }, request.userId, now);
    const compiled = await compileOrg(context, set);
    const all = [...problems, ...compiled.problems].sort(inFileOrder);
    if (compiled.problems.some(isError)) return stop(all);
    onProgress({ kind: 'deploy', done: successes.length, errors: 0, total, detail: null });
    const tests = await runDeployTests(context, request.options, set, onProgress);
    const hasCancel = cancelRequest(context.db.sqlite, request.id) !== null;
    const hasFailed = tests.numFailures > 0 || tests.codeCoverageWarnings.length > 0;
    const failures = messages(all, set, now);
    const outcome = { successes: [manifestMessage(now), ...successes], failures, tests, total, canceled: hasCancel };
    if (!hasCancel && !hasFailed && !request.options.checkOnly) {
      compiled.publish();
      // In one transaction with what it tells of: a process that dies now leaves both or neither.
      saveResult(context.db.sqlite, request.id, finish(context, base, outcome));
      context.db.commit();
    }
    return outcome;
  } finally {
    if (context.db.inTransaction) undo(context, schema);
  }
}

function applySet(context: MetadataContext, set: ComponentSet, userId: string, now: string): DeployMessage[] {
  const store = new ComponentStore(context.db.sqlite);
  const pre = deleteComponents(context, store, set.deletes.pre, 'destructiveChangesPre.xml', userId, now);
  const applied = applyComponents(context, store, set.components, userId, now);
  const post = deleteComponents(context, store, set.deletes.post, 'destructiveChangesPost.xml', userId, now);
  return [...pre, ...applied, ...post];
}

function isError(problem: Problem): boolean {
  return problem.severity === 'error';
}

function undo(context: MetadataContext, schema: Schema): void {
  context.db.rollback();
  if (context.db.schema !== schema) context.db.useSchema(schema);
}

function failingComponents(problems: readonly Problem[], components: readonly ParsedComponent[]): Set<string> {
  const files = new Set(problems.filter(isError).map((problem) => problem.file));
  return new Set(components.filter((c) => Object.values(c.sources).some((file) => files.has(file))).map(componentKey));
}

function failure(problems: readonly Problem[], set: ComponentSet, now: string, total: number): Outcome {
  return { successes: [], failures: messages(problems, set, now), tests: NO_TESTS, total, canceled: false };
}

function messages(problems: readonly Problem[], set: ComponentSet, now: string): DeployMessage[] {
  const owners = new Map(set.components.flatMap((c) => Object.values(c.sources).map((file) => [file, c] as const)));
  return problems.map((problem) => failureMessage(problem, owners.get(problem.file), now));
}

function finish(context: MetadataContext, base: DeployResult, outcome: Outcome): DeployResult {
  const errors = outcome.failures.filter((message) => message.problemType === 'Error').length;
  const testsFailed = outcome.tests.numFailures > 0 || outcome.tests.codeCoverageWarnings.length > 0;
  const isPartial = errors > 0 && outcome.successes.length > 0 && !testsFailed;
  const status = errors > 0 ? (isPartial ? 'SucceededPartial' : 'Failed') : testsFailed ? 'Failed' : 'Succeeded';
  const completed = context.now().toISOString();
  const by = outcome.canceled ? cancelRequest(context.db.sqlite, base.id) : null;
  const deployed = outcome.successes.filter((message) => message.componentType !== '').length;
  return {
    ...base,
    status,
    done: true,
    success: status === 'Succeeded',
    completedDate: completed,
    lastModifiedDate: completed,
    numberComponentErrors: errors,
    numberComponentsDeployed: deployed,
    numberComponentsTotal: outcome.total,
    numberTestErrors: outcome.tests.numFailures,
    numberTestsCompleted: outcome.tests.numTestsRun - outcome.tests.numFailures,
    numberTestsTotal: outcome.tests.numTestsRun,
    details: {
      componentFailures: outcome.failures.filter((message) => message.problemType !== null),
      componentSuccesses: outcome.successes,
      retrieveResult: null,
      runTestResult: outcome.tests,
    },
    ...(by ? canceled(by) : {}),
  };
}

/** A package that cannot be read at all. Anything unforeseen is told with its message and changes nothing. */
function crashed(context: MetadataContext, base: DeployResult, error: unknown): DeployResult {
  const completed = context.now().toISOString();
  const message = error instanceof Error ? error.message : String(error);
  const code = error instanceof MetadataError ? error.code : 'UNKNOWN_EXCEPTION';
  const end = {
    status: 'Failed',
    done: true,
    success: false,
    completedDate: completed,
    lastModifiedDate: completed,
  } as const;
  return { ...base, ...end, errorMessage: message, errorStatusCode: code };
}
