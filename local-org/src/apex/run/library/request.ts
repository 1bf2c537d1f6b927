import type { ApexValue, PlatformClass } from '../../abi.ts';
import { engine } from '../engine.ts';

/** System.Request: the running request's id and kind. */
class CurrentRequest {
  getrequestid(): string {
    return engine().transaction.requestId;
  }
  getquiddity(): ApexValue {
    return engine().runtime.platform('System.Quiddity').statics?.[engine().transaction.quiddity.toLowerCase()] ?? null;
  }
}

export const REQUEST: PlatformClass = {
  name: 'System.Request',
  jsClass: CurrentRequest,
  statics: { getcurrent: () => new CurrentRequest() },
};
