import { runAlone, runCall } from 'c/hubCallQueue';

interface Call {
  readonly name: string;
  finish(): void;
}

const flush = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

describe('c-hub-call-queue', () => {
  let started: Call[];
  const call = (name: string) => (): Promise<string> =>
    new Promise((resolve) => started.push({ name, finish: () => resolve(name) }));
  const names = (): string[] => started.map(({ name }) => name);

  beforeEach(() => {
    started = [];
  });

  it('runs five calls at once and starts the sixth when one has answered', async () => {
    const all = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => runCall(call(name)));
    expect(names()).toEqual(['a', 'b', 'c', 'd', 'e']);
    started[0]?.finish();
    await flush();
    expect(names()).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
    started.forEach(({ finish }) => finish());
    await expect(Promise.all(all)).resolves.toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  });

  it('lets a call that writes run alone: after those before it, before those after it', async () => {
    const read = runCall(call('read'));
    const write = runAlone(call('write'));
    const next = runCall(call('next'));
    expect(names()).toEqual(['read']);
    started[0]?.finish();
    await flush();
    expect(names()).toEqual(['read', 'write']);
    started[1]?.finish();
    await flush();
    expect(names()).toEqual(['read', 'write', 'next']);
    started[2]?.finish();
    await Promise.all([read, write, next]);
  });

  it('goes on after a call that failed', async () => {
    await expect(runAlone(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(runCall(() => Promise.resolve('yes'))).resolves.toBe('yes');
  });
});
