import assert from 'node:assert/strict';
import { it } from 'node:test';
import { measure } from './measure.ts';
import type { CallRecord, FaultRecord, MessageRecord } from './records.ts';
import type { Expectation, FaultScenario } from './scenarios.ts';
import type { FaultsSystem } from './system.ts';

/** Declares a test for each fault of a group; what they find goes into `records`. */
export function faultStory(
  system: () => FaultsSystem,
  scenarios: readonly FaultScenario[],
  records: Map<string, FaultRecord>,
): void {
  for (const scenario of scenarios) {
    it(scenario.fault, async () => {
      const record = await measure(system(), scenario);
      records.set(scenario.fault, record);
      judge(scenario, record);
    });
  }
}

function judge({ expect }: FaultScenario, record: FaultRecord): void {
  const { read, write, keyedWrite, message, keyedMessage } = record;
  const calls = { read, write, 'keyed write': keyedWrite };
  for (const [index, [kind, call]] of Object.entries(calls).entries()) {
    const failure = call.exception?.replace(/^HubCalloutException\./, '').replace(/Exception$/, '') ?? null;
    const expected = Array.isArray(expect.failure) ? (expect.failure as string[])[index] : expect.failure;
    assert.equal(failure, expected, `what the caller of a ${kind} catches: ${call.message ?? 'nothing'}`);
    judgeCall(kind, call);
    if (call.requests > 0)
      assert.equal(call.requests, (call.attempts ?? 1) * (expect.sendings ?? 1), `${kind}: requests at the partner`);
  }
  if (expect.failure !== null) {
    assert.deepEqual([read.attempts, write.attempts, keyedWrite.attempts], expect.attempts, 'attempts');
    assert.deepEqual([write.mayHaveActed, keyedWrite.mayHaveActed], expect.mayHaveActed, 'may have acted');
    assert.equal(read.mayHaveActed, false, 'a read changes nothing');
    assert.equal(expectedWait(write, expect), write.retryAfterSeconds ?? null, 'what the partner asks to wait');
  }
  if (message === undefined || keyedMessage === undefined) return;
  if (expect.messages !== undefined)
    assert.deepEqual([message.status, keyedMessage.status], expect.messages, 'states of the messages');
  judgeMessage('message', message, expect);
  judgeMessage('keyed message', keyedMessage, expect);
}

/** An open breaker says how long it stays so, anybody else what the partner said. */
function expectedWait({ state, retryAfterSeconds }: CallRecord, expect: Expectation): number | null {
  if (state !== 'BreakerOpen') return expect.retryAfterSeconds ?? null;
  assert.ok(Number(retryAfterSeconds) > 0 && Number(retryAfterSeconds) <= 60, 'what is left of a minute');
  return retryAfterSeconds ?? null;
}

/** What the caller is told is never better than what the partner did, and the log tells the same as the exception. */
function judgeCall(kind: string, call: CallRecord): void {
  assert.ok(call.acted <= 1, `${kind}: the partner acted at most once`);
  if (call.exception === null) return;
  assert.ok(
    call.mayHaveActed === true || call.acted === 0,
    `${kind}: nobody is told that nothing happened when it did`,
  );
  if (call.log === null) return;
  const { log } = call;
  assert.deepEqual(
    [log.State__c, log.Status_Code__c, log.Attempts__c, log.May_Have_Acted__c, log.Retry_After__c],
    [call.state, call.statusCode, call.attempts, call.mayHaveActed, call.retryAfterSeconds],
    `${kind}: the log's row says what the caller saw`,
  );
}

function judgeMessage(kind: string, message: MessageRecord, expect: Expectation): void {
  assert.ok(message.acted <= 1, `${kind}: the partner acted at most once`);
  if (message.status === 'Dead')
    assert.equal(message.acted, 0, `${kind}: dead means that the partner does not have it`);
  if (message.status !== 'Retry' || message.waitSeconds === null) return;
  if (expect.retryAfterSeconds === undefined)
    assert.ok(message.waitSeconds >= 0 && message.waitSeconds <= 120, `${kind}: full jitter within two minutes`);
  else assert.ok(Math.abs(message.waitSeconds - expect.retryAfterSeconds) <= 1, `${kind}: Retry-After wins`);
}
