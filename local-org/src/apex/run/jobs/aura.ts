import type { AuraOutcome, Job } from '../../../org/types.ts';
import type { AuraMethodSymbol } from '../../abi.ts';
import { ApexException, AuraHandledException, parseType } from '../../runtime/index.ts';
import type { Engine } from '../engine.ts';
import { fromJson } from '../json/from-json.ts';
import { toJson } from '../json/to-json.ts';
import { describeFailure } from '../tests/run-class.ts';
import type { Transaction } from '../transaction.ts';
import { emittedClassOf } from '../class-info.ts';

interface Call {
  readonly className: string;
  readonly method: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly cacheable: boolean;
}

/** One call of an `@AuraEnabled` method by a component. */
export function runAura(engine: Engine, job: Job & { kind: 'aura' }): AuraOutcome {
  return attempt(engine, () =>
    engine.run(
      { userId: job.userId, quiddity: 'AURA', readOnly: job.cacheable, unit: `aura://${job.className}/${job.method}` },
      () => invoke(engine, job),
    ),
  );
}

/** Several calls in one transaction, one after the other; a failing call is undone and the others stand. */
export function runBoxcar(engine: Engine, job: Job & { kind: 'boxcar' }): readonly AuraOutcome[] {
  const readOnly = job.calls.every((call) => call.cacheable);
  return engine.run({ userId: job.userId, quiddity: 'AURA', readOnly }, (transaction) =>
    job.calls.map((call) => {
      const before = markOf(engine, transaction);
      const outcome = attempt(engine, () => invoke(engine, call));
      if (!outcome.ok) before.restore();
      return outcome;
    }),
  );
}

/** The state before a call, to which its failure returns. */
function markOf(engine: Engine, transaction: Transaction): { restore(): void } {
  const { db } = engine;
  const wasUncommitted = transaction.uncommitted;
  const savepoint = wasUncommitted ? db.savepoint() : null;
  return {
    restore() {
      if (savepoint !== null) db.rollbackTo(savepoint);
      else if (transaction.uncommitted) {
        db.rollback();
        db.begin();
      }
      transaction.uncommitted = wasUncommitted;
    },
  };
}

function attempt(engine: Engine, call: () => unknown): AuraOutcome {
  try {
    return { ok: true, value: call() };
  } catch (error) {
    return engine.describing(() => auraFailure(error));
  }
}

function invoke(engine: Engine, call: Call): unknown {
  const method = findMethod(engine, call);
  const context = {
    runtime: engine.runtime,
    program: engine.program,
    sObjectName: (name: string) => engine.sObjectName(name),
  };
  const given = new Map(Object.entries(call.parameters).map(([name, value]) => [name.toLowerCase(), value]));
  const args = method.parameters.map(({ name, type }) =>
    fromJson(context, given.get(name.toLowerCase()) ?? null, requiredType(type)),
  );
  const statics = engine.program.get(call.className).$s() as unknown as Record<
    string,
    (...values: unknown[]) => unknown
  >;
  return toJson(statics[method.jsName]?.(...args) ?? null, 'aura');
}

export function requiredType(text: string): NonNullable<ReturnType<typeof parseType>> {
  const type = parseType(text);
  if (type === null) throw new Error(`The compiled program names a type that cannot be read: ${text}`);
  return type;
}

function findMethod(engine: Engine, call: Call): AuraMethodSymbol {
  const unit = engine.program.unit(call.className);
  if (unit === null || !mayRun(engine, unit.name)) {
    throw new AuraFailure(
      `You do not have access to the Apex class named '${call.className}'.`,
      'System.NoAccessException',
    );
  }
  const method = unit.symbols.auraEnabled.find(
    (candidate) => candidate.name.toLowerCase() === call.method.toLowerCase(),
  );
  if (method === undefined)
    throw new AuraFailure(
      `Unable to find action '${call.method}' on the controller of ${unit.name}.`,
      'System.NoAccessException',
    );
  if (call.cacheable && !method.cacheable) {
    throw new AuraFailure(
      `The method ${unit.name}.${method.name} is not annotated with cacheable=true and cannot be wired.`,
      'System.NoAccessException',
    );
  }
  return method;
}

/** Class access comes from profile and permission sets; Author Apex opens all classes. */
export function mayRun(engine: Engine, className: string): boolean {
  const { user } = engine.transaction;
  return user.apexClasses.has(className.toLowerCase()) || user.userPermissions.has('authorapex');
}

/** A call that was refused before Apex ran. */
class AuraFailure extends Error {
  readonly exceptionType: string;
  constructor(message: string, exceptionType: string) {
    super(message);
    this.exceptionType = exceptionType;
  }
}

function auraFailure(error: unknown): AuraOutcome {
  if (error instanceof AuraFailure) {
    return {
      ok: false,
      error: {
        message: error.message,
        exceptionType: error.exceptionType,
        stackTrace: '',
        isUserDefinedException: false,
      },
    };
  }
  const { exception, message, stackTrace } = describeFailure(error);
  if (exception === null)
    return {
      ok: false,
      error: { message, exceptionType: 'INTERNAL_ERROR', stackTrace: '', isUserDefinedException: false },
    };
  return {
    ok: false,
    error: {
      message: pageMessage(exception),
      exceptionType: exception.gettypename(),
      stackTrace,
      isUserDefinedException: emittedClassOf(exception) !== null,
    },
  };
}

function pageMessage(exception: ApexException): string {
  if (exception instanceof AuraHandledException) return exception.pageMessage ?? 'Script-thrown exception';
  return exception.getmessage() ?? '';
}
