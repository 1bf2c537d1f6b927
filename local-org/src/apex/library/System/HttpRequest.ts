import type { PlatformClass } from '../../abi.ts';
import { ApexHttpRequest } from '../http/messages.ts';

const HttpRequest: PlatformClass = {
  name: 'System.HttpRequest',
  jsClass: ApexHttpRequest,
  construct: () => new ApexHttpRequest(),
};
export default HttpRequest;
