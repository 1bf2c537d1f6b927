import type { ApexValue, PlatformClass } from '../../abi.ts';
import { ApexBlob, ApexMap, T_STRING, typeOf } from '../../runtime/index.ts';
import { engine, type Engine } from '../engine.ts';

const stringMap = (entries: Iterable<readonly [string, string]> = []): ApexMap =>
  new ApexMap(typeOf('Map', [T_STRING, T_STRING]), entries);

interface Incoming {
  readonly verb: string;
  readonly requestUri: string;
  readonly resourcePath: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** System.RestRequest; fields as the platform fills them. */
export class RestRequestValue {
  httpmethod: ApexValue = null;
  requesturi: ApexValue = null;
  resourcepath: ApexValue = null;
  remoteaddress: ApexValue = null;
  requestbody: ApexValue = null;
  headers: ApexMap = stringMap();
  params: ApexMap = stringMap();

  static of(_engine: Engine, incoming: Incoming): RestRequestValue {
    const request = new RestRequestValue();
    request.httpmethod = incoming.verb.toUpperCase();
    request.requesturi = incoming.requestUri;
    request.resourcepath = incoming.resourcePath;
    request.remoteaddress = '127.0.0.1';
    request.requestbody = ApexBlob.ofText(incoming.body);
    request.headers = stringMap(Object.entries(incoming.headers));
    request.params = stringMap(Object.entries(incoming.query));
    return request;
  }
  addheader(name: string, value: string): null {
    this.headers.put(name, value);
    return null;
  }
  addparameter(name: string, value: string): null {
    this.params.put(name, value);
    return null;
  }
}

/** System.RestResponse. */
export class RestResponseValue {
  statuscode: number | null = null;
  responsebody: ApexValue = null;
  headers: ApexMap = stringMap();
  addheader(name: string, value: string): null {
    this.headers.put(name, value);
    return null;
  }
  headerRecord(): Record<string, string> {
    return Object.fromEntries(
      [...this.headers.pairs()].map(([name, value]) => [String(name).toLowerCase(), String(value)]),
    );
  }
}

export const REST_CLASSES: readonly PlatformClass[] = [
  {
    name: 'System.RestContext',
    statics: {
      get request(): ApexValue {
        return engine().transaction.restRequest;
      },
      set request(value: ApexValue) {
        engine().transaction.restRequest = value;
      },
      get response(): ApexValue {
        return engine().transaction.restResponse;
      },
      set response(value: ApexValue) {
        engine().transaction.restResponse = value;
      },
    },
  },
  { name: 'System.RestRequest', jsClass: RestRequestValue, construct: () => new RestRequestValue() },
  { name: 'System.RestResponse', jsClass: RestResponseValue, construct: () => new RestResponseValue() },
];
