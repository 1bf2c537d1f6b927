/** What the server puts into the page for its scripts. */
export interface PageState {
  readonly csrfToken: string;
  /** values of `@salesforce/…` modules by specifier */
  readonly values: Readonly<Record<string, unknown>>;
  /** Apex methods that the page's components import, by `Class.method` */
  readonly apex: Readonly<Record<string, { readonly cacheable: boolean }>>;
  readonly page: PageReference;
  readonly components: readonly PlacedComponent[];
}
export interface PageReference {
  readonly type: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly state: Readonly<Record<string, string>>;
}
export interface PlacedComponent {
  /** id of the element it goes into */
  readonly target: string;
  /** `c/hubConsole` */
  readonly module: string;
  /** `c-hub-console` */
  readonly tag: string;
  readonly properties: Readonly<Record<string, unknown>>;
}
