import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileFunction } from 'node:vm';
import { compile } from '../index.ts';
import { LimitException } from '../runtime/index.ts';
import { openSchema } from '../../schema/index.ts';
import { withCoverage } from '../emit/coverage.ts';
import { LoadedProgram } from './program.ts';
import { createRuntime } from './runtime.ts';
import { withClock } from './cpu-clock.ts';
import type { Engine } from './engine.ts';
import { LimitUsage, SYNCHRONOUS } from './limits.ts';

const SPIN = `public class Spin {
    public static String forever() {
        Integer n = 1;
        try {
            while (n > 0) { }
        } catch (Exception e) {
            return 'caught';
        }
        return 'ended';
    }
}`;

function program() {
  const { problems, program } = compile({
    files: [{ path: 'Spin.cls', text: SPIN, apiVersion: 67 }],
    schema: openSchema({ shape: 'developer' }),
    cache: null,
  });
  assert.deepEqual(problems, [], 'the class compiles');
  return program;
}

test('an empty loop without end stops at the limit of CPU time, which nothing catches', () => {
  const limits = new LimitUsage({ ...SYNCHRONOUS, cpuTime: 30 }, (text) => {
    throw new LimitException(text);
  });
  const engine = { transactionOrNull: { limits, resets: [] }, transaction: { limits, resets: [] }, coverage: null };
  const loaded = new LoadedProgram(program(), createRuntime(engine as unknown as Engine));
  const spin = loaded.get('Spin').$s() as unknown as { m_forever(): string };
  assert.throws(() => spin.m_forever(), /Apex CPU time limit exceeded/, 'the platform says so');
});

test('code keeps its length line by line, and lines are counted with coverage', () => {
  const [unit] = program().units;
  assert.ok(unit !== undefined, 'the class is a unit');
  const lines = unit.code.split('\n');
  const ticking = withClock(unit.code, false).split('\n');
  assert.deepEqual(
    ticking.slice(1).map((line) => line.length),
    lines.slice(1).map((line) => line.length),
    'a source map of the code fits',
  );
  const counted = withCoverage({ ...unit, code: withClock(unit.code, true) }, 0);
  assert.doesNotThrow(() => compileFunction(counted, ['$', '$c']), 'counters and clock are valid together');
  assert.match(counted, /\$k\(3\);/, 'the first line of a block is counted by the clock');
});
