import type { ApexType, PlatformClass } from '../../abi.ts';
import { ApexHttpResponse } from '../http/messages.ts';

const HttpResponse: PlatformClass = {
  name: 'System.HttpResponse',
  jsClass: ApexHttpResponse,
  construct: ((_: ApexType) => new ApexHttpResponse()) as PlatformClass['construct'],
};
export default HttpResponse;
