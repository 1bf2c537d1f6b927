import { compileAnonymous } from '../../index.ts';
import type { AnonymousOutcome, Job } from '../../../org/types.ts';
import { DebugLog, type LogLevels } from '../debug-log.ts';
import type { Engine } from '../engine.ts';
import { describeFailure } from '../tests/run-class.ts';
import { saveLog, tracedLevels } from '../trace-flags.ts';
import { orgFacts } from '../org-facts.ts';
import { orgSources } from '../org-sources.ts';

/** `sf apex run`: compiles against the org's classes, runs in one transaction, answers with the debug log. */
export function runAnonymous(engine: Engine, job: Job & { kind: 'anonymous' }): AnonymousOutcome {
  const startedAt = engine.hooks.now();
  const traced = tracedLevels(engine.db, job.userId, startedAt);
  const settings = engine.settings(job.userId);
  const log = new DebugLog(
    { userId: job.userId, username: settings.text('username'), timeZone: settings.timeZone },
    '67.0',
    traced !== null && job.logLevel === 'NONE' ? traced : levelsOf(job.logLevel),
  );
  log.preamble(job.code.split('\n').map((line) => `Execute Anonymous: ${line}`));
  const compiled = compileAnonymous({
    text: job.code,
    apiVersion: 67,
    files: orgSources(engine.db),
    schema: engine.db.schema,
    org: orgFacts(engine.db),
  });
  const problem = compiled.problems.find((candidate) => candidate.severity === 'error');
  const unit = compiled.program.units.find((candidate) => candidate.kind === 'anonymous');
  if (problem !== undefined || unit === undefined) {
    return {
      compiled: false,
      compileProblem: problem?.message ?? 'Nothing to execute',
      line: problem?.line ?? 1,
      column: problem?.column ?? 1,
      success: false,
      exceptionMessage: null,
      exceptionStackTrace: null,
      log: '',
    };
  }
  log.event('USER_INFO', '[EXTERNAL]', job.userId, settings.text('username'), settings.timeZone);
  log.event('EXECUTION_STARTED');
  log.event('CODE_UNIT_STARTED', '[EXTERNAL]', 'execute_anonymous_apex');
  const failure = execute(engine, job.userId, log, () => {
    engine.program.loadExtra(unit);
    (engine.program.get('__anonymous') as unknown as { run(): void }).run();
  });
  log.event('CODE_UNIT_FINISHED', 'execute_anonymous_apex');
  log.event('EXECUTION_FINISHED');
  if (traced !== null) {
    const start = { userId: job.userId, quiddity: 'ANONYMOUS' } as const;
    saveLog(engine, start, { text: log.text(), startedAt, failure: failure?.message });
  }
  return {
    compiled: true,
    compileProblem: null,
    line: failure?.line ?? -1,
    column: failure?.line === undefined ? -1 : 1,
    success: failure === null,
    exceptionMessage: failure?.message ?? null,
    exceptionStackTrace: failure?.stackTrace ?? null,
    log: log.text(),
  };
}

/** What the caller asks for; a level that is none is the default. */
function levelsOf(level: string | undefined): LogLevels {
  const name = (level ?? '').toUpperCase();
  return /^(NONE|ERROR|WARN|INFO|DEBUG|FINE|FINER|FINEST)$/.test(name) ? { APEX_CODE: name } : {};
}

interface Failure {
  readonly message: string;
  readonly stackTrace: string;
  readonly line: number | undefined;
}

function execute(engine: Engine, userId: string, log: DebugLog, body: () => void): Failure | null {
  try {
    engine.run({ userId, quiddity: 'ANONYMOUS', log }, (transaction) => {
      body();
      log.cumulativeLimits(transaction.limits);
    });
    return null;
  } catch (error) {
    return engine.describing(() => {
      const { message, stackTrace, exception } = describeFailure(error);
      log.event('EXCEPTION_THROWN', `[${exception?.getlinenumber() ?? 'EXTERNAL'}]`, message);
      log.event('FATAL_ERROR', `${message}\n\n${stackTrace}`);
      return { message, stackTrace, line: exception?.getlinenumber() ?? undefined };
    });
  }
}
