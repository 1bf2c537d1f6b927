/** A small program that the platform compiles: the body of `public class T { … }`, a whole class, or a whole trigger. */
export interface Accepted {
  /** what it shows; its source is that of its topic unless it has one of its own */
  readonly rule: string;
  readonly program: string;
  readonly source?: string;
  /** further classes of the same org */
  readonly beside?: readonly string[];
}

/** A small program with exactly one error that the platform refuses. */
export interface Refused extends Accepted {
  /** with dots for dashes the key of the wording in apex-language-support, messages_en_US.properties, where it has one */
  readonly code: string;
  /** as the platform says it, where that is known */
  readonly message?: string;
  /** 1 unless said otherwise */
  readonly line?: number;
}

export interface Topic {
  /** of the rules, beside the answers of the compiler inside of prettier-plugin-apex 2.3.0 (API 67) */
  readonly source: string;
  readonly accepted: readonly Accepted[];
  readonly refused: readonly Refused[];
}
