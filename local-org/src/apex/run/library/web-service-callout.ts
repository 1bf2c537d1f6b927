import type { ApexValue, PlatformClass } from '../../abi.ts';
import { CalloutException, TypeException, unsupported } from '../../runtime/index.ts';
import { engine } from '../engine.ts';
import { calloutObstacle } from '../savepoints.ts';
import { callMethod } from './helpers.ts';

/**
 * WebServiceCallout.invoke(stub, request, responses, info), which classes made from a WSDL call. `info` is endpoint,
 * SOAP action, request namespace, request name, response namespace, response name and response type; a WebServiceMock
 * hears all but the request namespace (Apex Developer Guide, "Test Web Service Callouts").
 */
function invoke(stub: ApexValue, request: ApexValue, responses: ApexValue, info: ApexValue): null {
  const { test, transaction } = engine();
  transaction.limits.use('callouts');
  if (test === null) return unsupported('WebServiceCallout_invoke_outside_of_tests');
  const mock = test.mocks.get('webservicemock');
  if (mock === undefined) throw new TypeException('Methods defined as TestMethod do not support Web service callouts');
  const obstacle = calloutObstacle(engine());
  if (obstacle !== null) throw new CalloutException(obstacle);
  const [endpoint, action, , ...names] = textsOrNull(info);
  callMethod(mock, 'doinvoke', stub, request, responses, endpoint ?? null, action ?? null, ...names);
  return null;
}

/** The seven texts, of which some may be null. */
function textsOrNull(info: ApexValue): (string | null)[] {
  return [...(info as { walk(): Iterable<string | null> }).walk()];
}

export const WEB_SERVICE_CALLOUT_CLASSES: readonly PlatformClass[] = [
  { name: 'System.WebServiceCallout', statics: { invoke } },
  { name: 'System.WebServiceMock' },
];
