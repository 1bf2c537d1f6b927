import { stateOf, states } from 'c/hubQueueState';

describe('states of a message', () => {
  it('have a word, a meaning and advice each', () => {
    expect(states.map(({ value }) => value)).toEqual([
      'Pending',
      'Claimed',
      'Retry',
      'Unknown',
      'Dead',
      'Delivered',
      'Discarded',
    ]);
    for (const state of states) expect([state.label, state.meaning, state.whatToDo]).not.toContain('');
  });

  it('name the runbook where a person has something to do', () => {
    expect(stateOf('Dead').runbook).toBe('docs/runbooks/outbox-dead-messages.md');
    expect(stateOf('Delivered').runbook).toBeNull();
  });

  it('stay as they are when the hub does not know them', () => {
    expect(stateOf('Parked')).toMatchObject({ label: 'Parked', badge: 'unknown' });
    expect(stateOf(null).label).toBe('');
  });
});
