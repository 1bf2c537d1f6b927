import type { PlatformClass } from '../../abi.ts';
import { ApexHttpRequest, ApexHttpResponse } from '../../library/http/messages.ts';
import { CalloutException, nullPointer } from '../../runtime/index.ts';
import { engine } from '../engine.ts';
import { rowsOf } from '../user-settings.ts';

/** Answers with the content of a static resource. */
abstract class ResourceMock {
  #status: string | null = null;
  #statusCode = 200;
  readonly #headers: [string | null, string | null][] = [];

  setheader(name: string | null, value: string | null): null {
    this.#headers.push([name, value]);
    return null;
  }
  setstatus(status: string | null): null {
    this.#status = status;
    return null;
  }
  setstatuscode(code: number | null): null {
    this.#statusCode = code ?? nullPointer();
    return null;
  }
  respond(request: ApexHttpRequest): ApexHttpResponse {
    const response = new ApexHttpResponse();
    response.status = this.#status;
    response.statusCode = this.#statusCode;
    for (const [name, value] of this.#headers) response.setheader(name, value);
    response.content = contentOf(this.resourceFor(request));
    return response;
  }
  protected abstract resourceFor(request: ApexHttpRequest): string;
}

class StaticResourceCalloutMock extends ResourceMock {
  #resource: string | null = null;
  setstaticresource(name: string | null): null {
    this.#resource = name ?? nullPointer();
    return null;
  }
  protected override resourceFor(): string {
    return this.#resource ?? nullPointer();
  }
}

class MultiStaticResourceCalloutMock extends ResourceMock {
  readonly #resources = new Map<string, string>();
  setstaticresource(endpoint: string | null, name: string | null): null {
    this.#resources.set(endpoint ?? nullPointer(), name ?? nullPointer());
    return null;
  }
  protected override resourceFor(request: ApexHttpRequest): string {
    const found = this.#resources.get(request.endpoint ?? '');
    if (found === undefined)
      throw new CalloutException(`No static resource was set for the endpoint ${request.endpoint}`);
    return found;
  }
}

/** A resource that is missing is a null for the platform. */
function contentOf(resource: string): Uint8Array {
  const [row] = rowsOf(engine().db, 'StaticResource', 'Name', resource);
  if (!row) return nullPointer();
  return Buffer.from(typeof row['body'] === 'string' ? row['body'] : '', 'base64');
}

export const CALLOUT_MOCK_CLASSES: readonly PlatformClass[] = [
  {
    name: 'System.StaticResourceCalloutMock',
    jsClass: StaticResourceCalloutMock,
    construct: () => new StaticResourceCalloutMock(),
  },
  {
    name: 'System.MultiStaticResourceCalloutMock',
    jsClass: MultiStaticResourceCalloutMock,
    construct: () => new MultiStaticResourceCalloutMock(),
  },
];
