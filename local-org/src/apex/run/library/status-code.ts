import { platformClass } from '../../library/registry.ts';
import { ApexEnum, typeOf } from '../../runtime/index.ts';

/** The System.StatusCode of an error; codes that the published list does not have get a constant of their own. */
export function dmlStatusCode(code: string): ApexEnum {
  const found = platformClass('System.StatusCode')?.statics?.[code.toLowerCase()];
  return found instanceof ApexEnum ? found : new ApexEnum(typeOf('System.StatusCode'), code, -1);
}
