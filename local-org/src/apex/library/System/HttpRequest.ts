import type { ApexType, PlatformClass } from '../../abi.ts';
import { ApexHttpRequest } from '../http/messages.ts';

const HttpRequest: PlatformClass = {
  name: 'System.HttpRequest',
  jsClass: ApexHttpRequest,
  construct: ((_: ApexType) => new ApexHttpRequest()) as PlatformClass['construct'],
};
export default HttpRequest;
