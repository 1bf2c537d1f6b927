import { unsupported } from '../../runtime/index.ts';

/** The part of a text in which a matcher looks. */
export interface Region {
  readonly from: number;
  readonly to: number;
  /** `^` and `$` hold at its ends */
  readonly anchoring: boolean;
  /** lookarounds and `\b` see beyond it */
  readonly transparent: boolean;
}

/** What the engine is given: a text, where that text starts in the input, and what has to hold behind the match. */
export interface View {
  readonly text: string;
  readonly offset: number;
  readonly tail: string;
}

export function viewOf(input: string, region: Region): View {
  const { from, to, anchoring, transparent } = region;
  if (from === 0 && to === input.length) return { text: input, offset: 0, tail: '' };
  if (anchoring && !transparent) return { text: input.slice(from, to), offset: from, tail: '' };
  if (anchoring || !transparent) return unsupported('REGEX_REGION_WITH_ONE_BOUND_OF_ITS_OWN');
  return { text: input, offset: 0, tail: `(?<=^[\\s\\S]{0,${to}})` };
}
