import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ApexDate, ApexDatetime, ApexTime, createValueRuntime, textOf } from './index.ts';
import { enterTest } from './test-hooks.ts';
import type { TestTransaction } from './test-hooks.ts';
import { thrown } from './test-thrown.ts';

const $ = createValueRuntime();
let run: TestTransaction;
before(() => (run = enterTest()));
after(() => run.leave());

test('Date arithmetic', () => {
  const rows: [ApexDate, string][] = [
    [ApexDate.of(2024, 1, 31).addmonths(1), '2024-02-29'],
    [ApexDate.of(2024, 2, 29).addyears(1), '2025-02-28'],
    [ApexDate.of(2026, 1, 1).addmonths(-1), '2025-12-01'],
    [ApexDate.of(2026, 2, 30), '2026-03-02'],
    [ApexDate.of(2026, 11, 21).tostartofweek(), '2026-11-15'],
    [ApexDate.of(2026, 11, 21).tostartofmonth(), '2026-11-01'],
    [ApexDate.today(), '2026-11-21'],
    [$.add(ApexDate.of(2026, 12, 31), 1) as ApexDate, '2027-01-01'],
  ];
  for (const [date, text] of rows) assert.equal(date.iso(), text, text);
  assert.equal(ApexDate.of(2026, 1, 1).daysbetween(ApexDate.of(2026, 3, 1)), 59, 'daysBetween');
  assert.equal(ApexDate.of(2026, 1, 31).monthsbetween(ApexDate.of(2026, 2, 1)), 1, 'monthsBetween ignores days');
  assert.equal(ApexDate.of(2024, 12, 31).dayofyear(), 366, 'dayOfYear');
  assert.equal(textOf(ApexDate.of(2026, 1, 2)), '2026-01-02 00:00:00', 'concatenation shows a time');
});

test('Date text', () => {
  assert.equal(ApexDate.parse('11/21/2026').iso(), '2026-11-21', 'en_US');
  assert.equal(ApexDate.of(2026, 1, 2).format(), '1/2/2026', 'format');
  assert.equal(ApexDate.valueOfText('2026-11-21').iso(), '2026-11-21', 'valueOf');
  assert.equal(
    thrown(() => ApexDate.valueOfText('2026-02-30')),
    'System.TypeException: Invalid date: 2026-02-30',
    'no such day',
  );
  const german = enterTest({ userLocale: () => 'de_DE' });
  assert.equal(ApexDate.parse('21.11.2026').iso(), '2026-11-21', 'de_DE');
  assert.equal(ApexDate.of(2026, 11, 21).tostartofweek().iso(), '2026-11-16', 'the week starts on Monday');
  german.leave();
});

test('Datetime in a zone with daylight saving time', () => {
  const summer = ApexDatetime.ofParts(2026, 7, 1, 12, 0, 0);
  const winter = ApexDatetime.ofParts(2026, 12, 1, 12, 0, 0);
  assert.equal(summer.iso(), '2026-07-01T19:00:00.000Z', 'PDT');
  assert.equal(winter.iso(), '2026-12-01T20:00:00.000Z', 'PST');
  assert.equal(
    ApexDatetime.ofParts(2026, 3, 8, 2, 30, 0).iso(),
    '2026-03-08T10:30:00.000Z',
    'a skipped hour moves forward',
  );
  assert.equal(
    ApexDatetime.ofParts(2026, 11, 1, 1, 30, 0).iso(),
    '2026-11-01T09:30:00.000Z',
    'a double hour is in standard time',
  );
  assert.equal(
    ApexDatetime.ofParts(2026, 3, 7, 12, 0, 0).adddays(1).iso(),
    '2026-03-08T19:00:00.000Z',
    'addDays keeps the wall clock',
  );
  assert.equal(winter.hour(), 12, 'hour is local');
  assert.equal(winter.hourgmt(), 20, 'hourGmt');
  assert.equal(new ApexDatetime(Date.UTC(2026, 0, 1, 3)).date().iso(), '2025-12-31', 'date is local');
  assert.equal(winter.localText(), '2026-12-01 12:00:00', 'String.valueOf');
  assert.equal(textOf(winter), '2026-12-01 20:00:00', 'concatenation');
});

test('Datetime patterns', () => {
  const at = new ApexDatetime(Date.UTC(2026, 10, 3, 22, 5, 6, 7));
  const rows: [string, string, string][] = [
    ["yyyy-MM-dd'T'HH:mm:ss.SSSZ", 'GMT', '2026-11-03T22:05:06.007+0000'],
    ["yyyy-MM-dd'T'HH:mm:ssXXX", 'Asia/Kolkata', '2026-11-04T03:35:06+05:30'],
    ['EEE, d MMM yy h:mm a z', 'America/Los_Angeles', 'Tue, 3 Nov 26 2:05 PM PST'],
    ['EEEE MMMM', 'GMT', 'Tuesday November'],
    ["D u 'o''clock' k", 'GMT', "307 2 o'clock 22"],
    ['X', 'GMT', 'Z'],
  ];
  for (const [pattern, zone, text] of rows) assert.equal(at.format(pattern, zone), text, pattern);
  assert.equal(at.format(), '11/3/2026, 2:05 PM', 'format without a pattern');
  assert.equal(
    thrown(() => at.formatgmt('b')),
    "System.IllegalArgumentException: Illegal pattern character 'b'",
    'unknown letter',
  );
});

test('Datetime text', () => {
  assert.equal(ApexDatetime.valueOfText('2026-11-21 2:05:06', 'GMT').iso(), '2026-11-21T02:05:06.000Z', 'valueOf');
  assert.equal(ApexDatetime.parse('11/21/2026, 2:05 PM').iso(), '2026-11-21T22:05:00.000Z', 'parse in ICU format');
  assert.equal(
    ApexDatetime.parse('10/14/2011 11:46 AM').iso(),
    '2011-10-14T18:46:00.000Z',
    'parse in the older format',
  );
  assert.equal(
    thrown(() => ApexDatetime.parse('now')),
    'System.TypeException: Invalid date/time: now',
    'no date',
  );
});

test('Time wraps around midnight', () => {
  const time = ApexTime.of(23, 59, 59, 999).addmilliseconds(1);
  assert.equal(textOf(time), '00:00:00.000Z', 'text');
  assert.equal(ApexTime.of(0, 0, 0, 0).addhours(-1).hour(), 23, 'backwards');
});
