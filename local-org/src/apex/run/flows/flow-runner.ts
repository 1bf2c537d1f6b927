import type { TriggerEvent, TriggerRunner, WriteRequest } from '../../../data/types.ts';
import { runForRows, startedBy, type Flow, type SaveMoment } from '../../../flow/index.ts';
import type { ChangeRecorder } from '../change-events.ts';
import type { Engine } from '../engine.ts';
import { createTriggerRunner } from '../triggers.ts';
import { EngineFlowHost } from './engine-host.ts';

/** Everything that runs when records are saved: triggers and the flows that records start. */
export function automation(
  engine: Engine,
  recorder: ChangeRecorder | null = null,
): Pick<WriteRequest, 'triggers' | 'flows'> {
  return { triggers: createTriggerRunner(engine, recorder), flows: createFlowRunner(engine) };
}

/** Record-triggered flows run in system mode without sharing (Salesforce Help, "Which Context Does a Flow Run In?"). */
function createFlowRunner(engine: Engine): TriggerRunner {
  const flows = (object: string, event: TriggerEvent): Flow[] =>
    isSave(event) ? startedBy(engine.flows, object, event) : [];
  return {
    has: (object, event) => flows(object, event).length > 0,
    run: (object, event, rows) => {
      const access = { mode: 'system', user: engine.transaction.user, sharing: false } as const;
      const host = new EngineFlowHost(engine, access, (recorder) => automation(engine, recorder));
      for (const flow of flows(object, event)) {
        engine.transaction.log?.event('CODE_UNIT_STARTED', '[EXTERNAL]', `Flow:${object}`);
        runForRows(flow, object, rows, host);
        engine.transaction.log?.event('CODE_UNIT_FINISHED', `Flow:${object}`);
      }
    },
  };
}

function isSave(event: TriggerEvent): event is SaveMoment {
  return event.endsWith('insert') || event.endsWith('update');
}
