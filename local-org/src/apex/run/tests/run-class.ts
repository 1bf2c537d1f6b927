import type { UserAccess } from '../../../data/types.ts';
import type { CompiledUnit } from '../../abi.ts';
import { ApexException, asApexException } from '../../runtime/index.ts';
import type { Engine } from '../engine.ts';
import { InvalidDependency } from '../program.ts';
import { Transaction } from '../transaction.ts';
import { loadUserAccess } from '../../../data/index.ts';
import { methodCoverage, resetCoverage, type LineCounts } from './coverage.ts';
import { TestState } from './test-state.ts';

export interface MethodResult {
  readonly className: string;
  readonly method: string;
  readonly passed: boolean;
  readonly message: string | null;
  readonly stackTrace: string | null;
  readonly millis: number;
  readonly coverage: LineCounts | null;
}

interface TestUser {
  readonly userId: string;
  readonly load: () => UserAccess;
}

/** Runs the test methods of one class, each in a transaction of its own that is rolled back to what @TestSetup left. */
export function runTestClass(
  engine: Engine,
  unit: CompiledUnit,
  userId: string,
  methods: ReadonlySet<string> | null,
): MethodResult[] {
  const chosen = unit.symbols.testMethods.filter(
    (method) => methods === null || methods.has(method.name.toLowerCase()),
  );
  engine.db.begin();
  try {
    const setup = runSetup(engine, unit, userId);
    const user = { userId, load: sameForAll(() => loadUserAccess(engine.db, userId)) };
    return chosen
      .map((method) => {
        const seeAllData = method.seeAllData || unit.symbols.seeAllData;
        return setup ?? runMethod(engine, unit, method.name, user, seeAllData);
      })
      .map((result, index) => ({ ...result, method: chosen[index]?.name ?? result.method }));
  } finally {
    engine.db.rollback();
  }
}

/**
 * What the running user may do is joined from many rows, and every method of a class starts from the same ones: they are
 * asked for before a method's first statement that could change them.
 */
function sameForAll<T>(load: () => T): () => T {
  let known: T | undefined;
  return () => (known ??= load());
}

/** The failure of @TestSetup, which is that of every method; null when it passed. */
function runSetup(engine: Engine, unit: CompiledUnit, userId: string): MethodResult | null {
  for (const name of unit.symbols.testSetupMethods) {
    const result = perform(engine, unit, name, { userId, load: () => loadUserAccess(engine.db, userId) }, false);
    if (!result.passed) return result;
  }
  return null;
}

function runMethod(
  engine: Engine,
  unit: CompiledUnit,
  name: string,
  user: TestUser,
  seeAllData: boolean,
): MethodResult {
  const savepoint = engine.db.savepoint();
  resetCoverage(engine);
  try {
    return perform(engine, unit, name, user, seeAllData);
  } finally {
    engine.db.rollbackTo(savepoint);
    engine.db.release(savepoint);
  }
}

function perform(engine: Engine, unit: CompiledUnit, name: string, user: TestUser, seeAllData: boolean): MethodResult {
  const transaction = new Transaction({ userId: user.userId, quiddity: 'RUNTEST_SYNC' }, user.load);
  const started = performance.now();
  const state = new TestState(seeAllData);
  engine.test = state;
  let failure: { message: string; stackTrace: string } | null = null;
  engine.within(transaction, () => {
    try {
      invokeStatic(engine, unit.name, name);
    } catch (error) {
      failure = describeFailure(error);
    }
  });
  engine.test = null;
  return result(engine, unit, name, failure, Math.round(performance.now() - started));
}

function result(
  engine: Engine,
  unit: CompiledUnit,
  method: string,
  failure: { message: string; stackTrace: string } | null,
  millis: number,
): MethodResult {
  return {
    className: unit.name,
    method,
    passed: failure === null,
    message: failure?.message ?? null,
    stackTrace: failure?.stackTrace ?? null,
    millis,
    coverage: methodCoverage(engine),
  };
}

/** Calls a static method without parameters by its Apex name. */
export function invokeStatic(engine: Engine, className: string, method: string): void {
  const emitted = engine.program.get(className);
  const found = emitted.$info.methods.find(
    (candidate) =>
      candidate.isStatic && candidate.parameters.length === 0 && candidate.name.toLowerCase() === method.toLowerCase(),
  );
  if (found === undefined) throw new Error(`${className} has no static method ${method}() to run.`);
  const statics = emitted.$s() as unknown as Record<string, () => unknown>;
  statics[found.jsName]?.();
}

/** Message and stack as the platform reports an uncaught exception. */
export function describeFailure(error: unknown): {
  message: string;
  stackTrace: string;
  exception: ApexException | null;
} {
  const exception = asApexException(error);
  if (exception === null) {
    return {
      message: internalMessage(error),
      stackTrace: error instanceof Error && !(error instanceof InvalidDependency) ? (error.stack ?? '') : '',
      exception: null,
    };
  }
  return {
    message: exception.tostring(),
    stackTrace: exception.getstacktracestring(),
    exception,
  };
}

function internalMessage(error: unknown): string {
  if (error instanceof InvalidDependency) return error.message;
  return `INTERNAL_ERROR: ${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}`;
}
