import type { ApexValue } from '../../abi.ts';
import { ApexBlob, ApexMap, T_STRING, typeOf } from '../../runtime/index.ts';
import { listOf } from './helpers.ts';

/** Headers keep the case they were set in and are found in any. */
class Headers {
  readonly #values = new Map<string, { name: string; value: string }>();
  set(name: string, value: string): void {
    this.#values.set(name.toLowerCase(), { name, value });
  }
  get(name: string): string | null {
    return this.#values.get(name.toLowerCase())?.value ?? null;
  }
  entries(): [string, string][] {
    return [...this.#values.values()].map(({ name, value }) => [name, value]);
  }
}

abstract class HttpMessage {
  abstract tostring(): string;
  toString(): string {
    return this.tostring();
  }
  readonly headers = new Headers();
  bytes: Uint8Array = new Uint8Array();
  /** null until a body is set */
  hasBody = false;
  setheader(name: string, value: string | null): null {
    this.headers.set(name, value ?? '');
    return null;
  }
  getheader(name: string): string | null {
    return this.headers.get(name);
  }
  setbody(body: string | null): null {
    this.bytes = new TextEncoder().encode(body ?? '');
    this.hasBody = body !== null;
    return null;
  }
  getbody(): string {
    return new TextDecoder('utf-8').decode(this.bytes);
  }
  setbodyasblob(body: ApexBlob): null {
    this.bytes = body.bytes;
    this.hasBody = true;
    return null;
  }
  getbodyasblob(): ApexBlob {
    return new ApexBlob(this.bytes);
  }
}

/** System.HttpRequest. */
export class HttpRequest extends HttpMessage {
  endpoint: string | null = null;
  method: string | null = null;
  /** milliseconds; the platform waits 10,000 unless told otherwise, 120,000 at most */
  timeout = 10_000;
  compressed = false;
  clientCertificate: string | null = null;
  setendpoint(endpoint: string | null): null {
    this.endpoint = endpoint;
    return null;
  }
  getendpoint(): string | null {
    return this.endpoint;
  }
  setmethod(method: string | null): null {
    this.method = method;
    return null;
  }
  getmethod(): string | null {
    return this.method;
  }
  settimeout(milliseconds: number): null {
    this.timeout = milliseconds;
    return null;
  }
  setcompressed(flag: boolean): null {
    this.compressed = flag;
    return null;
  }
  getcompressed(): boolean {
    return this.compressed;
  }
  setclientcertificatename(name: string): null {
    this.clientCertificate = name;
    return null;
  }
  tostring(): string {
    return `System.HttpRequest[Endpoint=${this.endpoint}, Method=${this.method}]`;
  }
  override toString(): string {
    return this.tostring();
  }
}

/** System.HttpResponse. */
export class HttpResponse extends HttpMessage {
  status: string | null = null;
  code = 0;
  getstatus(): string | null {
    return this.status;
  }
  setstatus(status: string | null): null {
    this.status = status;
    return null;
  }
  getstatuscode(): number {
    return this.code;
  }
  setstatuscode(code: number): null {
    this.code = code;
    return null;
  }
  getheaderkeys(): ApexValue {
    return listOf(
      'String',
      this.headers.entries().map(([name]) => name),
    );
  }
  tostring(): string {
    return `System.HttpResponse[Status=${this.status}, StatusCode=${this.code}]`;
  }
  override toString(): string {
    return this.tostring();
  }
}

/** `Map<String, String>` whose keys are found in any case, as RestRequest.headers is. */
export function headerMap(entries: Iterable<readonly [string, string]>): ApexMap {
  return new ApexMap(typeOf('Map', [T_STRING, T_STRING]), entries);
}
