import type { ApexValue, PlatformClass } from '../../abi.ts';
import { ApexList } from '../../runtime/index.ts';
import { performDml, recordsIn } from '../dml.ts';
import { engine } from '../engine.ts';
import type { TestState } from '../tests/test-state.ts';
import { SaveResult } from './database-results.ts';
import { listOf } from './helpers.ts';
import type { SObjectValue } from '../sobjects/sobject-value.ts';

/** EventBus.publish(event) or (events), with an optional callback */
function publish(value: ApexValue): ApexValue {
  const events = recordsIn(value);
  const results = performDml(engine(), {
    operation: 'insert',
    records: events,
    access: 'system',
    externalIdField: null,
    allOrNone: false,
  });
  const made = results.map((result) => new SaveResult(result));
  return value instanceof ApexList ? listOf('Database.SaveResult', made) : (made[0] ?? null);
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
  fail(): null {
    this.#state.events.length = 0;
    engine().transaction.eventsAfterCommit.length = 0;
    return null;
  }
}

/** EventBus.TriggerContext.currentContext() */
class TriggerContextOfEvents {
  readonly retries = 0;
  readonly lasterror = null;
  #checkpoint: string | null = null;
  setresumecheckpoint(replayId: string): null {
    this.#checkpoint = replayId;
    return null;
  }
  getresumecheckpoint(): string | null {
    return this.#checkpoint;
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
  { name: 'EventBus.TestBroker', jsClass: EventBusOfTest },
  {
    name: 'EventBus.TriggerContext',
    jsClass: TriggerContextOfEvents,
    statics: { currentcontext: () => new TriggerContextOfEvents() },
  },
];
