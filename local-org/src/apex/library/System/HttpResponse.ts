import type { PlatformClass } from '../../abi.ts';
import { ApexHttpResponse } from '../http/messages.ts';

const HttpResponse: PlatformClass = {
  name: 'System.HttpResponse',
  jsClass: ApexHttpResponse,
  construct: () => new ApexHttpResponse(),
};
export default HttpResponse;
