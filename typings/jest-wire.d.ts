/** The test adapter that sfdx-lwc-jest puts in the place of a wired Apex method. */
export interface TestAdapter {
  emit(data: unknown): void;
  error(body?: unknown, status?: number): void;
}
