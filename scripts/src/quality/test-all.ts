import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { suites } from './suites.ts';

/** `npm test [-- <part of a suite's name>]`: runs every suite, shows what failed, and ends with the counts alone on a line. */
const home = mkdtempSync(path.join(os.tmpdir(), 'integration-hub-test-'));
const wanted = process.argv[2] ?? '';
const totals = { passed: 0, failed: 0 };
try {
  for (const suite of suites(home).filter(({ name }) => name.includes(wanted))) {
    const started = performance.now();
    const result = await suite.run();
    totals.passed += result.passed;
    totals.failed += result.failed;
    const seconds = ((performance.now() - started) / 1_000).toFixed(1);
    console.log(
      `${result.failed === 0 ? '✓' : '✗'} ${suite.name.padEnd(34)}${String(result.passed).padStart(5)} passed ${String(result.failed).padStart(3)} failed  ${seconds.padStart(6)} s`,
    );
    if (result.failed > 0) console.log(result.output.trimEnd());
  }
} finally {
  rmSync(home, { recursive: true, force: true });
}
if (totals.passed + totals.failed === 0) totals.failed = 1;
console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exitCode = totals.failed === 0 ? 0 : 1;
