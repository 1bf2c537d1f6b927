import type { ApexValue, PlatformClass } from '../../abi.ts';
import { ApexList } from '../../runtime/index.ts';
import { emittedClassOf } from '../class-info.ts';
import { performDml, recordsIn } from '../dml.ts';
import { engine } from '../engine.ts';
import { tellWhenPublished } from '../events.ts';
import type { TestState } from '../tests/test-state.ts';
import { SaveResult } from './database-results.ts';
import { callMethod, listOf } from './helpers.ts';
import type { SObjectValue } from '../sobjects/sobject-value.ts';

/** EventBus.publish(event) or (events), with an optional callback that hears what became of them */
function publish(value: ApexValue, callback: ApexValue = null): ApexValue {
  const events = recordsIn(value);
  const insert = (): ReturnType<typeof performDml> =>
    performDml(engine(), {
      operation: 'insert',
      records: events,
      access: 'system',
      externalIdField: null,
      allOrNone: false,
    });
  const results = callback === null ? insert() : publishHeard(callback, events, insert);
  const made = results.map((result) => new SaveResult(result));
  return value instanceof ApexList ? listOf('Database.SaveResult', made) : (made[0] ?? null);
}

/** EventBus.SuccessResult and EventBus.FailureResult. */
class PublishResult {
  readonly #uuids: readonly string[];
  constructor(uuids: readonly string[]) {
    this.#uuids = uuids;
  }
  geteventuuids(): ApexValue {
    return listOf('String', [...this.#uuids]);
  }
}

type Outcome = 'onsuccess' | 'onfailure';

/** In a test the test decides what becomes of the events; outside, those that were accepted are delivered. */
function publishHeard<T>(callback: ApexValue, events: readonly SObjectValue[], insert: () => T): T {
  const uuids = events.flatMap((event) => {
    const uuid = event.values.get('eventuuid');
    return typeof uuid === 'string' ? [uuid] : [];
  });
  const tell = (outcome: Outcome): void => hear(callback, outcome, new PublishResult(uuids));
  const running = engine();
  if (running.test === null) return tellWhenPublished(running, insert, () => tell('onsuccess'));
  running.test.publishCallbacks.push(tell);
  return insert();
}

function hear(callback: ApexValue, outcome: Outcome, result: PublishResult): void {
  const heard =
    outcome === 'onsuccess' ? 'eventbus.eventpublishsuccesscallback' : 'eventbus.eventpublishfailurecallback';
  if (emittedClassOf(callback as object)?.$info.supertypes.has(heard)) callMethod(callback, outcome, result);
}

/** Test.getEventBus(): delivers what waits. */
export class EventBusOfTest {
  readonly #state: TestState;
  constructor(state: TestState) {
    this.#state = state;
  }
  deliver(): null {
    this.#state.deliverEvents(engine());
    return null;
  }
  /** nothing is delivered, and publishers hear of it */
  fail(): null {
    this.#state.events.length = 0;
    engine().transaction.eventsAfterCommit.length = 0;
    this.#state.tellPublishers('onfailure');
    return null;
  }
}

/** EventBus.TriggerContext.currentContext() */
class TriggerContextOfEvents {
  readonly retries = engine().transaction.attempt.retries;
  readonly lasterror = engine().transaction.attempt.lastError;
  setresumecheckpoint(replayId: string): null {
    engine().transaction.resumeCheckpoint = replayId;
    return null;
  }
  getresumecheckpoint(): string | null {
    return engine().transaction.resumeCheckpoint;
  }
}

export const EVENT_BUS_CLASSES: readonly PlatformClass[] = [
  {
    name: 'System.EventBus',
    statics: {
      publish,
      getoperationid: (result: SaveResult) => result.result.id,
      geteventuuid: (event: SObjectValue) => event.read('EventUuid'),
    },
  },
  ...['EventBus.SuccessResult', 'EventBus.FailureResult'].map((name) => ({ name, jsClass: PublishResult })),
  ...['EventBus.EventPublishSuccessCallback', 'EventBus.EventPublishFailureCallback'].map((name) => ({ name })),
  { name: 'EventBus.TestBroker', jsClass: EventBusOfTest },
  {
    name: 'EventBus.TriggerContext',
    jsClass: TriggerContextOfEvents,
    statics: { currentcontext: () => new TriggerContextOfEvents() },
  },
];
