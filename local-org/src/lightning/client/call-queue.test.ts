import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CallQueue } from './call-queue.ts';

test('five calls travel alone, the rest leave together when one has come back', async () => {
  const requests: (readonly number[])[] = [];
  const waiting: (() => void)[] = [];
  const queue = new CallQueue<number, number>((calls) => {
    requests.push(calls);
    return new Promise((resolve) => waiting.push(() => resolve(calls.map((each) => each * 10))));
  });
  const answers = Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map((each) => queue.call(each)));
  assert.deepEqual(requests, [[1], [2], [3], [4], [5]], 'five requests are in flight');
  waiting.shift()?.();
  await new Promise(setImmediate);
  assert.deepEqual(requests.at(-1), [6, 7, 8], 'the rest is one request');
  waiting.forEach((finish) => finish());
  assert.deepEqual(await answers, [10, 20, 30, 40, 50, 60, 70, 80], 'every call has its own answer');
});

test('a request that fails fails its calls, and the next ones go out', async () => {
  let attempts = 0;
  const queue = new CallQueue<number, number>(async (calls) => {
    attempts += 1;
    if (attempts === 1) throw new Error('broken');
    return calls;
  }, 1);
  const first = queue.call(1);
  const second = queue.call(2);
  await assert.rejects(first, /broken/, 'the call of the failed request');
  assert.equal(await second, 2, 'the waiting call was sent');
});
