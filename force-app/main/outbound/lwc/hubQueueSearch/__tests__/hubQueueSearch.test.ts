import { integrationOptions, mayShowUnknown, noFilters, showsAllOpen, toFilter } from 'c/hubQueueSearch';

describe('what is searched in the queue', () => {
  it('leaves out what does not matter', () => {
    expect(toFilter(noFilters)).toEqual({
      status: null,
      integration: null,
      olderThanMinutes: null,
      text: null,
      newestFirst: false,
    });
    expect(toFilter({ status: 'Dead', integration: 'Box', olderThan: '60', text: ' 404 ', newestFirst: true })).toEqual(
      {
        status: 'Dead',
        integration: 'Box',
        olderThanMinutes: 60,
        text: '404',
        newestFirst: true,
      },
    );
  });

  it('knows when nothing is left out, and when something may have arrived', () => {
    expect(showsAllOpen({ ...noFilters, newestFirst: true })).toBe(true);
    expect(showsAllOpen({ ...noFilters, text: 'x' })).toBe(false);
    expect(mayShowUnknown(noFilters)).toBe(true);
    expect(mayShowUnknown({ ...noFilters, status: 'Dead' })).toBe(false);
  });

  it('offers the integrations of the register', () => {
    expect(integrationOptions([{ name: 'Box', label: null }]).map(({ value, label }) => [value, label])).toEqual([
      ['', 'c.Hub_Queue_All_Integrations'],
      ['Box', 'Box'],
    ]);
  });
});
