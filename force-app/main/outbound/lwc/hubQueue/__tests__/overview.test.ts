import { fingerprint, mergeMinutes, minutesWanted, sentenceOf } from '../overview';

jest.mock('@salesforce/label/c.Hub_Queue_Sentence', () => ({ default: '{0}, {1}.' }), { virtual: true });
jest.mock('@salesforce/label/c.Hub_Queue_Source', () => ({ default: '{0} {1}' }), { virtual: true });
jest.mock('@salesforce/label/c.Hub_Queue_Need_Many', () => ({ default: '{0} need you: {1}' }), { virtual: true });
jest.mock('@salesforce/label/c.Hub_Queue_Need_One', () => ({ default: '1 needs you: {0}' }), { virtual: true });
jest.mock('@salesforce/label/c.Hub_Queue_Need_None', () => ({ default: 'none needs you' }), { virtual: true });
jest.mock('@salesforce/label/c.Hub_Queue_Wait_Many', () => ({ default: '{0} messages wait' }), { virtual: true });
jest.mock('@salesforce/label/c.Hub_Queue_Wait_One', () => ({ default: '1 message waits' }), { virtual: true });
jest.mock('@salesforce/label/c.Hub_Queue_Wait_None', () => ({ default: 'No message waits' }), { virtual: true });
jest.mock('@salesforce/label/c.Hub_Queue_State_Dead', () => ({ default: 'Dead' }), { virtual: true });
jest.mock('@salesforce/label/c.Hub_Queue_State_Unknown', () => ({ default: 'Unknown' }), { virtual: true });

const count = (status: string, messages: number, integration = 'Box'): Apex.HubQueueCount => ({
  integration,
  status,
  messages,
});
const minute = (number: number, delivered = 0): Apex.HubQueueMinute => ({
  minute: new Date(Date.UTC(2026, 10, 22, 10, number)).toISOString(),
  delivered,
});

describe('the sentence on top', () => {
  it('says what matters: how many wait, and how many need a person', () => {
    expect(sentenceOf([count('Pending', 9), count('Retry', 3), count('Unknown', 1), count('Dead', 1, 'Graph')])).toBe(
      '12 messages wait, 2 need you: 1 unknown, 1 dead.',
    );
    expect(sentenceOf([count('Claimed', 1), count('Dead', 1)])).toBe('1 message waits, 1 needs you: 1 dead.');
    expect(sentenceOf([count('Delivered', 7)])).toBe('No message waits, none needs you.');
  });
});

describe('the last hour', () => {
  it('is read whole once, then only from where it is known', () => {
    const now = Date.UTC(2026, 10, 22, 10, 30, 10);
    expect(minutesWanted([], now)).toBe(60);
    expect(minutesWanted([minute(29), minute(30)], now)).toBe(3);
    expect(minutesWanted([minute(0)], now + 3_600_000)).toBe(60);
  });

  it('takes the newer reading of a minute, and no more than sixty', () => {
    const hour = Array.from({ length: 60 }, (_each, index) => minute(index));
    const merged = mergeMinutes(hour, [minute(59, 4), minute(60, 1)]);
    expect(merged).toHaveLength(60);
    expect(merged.at(-2)).toMatchObject({ delivered: 4 });
    expect(merged[0]).toEqual(minute(1));
  });

  it('changes its mark with every number', () => {
    expect(fingerprint([count('Dead', 1)])).not.toBe(fingerprint([count('Dead', 2)]));
    expect(fingerprint([count('Dead', 1)])).toBe(fingerprint([count('Dead', 1)]));
  });
});
