import type { ApexProgram } from '../abi.ts';
import type { Problem } from '../../metadata/types.ts';
import type { Schema } from '../../schema/types.ts';
import type { BuiltTest, QueryTest } from '../check/index.ts';
import type { ApexSource, OrgFacts } from '../types/facts.ts';
import type { ClassSymbol } from '../types/model.ts';
import type { CompileCache } from './cache.ts';

export interface CompileRequest {
  readonly files: readonly ApexSource[];
  readonly schema: Schema;
  readonly org?: OrgFacts;
  /** what the library runs; without it every real member is taken as built */
  readonly isBuilt?: BuiltTest;
  /** the data room's judgement of a query's objects and fields */
  readonly checkQuery?: QueryTest;
  /**
   * where results of earlier compiles are; absent: what all compiles of this checkout share, null: none. Results are not
   * kept when `isBuilt` or `checkQuery` is given.
   */
  readonly cache?: CompileCache | null;
}
export interface CompileResult {
  readonly problems: readonly Problem[];
  readonly program: ApexProgram;
  /** the classes of the program, for `auraSignatures` */
  readonly model: ApexModel;
}
export interface ApexModel {
  readonly classes: readonly ClassSymbol[];
}
export interface AnonymousRequest extends CompileRequest {
  readonly text: string;
  readonly apiVersion: number;
}
