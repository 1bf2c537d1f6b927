import { format } from 'c/hubText';
import { text } from './labels';

export type TokenState = 'reading' | 'read' | 'unreadable';
/** How far the reading of tokens is, for the screen. */
export interface TokenStatus {
  readonly state: TokenState;
  /** one sentence; empty before the first answer and when tokens are unreadable */
  readonly sentence: string;
  readonly showProgress: boolean;
  /** 0 to 100 */
  readonly progress: number;
}

/** @param judged whether the apps have been judged again with all tokens */
export function tokenStatus(page: Apex.HubTokenPage | null, failed: boolean, judged: boolean): TokenStatus {
  const { readSoFar, expectedTotal } = page ?? {};
  const state = failed || page?.readable === false ? 'unreadable' : judged ? 'read' : 'reading';
  return {
    state,
    sentence: page && state !== 'unreadable' ? sentenceOf(page, state) : '',
    showProgress: state === 'reading' && page !== null,
    progress: expectedTotal ? (100 * (readSoFar ?? 0)) / expectedTotal : 0,
  };
}

function sentenceOf(page: Apex.HubTokenPage, state: TokenState): string {
  const read = page.readSoFar ?? 0;
  const expected = page.expectedTotal ?? 0;
  if (state === 'reading') return format(text.tokenProgress, read, expected);
  return page.shortfall ? format(text.tokensShort, page.shortfall, expected) : format(text.tokensRead, read);
}
