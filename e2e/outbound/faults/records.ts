export interface LogRow {
  readonly State__c: string;
  readonly Text__c: string | null;
  readonly Status_Code__c: number | null;
  readonly Attempts__c: number;
  readonly Retry_After__c: number | null;
  readonly May_Have_Acted__c: boolean;
  readonly Path__c: string;
  readonly Excerpt__c: string | null;
}

/** What a caller saw, what the log and the breaker held afterwards, and what the partner's book says. */
export interface CallRecord {
  /** full name of the exception's class; null when the call succeeded */
  readonly exception: string | null;
  readonly message?: string;
  readonly state?: string;
  readonly tried?: string;
  readonly statusCode?: number | null;
  readonly attempts?: number;
  readonly retryAfterSeconds?: number | null;
  readonly mayHaveActed?: boolean;
  readonly answerExcerpt?: string | null;
  /** row of Hub_Call__c */
  readonly log: LogRow | null;
  readonly hour: { readonly calls: number; readonly failures: number } | null;
  readonly breaker: { readonly failures: number; readonly isOpen: boolean } | null;
  /** requests of this call that the partner received, and how many of them it acted on */
  readonly requests: number;
  readonly acted: number;
  readonly debugLog: string;
}

/** What became of the same write as a message of the outbox. */
export interface MessageRecord {
  readonly status: string;
  readonly attempts: number;
  /** from its last attempt, or from its creation, to the next; null when none is due */
  readonly waitSeconds: number | null;
  readonly reason: string | null;
  readonly lastState: string | null;
  readonly lastText: string | null;
  readonly requests: number;
  readonly acted: number;
}

export interface FaultRecord {
  readonly fault: string;
  readonly read: CallRecord;
  readonly write: CallRecord;
  readonly keyedWrite: CallRecord;
  /** absent where a message cannot meet the fault */
  readonly message?: MessageRecord;
  readonly keyedMessage?: MessageRecord;
}

/** A message whose org died under it. */
export interface DeathRecord {
  readonly statusAtDeath: string;
  /** how often the partner had acted by then */
  readonly actedAtDeath: number;
  /** after the restart, a minute before the lease ends */
  readonly statusWhileLeased: string;
  /** after the lease and the next sweep */
  readonly status: string;
  readonly reason: string | null;
  readonly acted: number;
}

export interface DownRecord {
  readonly fault: string;
  readonly message: DeathRecord;
  readonly keyedMessage: DeathRecord;
}
