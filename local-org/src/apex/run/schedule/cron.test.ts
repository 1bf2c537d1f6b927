import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CronError, nextFireTime, parseCron } from './cron.ts';

const NOW = Date.parse('2026-03-10T09:30:00Z');

const next = (expression: string, zone = 'GMT', after = NOW): string | null => {
  const instant = nextFireTime(parseCron(expression), after, zone);
  return instant === null ? null : new Date(instant).toISOString();
};

const EXAMPLES: readonly [expression: string, expected: string | null, why: string][] = [
  ['0 0 13 * * ?', '2026-03-10T13:00:00.000Z', 'every day at 13:00, today still'],
  ['0 0 9 * * ?', '2026-03-11T09:00:00.000Z', 'every day at 9:00, today no more'],
  ['0 0 22 ? * 6L', '2026-03-27T22:00:00.000Z', 'the last Friday of the month'],
  ['0 0 10 ? * MON-FRI', '2026-03-10T10:00:00.000Z', 'weekdays'],
  ['0 0 20 * * ? 2030', '2030-01-01T20:00:00.000Z', 'a year of its own'],
  ['0 0 0 28 5 ? 2099', '2099-05-28T00:00:00.000Z', 'the last documented year'],
  ['0 0 * * * ? 2101', '2101-01-01T00:00:00.000Z', 'a year after it, as public projects use in their tests'],
  ['0 0 0 L * ?', '2026-03-31T00:00:00.000Z', 'the last day of the month'],
  ['0 0 0 15W * ?', '2026-03-16T00:00:00.000Z', 'the weekday next to a Sunday'],
  ['0 0 0 LW 5 ?', '2026-05-29T00:00:00.000Z', 'the last weekday of a month that ends on a Sunday'],
  ['0 0 0 ? * 6#3', '2026-03-20T00:00:00.000Z', 'the third Friday'],
  ['0 15 8-18/5 * * ?', '2026-03-10T13:15:00.000Z', 'steps in a range'],
  ['0 0 0/6 * * ?', '2026-03-10T12:00:00.000Z', 'steps from a start'],
  ['30 5 1 1,2 JAN,FEB ?', '2027-01-01T01:05:30.000Z', 'lists and names'],
  ['0 0 0 ? * SAT-MON', '2026-03-14T00:00:00.000Z', 'a range over the end of the week'],
  ['0 0 0 1 1 ? 2020', null, 'a year that is over'],
  ['0 0 0 30 2 ?', null, 'a day that no month has'],
];

for (const [expression, expected, why] of EXAMPLES)
  test(`${expression}: ${why}`, () => assert.equal(next(expression), expected, why));

test('the hour is that of the time zone, also when clocks change', () => {
  assert.equal(next('0 0 13 * * ?', 'America/New_York'), '2026-03-10T17:00:00.000Z', 'in summer time');
  const winter = Date.parse('2026-12-01T00:00:00Z');
  assert.equal(next('0 0 13 * * ?', 'America/New_York', winter), '2026-12-01T18:00:00.000Z', 'in winter');
});

const REFUSED = [
  '',
  '0 0',
  '0 0/5 * * * ?',
  '* 0 1 * * ?',
  '0 0 25 * * ?',
  '0 0 0 1 1 2',
  '0 0 0 ? 1 ?',
  '0 0 0 1 13 ?',
  'a b c d e f',
];
for (const expression of REFUSED)
  test(`refuses "${expression}"`, () => assert.throws(() => parseCron(expression), CronError, 'it is no schedule'));
