import type { PlatformClass } from '../../abi.ts';
import { transaction, unsupported } from '../../runtime/index.ts';
import type { ApexEnum } from '../../runtime/index.ts';
import { constant } from '../define.ts';
import Quiddity from './Quiddity.ts';

/** System.Request: the request that the transaction serves. */
export class ApexRequest {
  getquiddity(): ApexEnum {
    return constant(Quiddity, transaction().quiddity?.() ?? unsupported('System.Request.getQuiddity'));
  }
  getrequestid(): string {
    return transaction().requestId?.() ?? unsupported('System.Request.getRequestId');
  }
}

const Request: PlatformClass = {
  name: 'System.Request',
  jsClass: ApexRequest,
  statics: { getcurrent: () => new ApexRequest() },
};
export default Request;
