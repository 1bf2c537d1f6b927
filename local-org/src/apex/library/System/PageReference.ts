import type { ApexType, ApexValue, PlatformClass } from '../../abi.ts';
import { ApexList, ApexMap, ApexSObject, T_STRING, textOf, typeOf, unsupported } from '../../runtime/index.ts';
import { need } from '../define.ts';
import { urlDecode, urlEncode } from './EncodingUtil.ts';

const T_STRING_MAP = typeOf('Map', [T_STRING, T_STRING]);

/** A page and its parameters; `getUrl` puts both together. */
export class ApexPageReference {
  readonly #path: string;
  #anchor: string | null;
  #redirect = false;
  #redirectCode = 0;
  readonly #parameters = new ApexMap(T_STRING_MAP);
  readonly #headers = new ApexMap(T_STRING_MAP);
  readonly #cookies = new ApexMap(typeOf('Map', [T_STRING, typeOf('System.Cookie')]));
  constructor(url: string) {
    const [, path, query, anchor] = /^([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s.exec(url)!;
    this.#path = path!;
    this.#anchor = anchor ?? null;
    for (const pair of (query ?? '').split('&').filter((part) => part !== '')) {
      const at = pair.indexOf('=');
      this.#parameters.put(urlDecode(at < 0 ? pair : pair.slice(0, at)), at < 0 ? '' : urlDecode(pair.slice(at + 1)));
    }
  }
  getparameters(): ApexMap {
    return this.#parameters;
  }
  getheaders(): ApexMap {
    return this.#headers;
  }
  getcookies(): ApexMap {
    return this.#cookies;
  }
  setcookies(cookies: ApexList | null): null {
    for (const cookie of need(cookies)) this.#cookies.put((cookie as { getname(): string }).getname(), cookie);
    return null;
  }
  getanchor(): string | null {
    return this.#anchor;
  }
  setanchor(anchor: string | null): ApexPageReference {
    this.#anchor = anchor;
    return this;
  }
  getredirect(): boolean {
    return this.#redirect;
  }
  setredirect(redirect: boolean | null): ApexPageReference {
    this.#redirect = need(redirect);
    return this;
  }
  getredirectcode(): number {
    return this.#redirectCode;
  }
  setredirectcode(code: number | null): ApexPageReference {
    this.#redirectCode = need(code);
    return this;
  }
  getcontent(): never {
    return withoutPage('getContent');
  }
  getcontentaspdf(): never {
    return withoutPage('getContentAsPDF');
  }
  geturl(): string {
    const pairs = [...this.#parameters.pairs()].map(
      ([key, value]) => `${urlEncode(String(key))}=${urlEncode(value === null ? '' : textOf(value))}`,
    );
    return (
      this.#path + (pairs.length > 0 ? `?${pairs.join('&')}` : '') + (this.#anchor === null ? '' : `#${this.#anchor}`)
    );
  }
  tostring(): string {
    return this.toString();
  }
  toString(): string {
    return `System.PageReference[${this.geturl()}]`;
  }
}

/** The local org serves no Visualforce, so nothing renders the page. */
function withoutPage(method: string): never {
  return unsupported(`System.PageReference.${method}`);
}

const PageReference: PlatformClass = {
  name: 'System.PageReference',
  jsClass: ApexPageReference,
  construct: (_: ApexType, target: ApexValue) =>
    new ApexPageReference(target instanceof ApexSObject ? `/${target.idOrNull() ?? ''}` : (need(target) as string)),
};
export default PageReference;
