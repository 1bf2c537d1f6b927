import type { Caller } from '../auth.ts';
import { ApiError } from '../errors.ts';
import { textOr } from '../text.ts';

export interface TestRequest {
  /** null is every local test */
  readonly classNames: readonly string[] | null;
  readonly methods: Readonly<Record<string, readonly string[]>>;
  readonly codeCoverage: boolean;
}

interface TestItem {
  readonly className?: string;
  readonly classId?: string;
  readonly testMethods?: readonly string[];
}

/** The body of runTestsAsynchronous and runTestsSynchronous, in each of its forms. */
export function readTestRequest(caller: Caller, body: Readonly<Record<string, unknown>>): TestRequest {
  const codeCoverage = body['skipCodeCoverage'] !== true && body['skipCodeCoverage'] !== 'true';
  if (typeof body['suiteNames'] === 'string' || typeof body['suiteids'] === 'string') {
    throw new ApiError(501, 'UNSUPPORTED_TEST_SUITES', 'Test suites are not supported; name the test classes.');
  }
  const level = body['testLevel'];
  const items = testItems(body);
  if (items.length === 0) {
    if (level === 'RunLocalTests' || level === 'RunAllTestsInOrg')
      return { classNames: null, methods: {}, codeCoverage };
    throw new ApiError(400, 'INVALID_INPUT', 'Name the test classes, or give the test level RunLocalTests.');
  }
  const named = items.map((item) => ({ name: className(caller, item), methods: item.testMethods ?? [] }));
  const methods = Object.fromEntries(
    named.filter((item) => item.methods.length > 0).map((item) => [item.name, item.methods]),
  );
  return { classNames: [...new Set(named.map((item) => item.name))], methods, codeCoverage };
}

function testItems(body: Readonly<Record<string, unknown>>): TestItem[] {
  if (Array.isArray(body['tests'])) return body['tests'] as TestItem[];
  const list = (name: string): string[] =>
    textOr(body[name])
      .split(',')
      .map((text) => text.trim())
      .filter(Boolean);
  return [
    ...list('classNames').map((name) => ({ className: name })),
    ...list('classids').map((classId) => ({ classId })),
  ];
}

function className(caller: Caller, item: TestItem): string {
  const field = item.classId ? 'Id' : 'Name';
  const value = item.classId ?? item.className?.replace(/^.*\./, '') ?? '';
  const soql = `SELECT Name FROM ApexClass WHERE ${field} = :value`;
  const row = caller.org.query({ soql, api: 'tooling', access: caller.access, binds: { value } }).rows[0];
  if (!row) throw new ApiError(400, 'INVALID_INPUT', `The test class ${value} does not exist in this org.`);
  return textOr(row.values['Name']);
}
