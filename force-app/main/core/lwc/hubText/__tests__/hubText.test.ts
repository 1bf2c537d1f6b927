import { format, formatTime, messageOf } from 'c/hubText';

describe('c-hub-text', () => {
  it('fills places with values and writes numbers for people', () => {
    expect(format('{0} of {1} apps', 44, 10000)).toBe('44 of 10,000 apps');
  });

  it('leaves a place without a value as it is', () => {
    expect(format('{0} and {1}', 'a')).toBe('a and {1}');
  });

  it('writes a time to the second, and nothing when there is none', () => {
    expect(formatTime('2026-11-22T10:00:30.000Z')).toMatch(/2026.*:00:30/);
    expect(formatTime(null)).toBe('');
  });

  it('finds the message of Apex errors, of lists of errors and of plain errors', () => {
    expect(messageOf({ body: { message: 'from Apex' } })).toBe('from Apex');
    expect(messageOf({ body: [{ message: 'first' }, { message: 'second' }] })).toBe('first');
    expect(messageOf(new Error('plain'))).toBe('plain');
    expect(messageOf('text')).toBe('text');
  });
});
