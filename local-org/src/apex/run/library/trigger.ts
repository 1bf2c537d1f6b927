import type { ApexValue, PlatformClass } from '../../abi.ts';
import { engine } from '../engine.ts';
import type { TriggerContext } from '../transaction.ts';

const context = (): TriggerContext | null => engine().transactionOrNull?.triggers.at(-1) ?? null;
const starts = (time: string): boolean => context()?.operation.startsWith(time) ?? false;
const ends = (operation: string): boolean => context()?.operation.endsWith(operation) ?? false;

/** System.Trigger: the context of the trigger that runs; null and false outside of one. */
export const TRIGGER: PlatformClass = {
  name: 'System.Trigger',
  statics: {
    get new(): ApexValue {
      return context()?.newList ?? null;
    },
    get old(): ApexValue {
      return context()?.oldList ?? null;
    },
    get newmap(): ApexValue {
      return context()?.newMap ?? null;
    },
    get oldmap(): ApexValue {
      return context()?.oldMap ?? null;
    },
    get size(): ApexValue {
      return context()?.size ?? 0;
    },
    get isexecuting(): ApexValue {
      return context() !== null;
    },
    get isbefore(): ApexValue {
      return starts('BEFORE');
    },
    get isafter(): ApexValue {
      return starts('AFTER');
    },
    get isinsert(): ApexValue {
      return ends('_INSERT');
    },
    get isupdate(): ApexValue {
      return ends('_UPDATE');
    },
    get isdelete(): ApexValue {
      return ends('_DELETE');
    },
    get isundelete(): ApexValue {
      return ends('_UNDELETE');
    },
    get operationtype(): ApexValue {
      const operation = context()?.operation;
      if (operation === undefined) return null;
      return engine().runtime.platform('System.TriggerOperation').statics?.[operation.toLowerCase()] ?? null;
    },
  },
};
