import { Poller } from '../poller';

const options = { every: 100, atMost: 300 };

describe('a poller', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('reads at once and then again and again', async () => {
    let readings = 0;
    const read = jest.fn(async () => (readings += 1));
    const results: number[] = [];
    const poller = new Poller({ ...options, read, onResult: (each) => results.push(each), onError: jest.fn() });
    poller.start();
    await jest.advanceTimersByTimeAsync(250);
    expect(results).toEqual([1, 2, 3]);
    poller.stop();
    await jest.advanceTimersByTimeAsync(1000);
    expect(read).toHaveBeenCalledTimes(3);
  });

  it('never reads twice at once: the pause begins with the answer', async () => {
    let answer: (value: string) => void = () => undefined;
    const read = jest.fn(() => new Promise<string>((resolve) => (answer = resolve)));
    const poller = new Poller({ ...options, read, onResult: jest.fn(), onError: jest.fn() });
    poller.start();
    void poller.readNow();
    await jest.advanceTimersByTimeAsync(1000);
    expect(read).toHaveBeenCalledTimes(1);
    answer('late');
    await jest.advanceTimersByTimeAsync(299);
    expect(read).toHaveBeenCalledTimes(1);
    await jest.advanceTimersByTimeAsync(1);
    expect(read).toHaveBeenCalledTimes(2);
    poller.stop();
  });

  it('waits four times as long as a reading took', async () => {
    const read = jest.fn(() => new Promise((resolve) => setTimeout(resolve, 50)));
    const poller = new Poller({ ...options, read, onResult: jest.fn(), onError: jest.fn() });
    poller.start();
    await jest.advanceTimersByTimeAsync(249);
    expect(read).toHaveBeenCalledTimes(1);
    await jest.advanceTimersByTimeAsync(1);
    expect(read).toHaveBeenCalledTimes(2);
    poller.stop();
  });

  it('waits longer with every failure up to a limit, and as before after a success', async () => {
    let fails = true;
    const read = jest.fn(async () => {
      if (fails) throw new Error('down');
    });
    const onError = jest.fn();
    const poller = new Poller({ ...options, read, onResult: jest.fn(), onError });
    poller.start();
    await jest.advanceTimersByTimeAsync(199);
    expect(read).toHaveBeenCalledTimes(1);
    await jest.advanceTimersByTimeAsync(1);
    expect(read).toHaveBeenCalledTimes(2);
    await jest.advanceTimersByTimeAsync(300);
    expect(onError).toHaveBeenCalledTimes(3);
    fails = false;
    await jest.advanceTimersByTimeAsync(300);
    await jest.advanceTimersByTimeAsync(100);
    expect(read).toHaveBeenCalledTimes(5);
    poller.stop();
  });

  it('reads once when asked while it is stopped', async () => {
    const read = jest.fn(async () => 'now');
    const onResult = jest.fn();
    const poller = new Poller({ ...options, read, onResult, onError: jest.fn() });
    await poller.readNow();
    await jest.advanceTimersByTimeAsync(1000);
    expect(onResult).toHaveBeenCalledWith('now');
    expect(read).toHaveBeenCalledTimes(1);
  });
});
