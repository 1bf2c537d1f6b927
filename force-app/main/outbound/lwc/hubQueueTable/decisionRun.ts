import decide from '@salesforce/apex/HubQueueDeskController.decide';
import decideNext from '@salesforce/apex/HubQueueDeskController.decideNext';
import { runAlone } from 'c/hubCallQueue';
import type { Decision } from 'c/hubQueueDecision';
import HubQueueDecision from 'c/hubQueueDecision';
import { format, messageOf } from 'c/hubText';
import { text } from './labels';

/** Messages by their ids, or all that match a filter. */
export type Target = { readonly ids: readonly string[] } | { readonly filter: Apex.HubQueueFilter };

export interface RunResult {
  readonly done: number;
  readonly refused: readonly Apex.HubDeskRefusal[];
  /** what ended the run early, in words; null when nothing did */
  readonly failure: string | null;
  readonly stopped: boolean;
}
export interface DecisionRun {
  /** begins no further chunk; what was decided stays decided */
  stop(): void;
  readonly done: Promise<RunResult>;
}

const doneTexts: Readonly<Record<Decision, string>> = {
  replay: text.doneReplay,
  discard: text.doneDiscard,
  confirm: text.doneConfirm,
};

/** Asks for a reason in a dialog. @returns null when the person thought better of it */
export async function askReason(
  decision: Decision,
  subject: string | number,
  uncertain: boolean,
): Promise<string | null> {
  // the types of the platform do not know that a modal can be opened
  const { open } = HubQueueDecision as unknown as { open(properties: object): Promise<string | null | undefined> };
  const label = { replay: text.actionReplay, discard: text.actionDiscard, confirm: text.actionConfirm }[decision];
  return (await open.call(HubQueueDecision, { size: 'small', label, decision, subject, uncertain })) ?? null;
}

/** Carries a decision out chunk by chunk, one call after the other. `onProgress` hears how many messages were looked at. */
export function startDecisionRun(
  decision: Decision,
  target: Target,
  reason: string,
  onProgress: (seen: number) => void,
): DecisionRun {
  let stopped = false;
  const runFrom = async (cursor: string | null, before: RunResult): Promise<RunResult> => {
    try {
      const outcome = await runAlone(() => {
        if ('ids' in target) return decide({ action: decision, messageIds: target.ids, reason });
        return decideNext({ action: decision, filter: target.filter, cursor, reason });
      });
      const sum = {
        ...before,
        done: before.done + (outcome.done ?? 0),
        refused: [...before.refused, ...(outcome.refused ?? [])],
      };
      onProgress(sum.done + sum.refused.length);
      if (!outcome.nextCursor) return sum;
      return stopped ? { ...sum, stopped } : await runFrom(outcome.nextCursor, sum);
    } catch (error) {
      return { ...before, failure: messageOf(error) };
    }
  };
  return {
    stop: () => {
      stopped = true;
    },
    done: runFrom(null, { done: 0, refused: [], failure: null, stopped: false }),
  };
}

/** `3 sent again, 1 left: in the hands of a job`. */
export function describeRun(decision: Decision, { done, refused, failure, stopped }: RunResult): string {
  const causes = new Map<string, number>();
  for (const { why } of refused) causes.set(why ?? '', (causes.get(why ?? '') ?? 0) + 1);
  const parts = [
    ...(done > 0 || (refused.length === 0 && !failure) ? [format(doneTexts[decision], done)] : []),
    ...[...causes].map(([why, messages]) => format(text.left, messages, why)),
    ...(failure ? [failure] : []),
  ];
  return stopped ? format(text.stopped, parts.join(', ')) : parts.join(', ');
}
