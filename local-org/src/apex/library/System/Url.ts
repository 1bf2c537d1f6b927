import type { ApexType, PlatformClass } from '../../abi.ts';
import { StringException, transaction } from '../../runtime/index.ts';
import { need } from '../define.ts';

const PORTS: Readonly<Record<string, number>> = { http: 80, https: 443, ftp: 21 };
const SPEC = /^([a-zA-Z][a-zA-Z0-9+.-]*):(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s;

/** System.Url, as java.net.URL. */
export class ApexUrl {
  readonly spec: string;
  readonly #parts: readonly (string | undefined)[];
  constructor(spec: string) {
    const match = SPEC.exec(spec);
    if (!match) throw new StringException(`no protocol: ${spec}`);
    this.spec = spec;
    this.#parts = match;
  }
  getprotocol(): string {
    return this.#parts[1]!.toLowerCase();
  }
  getauthority(): string | null {
    return this.#parts[2] ?? null;
  }
  getuserinfo(): string | null {
    const authority = this.#parts[2] ?? '';
    return authority.includes('@') ? authority.slice(0, authority.lastIndexOf('@')) : null;
  }
  gethost(): string {
    const host = (this.#parts[2] ?? '').replace(/^.*@/, '');
    return host.replace(/:\d*$/, '');
  }
  getport(): number {
    const port = /:(\d+)$/.exec(this.#parts[2] ?? '');
    return port ? Number(port[1]) : -1;
  }
  getdefaultport(): number {
    return PORTS[this.getprotocol()] ?? -1;
  }
  getpath(): string {
    return this.#parts[3] ?? '';
  }
  getquery(): string | null {
    return this.#parts[4] ?? null;
  }
  getref(): string | null {
    return this.#parts[5] ?? null;
  }
  getfile(): string {
    return this.getpath() + (this.#parts[4] === undefined ? '' : `?${this.#parts[4]}`);
  }
  samefile(other: ApexUrl | null): boolean {
    const file = (url: ApexUrl) => url.spec.replace(/#.*$/s, '');
    return file(need(other)) === file(this);
  }
  toexternalform(): string {
    return this.spec;
  }
  tostring(): string {
    return `System.Url[${this.spec}]`;
  }
  toString(): string {
    return this.tostring();
  }
  equals(other: unknown): boolean {
    return other instanceof ApexUrl && other.spec === this.spec;
  }
}

/** new Url(spec), (context, spec), (protocol, host, file), (protocol, host, port, file) */
function construct(_type: ApexType, ...args: (string | number | ApexUrl | null)[]): ApexUrl {
  const [first, ...others] = args.map((arg) => need(arg));
  const [second = '', third = '', fourth = ''] = others.map(String);
  if (first instanceof ApexUrl) return new ApexUrl(resolve(first, second));
  if (args.length === 1) return new ApexUrl(String(first));
  const host = second.includes(':') && !second.startsWith('[') ? `[${second}]` : second;
  if (args.length === 3) return new ApexUrl(`${String(first)}://${host}${third}`);
  return new ApexUrl(`${String(first)}://${host}${third === '-1' ? '' : `:${third}`}${fourth}`);
}

function resolve(context: ApexUrl, spec: string): string {
  try {
    return new globalThis.URL(spec, context.spec).href;
  } catch {
    throw new StringException(`no protocol: ${spec}`);
  }
}

const Url: PlatformClass = {
  name: 'System.Url',
  jsClass: ApexUrl,
  construct: construct,
  statics: {
    getorgdomainurl: () => new ApexUrl(transaction().orgDomainUrl()),
    /** the URL of the request that led here; null where there was none */
    getcurrentrequesturl: () => {
      const url = transaction().requestUrl();
      return url === null ? null : new ApexUrl(url);
    },
    /** where the content of a file field is downloaded, e.g. of an Attachment */
    getfilefieldurl: (id: string | null, field: string | null) => {
      need(field);
      return `${transaction().orgDomainUrl()}/servlet/servlet.FileDownload?file=${need(id)}`;
    },
    getsalesforcebaseurl: () => new ApexUrl(transaction().orgDomainUrl()),
  },
};
export default Url;
