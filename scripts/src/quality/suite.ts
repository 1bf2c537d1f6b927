/** What one suite counted, and what to show when something failed. */
export interface SuiteResult {
  readonly passed: number;
  readonly failed: number;
  readonly output: string;
}
export interface Suite {
  readonly name: string;
  run(): Promise<SuiteResult>;
}

/** A check that counts as one: it passes or fails as a whole. */
export function single(code: number, output: string): SuiteResult {
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, output };
}

/** A suite that ran nothing is one failure: an empty run proves nothing. */
export function counted(passed: number, failed: number, code: number, output: string): SuiteResult {
  if (passed + failed === 0) return { passed: 0, failed: 1, output: `The suite ran no test.\n${output}` };
  const unseen = code !== 0 && failed === 0 ? 1 : 0;
  return { passed, failed: failed + unseen, output };
}
