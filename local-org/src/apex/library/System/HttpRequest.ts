import type { PlatformClass } from '../../abi.ts';
import { ApexHttpRequest } from '../http/messages.ts';

const HttpRequest: PlatformClass = {
  name: 'System.HttpRequest',
  jsClass: ApexHttpRequest,
  construct: (_: ApexType) => new ApexHttpRequest(),
};
export default HttpRequest;
