import type { PageReference } from './page-state.ts';
import { pageState } from './boot.ts';

const navigate = Symbol('Navigate');
const generateUrl = Symbol('GenerateUrl');

interface Target {
  readonly type: string;
  readonly attributes?: Readonly<Record<string, unknown>>;
  readonly state?: Readonly<Record<string, unknown>>;
}
// TypeScript asks for any[] here (TS2545)
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Constructor<T> = abstract new (...args: any[]) => T;
export interface Navigates {
  [navigate](target: Target, replace?: boolean): void;
  [generateUrl](target: Target): Promise<string>;
}

/** Adds `this[NavigationMixin.Navigate]` and `this[NavigationMixin.GenerateUrl]` to a component. */
export function NavigationMixin<B extends Constructor<object>>(Base: B): B & Constructor<Navigates> {
  abstract class Navigating extends Base implements Navigates {
    [navigate](target: Target, replace = false): void {
      goTo(target, replace);
    }
    async [generateUrl](target: Target): Promise<string> {
      return urlOf(target);
    }
  }
  return Navigating as B & Constructor<Navigates>;
}
NavigationMixin.Navigate = navigate;
NavigationMixin.GenerateUrl = generateUrl;

/** The address of a page reference in Lightning Experience. */
export function urlOf(target: Target): string {
  const attribute = (name: string): string => encodeURIComponent(requiredAttribute(target, name));
  const query = queryOf(target.state);
  switch (target.type) {
    case 'standard__webPage':
      return requiredAttribute(target, 'url');
    case 'standard__navItemPage':
      return `/lightning/n/${attribute('apiName')}${query}`;
    case 'standard__objectPage': {
      const action = attribute('actionName') === 'home' ? 'list' : attribute('actionName');
      return `/lightning/o/${attribute('objectApiName')}/${action}${query}`;
    }
    case 'standard__recordPage': {
      const object = target.attributes?.['objectApiName'] ? `${attribute('objectApiName')}/` : '';
      return `/lightning/r/${object}${attribute('recordId')}/${attribute('actionName')}${query}`;
    }
    case 'standard__app':
      return `/lightning/app/${attribute('appTarget')}${query}`;
    case 'standard__namedPage':
      return `/lightning/page/${attribute('pageName')}${query}`;
    default:
      throw new Error(`UNSUPPORTED_PAGE_REFERENCE: the local org has no page of type ${target.type}`);
  }
}

function requiredAttribute(target: Target, name: string): string {
  const value = target.attributes?.[name];
  if (typeof value === 'string' && value !== '') return value;
  throw new Error(`A page reference of type ${target.type} needs the attribute ${name}`);
}

function queryOf(state: Target['state']): string {
  const entries = Object.entries(state ?? {}).filter(([, value]) => value !== undefined && value !== null);
  if (entries.length === 0) return '';
  return `?${new URLSearchParams(entries.map(([key, value]) => [key, String(value)])).toString()}`;
}

function goTo(target: Target, replace: boolean): void {
  const url = new URL(urlOf(target), window.location.href);
  if (!['http:', 'https:', 'mailto:', 'tel:'].includes(url.protocol)) {
    throw new Error(`Navigation to ${url.protocol} is not allowed`);
  }
  if (url.origin !== window.location.origin) window.open(url, '_blank', 'noopener');
  else if (replace) window.location.replace(url);
  else window.location.assign(url);
}

/** Wire adapter: where the page is. */
export class CurrentPageReference {
  readonly #emit: (value: PageReference) => void;
  constructor(emit: (value: PageReference) => void) {
    this.#emit = emit;
  }
  connect(): void {
    this.#emit(pageState.page);
  }
  update(): void {
    this.#emit(pageState.page);
  }
  disconnect(): void {
    // the page does not change while it is open
  }
}
