import { compileFunction } from 'node:vm';
import inspector from 'node:inspector';
import { pathToFileURL } from 'node:url';
import { OrgDatabase } from '../../../data/index.ts';
import type { Job, OrgIdentity, TestRunOutcome } from '../../../org/types.ts';
import type { ApexProgram, ApexRuntime } from '../../abi.ts';
import { noCallouts } from '../callout-bridge.ts';
import { Engine } from '../engine.ts';
import { orgSchema } from '../org-schema.ts';
import { LoadedProgram } from '../program.ts';
import { loadProgram } from '../program-store.ts';
import { TestCopies } from './copies.ts';
import { runTestJob } from './run-tests.ts';

const LOOPBACK = '127.0.0.1';
const START = '// Set breakpoints in your Apex, then continue: the tests start.\ndebugger;';

/** Held so that the engine does not forget the sources that a debugger has not seen yet. */
const known: unknown[] = [];

/** A program whose code names its Apex files, as file URLs, to a debugger. */
export function withSourceMapUrls(program: ApexProgram): ApexProgram {
  const units = program.units.map((unit) => {
    const map = JSON.parse(unit.map) as Record<string, unknown>;
    const json = JSON.stringify({ ...map, sources: [pathToFileURL(unit.file).href] });
    const url = `data:application/json;base64,${Buffer.from(json).toString('base64')}`;
    return { ...unit, code: `${unit.code}\n//# sourceMappingURL=${url}` };
  });
  return { ...program, units };
}

/**
 * Runs tests in this thread, one after the other, after a debugger has attached to 127.0.0.1 and been shown a first stop. A port
 * that cannot be opened is an `InspectorError`.
 */
export function runInspectedTests(org: OrgIdentity, job: Job & { kind: 'tests' }, port: number): TestRunOutcome {
  const copies = new TestCopies();
  const db = OrgDatabase.open({ file: org.file, schema: orgSchema(org, null), mustExist: true });
  try {
    db.useSchema(orgSchema(org, db));
    const program = loadProgram(db);
    // A debugger is told of a source when it is compiled: all of it, so that a breakpoint can be set anywhere before the first test.
    known.push(...new LoadedProgram(program, { coverage: null } as ApexRuntime).compileAll());
    waitForDebugger(port);
    return runTestJob(new Engine({ org, db, program, callouts: noCallouts }), job, copies);
  } finally {
    known.length = 0;
    copies.close();
    db.close();
  }
}

/** No debugger can attach. */
export class InspectorError extends Error {
  constructor(port: number) {
    super(`A debugger cannot attach: the port ${port} of ${LOOPBACK} is taken.`);
    this.name = 'InspectorError';
  }
}

function waitForDebugger(port: number): void {
  inspector.open(port, LOOPBACK);
  if (inspector.url() === undefined) throw new InspectorError(port);
  inspector.waitForDebugger();
  (compileFunction(START, [], { filename: 'apex-tests-start' }) as () => void)();
}
