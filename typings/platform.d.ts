// What the platform offers to components and @salesforce/lightning-types does not declare.

declare module '@salesforce/apex' {
  import type { WireAdapterConstructor } from 'lwc';
  /** An Apex method: callable, and the adapter of `@wire`. */
  export interface ApexMethod<Parameters extends object, Result> {
    (parameters?: Parameters): Promise<Result>;
    // the adapter takes reactive '$property' strings in place of values
    // eslint-disable-next-line @typescript-eslint/no-explicit-any
    readonly adapter: WireAdapterConstructor<any, any, any>;
  }
  export function refreshApex(wiredValue: unknown): Promise<unknown>;
}
declare module '@salesforce/label/*' {
  const text: string;
  export default text;
}
declare module '@salesforce/i18n/locale' {
  const locale: string;
  export default locale;
}
declare module 'lightning/platformShowToastEvent' {
  /** Asks the page for a toast. */
  export class ShowToastEvent extends CustomEvent<unknown> {
    constructor(toast: {
      readonly title: string;
      readonly message?: string;
      readonly variant?: 'info' | 'success' | 'warning' | 'error';
      readonly mode?: 'dismissible' | 'pester' | 'sticky';
    });
  }
}
