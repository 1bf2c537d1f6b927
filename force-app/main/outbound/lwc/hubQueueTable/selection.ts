import type { QueueFilters } from 'c/hubQueueSearch';
import { mayShowUnknown, toFilter } from 'c/hubQueueSearch';
import type { Target } from './decisionRun';
import type { MessageView } from './messageView';

/** Messages of the page that is shown, or all that match. */
export interface Selection {
  readonly ids: readonly string[];
  /** how many match, once the whole page is selected and there is more */
  readonly matching: number | null;
  readonly allMatching: boolean;
}
/** What a decision is about, and what the person is told of it before. */
export interface Chosen {
  readonly target: Target;
  /** number of the only message, or how many there are */
  readonly subject: string | number;
  /** some may have arrived */
  readonly uncertain: boolean;
}

export const nothing: Selection = { ids: [], matching: null, allMatching: false };

export function withRow({ ids }: Selection, id: string, checked: boolean): Selection {
  const others = ids.filter((each) => each !== id);
  return { ...nothing, ids: checked ? [...others, id] : others };
}

export function chosenOf(
  { ids, matching, allMatching }: Selection,
  rows: readonly MessageView[],
  filters: QueueFilters,
): Chosen {
  if (allMatching) {
    return { target: { filter: toFilter(filters) }, subject: matching ?? 0, uncertain: mayShowUnknown(filters) };
  }
  const chosen = rows.filter(({ selected }) => selected);
  return {
    target: { ids },
    subject: chosen.length === 1 ? (chosen[0]?.name ?? '') : chosen.length,
    uncertain: chosen.some(({ state }) => state.value === 'Unknown'),
  };
}
