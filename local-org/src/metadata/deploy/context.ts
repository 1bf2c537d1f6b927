import type { OrgDatabase } from '../../data/store/database.ts';
import type { OrgIdentity, TestRunOutcome } from '../../org/types.ts';
import type { Compilers } from '../compilers.ts';

/** What the org hands to a deploy or retrieve. */
export interface MetadataContext {
  readonly org: OrgIdentity;
  readonly db: OrgDatabase;
  readonly compilers: Compilers;
  now(): Date;
  /** told after Apex classes or triggers changed, inside the transaction; `program` is what compileApex gave */
  onApexDeployed?(program: unknown): void;
  onLwcDeployed?(bundle: string, modules: unknown): void;
  /** stored secrets of principals that the component no longer has are to be deleted */
  onCredentialDeployed?(externalCredential: string, principals: readonly string[]): void;
  /** runs on this connection, inside the transaction, so that tests see what is being deployed; null is every local test */
  runTests?(
    classNames: readonly string[] | null,
    onProgress: (done: number, errors: number, total: number) => void,
  ): Promise<TestRunOutcome>;
}
