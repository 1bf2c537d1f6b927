import type { Decimal } from './decimal.ts';

/** A parsed formula; `at` is where it starts in the text, from 0. */
export type Expression = { readonly at: number } & (
  | { readonly kind: 'number'; readonly value: Decimal }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'null' }
  /** `Account.Owner.Name`, `Owner:User.Name`, `$User.Id` */
  | { readonly kind: 'reference'; readonly name: string }
  /** operators are called by their symbols */
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[]; readonly operator: boolean }
);
