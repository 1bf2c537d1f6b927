/** System.HttpRequest and System.HttpResponse; sending is the transaction's. */
import {
  ApexBlob,
  ApexList,
  CalloutException,
  IllegalArgumentException,
  nullPointer,
  T_LIST_OF_STRING,
  unsupported,
} from '../../runtime/index.ts';
import { ApexDocument } from '../xml/document.ts';
import { ApexXmlStreamReader } from '../xml/streamReader.ts';

/** Body and headers, which both messages have; header names without case. */
class ApexHttpMessage {
  /** names as they were given, in order */
  readonly headers = new Map<string, { name: string; value: string }>();
  content: Uint8Array = new Uint8Array();
  #document: ApexDocument | null = null;

  protected headerChanged(): void {}

  getbody(): string {
    return Buffer.from(this.content).toString('utf8');
  }
  setbody(body: string | null): null {
    this.content = Buffer.from(body ?? '', 'utf8');
    this.#document = null;
    return null;
  }
  getbodyasblob(): ApexBlob {
    return new ApexBlob(this.content);
  }
  setbodyasblob(body: ApexBlob | null): null {
    this.content = (body ?? nullPointer()).bytes;
    this.#document = null;
    return null;
  }
  getbodydocument(): ApexDocument {
    if (!this.#document) {
      this.#document = new ApexDocument();
      this.#document.load(this.getbody());
    }
    return this.#document;
  }
  setbodydocument(document: ApexDocument | null): null {
    this.setbody((document ?? nullPointer()).toxmlstring());
    this.#document = document;
    return null;
  }
  getheader(name: string | null): string | null {
    return this.headers.get((name ?? nullPointer()).toLowerCase())?.value ?? null;
  }
  setheader(name: string | null, value: string | null): null {
    const given = name ?? nullPointer();
    this.headers.set(given.toLowerCase(), { name: given, value: value ?? '' });
    this.headerChanged();
    return null;
  }
}

/** The Apex Reference gives 120,000 ms as the longest timeout. */
const LONGEST_TIMEOUT = 120_000;

export class ApexHttpRequest extends ApexHttpMessage {
  method: string | null = null;
  endpoint: string | null = null;
  /** milliseconds; 10,000 unless set */
  timeout = 10_000;
  compressed = false;

  getmethod(): string | null {
    return this.method;
  }
  setmethod(method: string | null): null {
    this.method = method;
    return null;
  }
  getendpoint(): string | null {
    return this.endpoint;
  }
  setendpoint(endpoint: string | null): null {
    this.endpoint = endpoint;
    return null;
  }
  settimeout(milliseconds: number | null): null {
    const value = milliseconds ?? nullPointer();
    if (value < 1 || value > LONGEST_TIMEOUT) {
      throw new CalloutException(`Timeout must be between 1 and ${LONGEST_TIMEOUT} milliseconds, not ${value}`);
    }
    this.timeout = value;
    return null;
  }
  getcompressed(): boolean {
    return this.compressed;
  }
  setcompressed(compressed: boolean | null): null {
    this.compressed = compressed ?? nullPointer();
    return null;
  }
  setclientcertificatename(): never {
    return unsupported('System.HttpRequest.setClientCertificateName');
  }
  setclientcertificate(): never {
    return unsupported('System.HttpRequest.setClientCertificate');
  }
  tostring(): string {
    return this.toString();
  }
  override toString(): string {
    return `System.HttpRequest[Endpoint=${this.endpoint}, Method=${this.method}]`;
  }
}

export class ApexHttpResponse extends ApexHttpMessage {
  status: string | null = null;
  statusCode = 0;
  #keys: ApexList | null = null;

  getstatus(): string | null {
    return this.status;
  }
  setstatus(status: string | null): null {
    this.status = status;
    return null;
  }
  getstatuscode(): number {
    return this.statusCode;
  }
  setstatuscode(code: number | null): null {
    this.statusCode = code ?? nullPointer();
    return null;
  }
  /** one list: who sorts it finds it sorted the next time */
  getheaderkeys(): ApexList {
    return (this.#keys ??= new ApexList(
      T_LIST_OF_STRING,
      [...this.headers.values()].map((header) => header.name),
    ));
  }
  protected override headerChanged(): void {
    this.#keys = null;
  }
  getxmlstreamreader(): ApexXmlStreamReader {
    if (this.content.length === 0) throw new IllegalArgumentException('The response has no body');
    return new ApexXmlStreamReader(this.getbody());
  }
  tostring(): string {
    return this.toString();
  }
  override toString(): string {
    return `System.HttpResponse[Status=${this.status}, StatusCode=${this.statusCode}]`;
  }
}
