import saveResults from '@salesforce/apex/HubConnectionController.saveResults';
import testConnection from '@salesforce/apex/HubConnectionController.testConnection';
import { runAlone, runCall } from 'c/hubCallQueue';
import { messageOf } from 'c/hubText';

/** Hears about a run as it goes on. */
export interface RunListener {
  started(developerName: string): void;
  finished(developerName: string, result: Apex.HubConnectionTestResult | null, failure: string | null): void;
}
export interface TestRun {
  /** starts no further test; those under way still answer, and what has answered is kept */
  stop(): void;
  /** resolves when the history is written, with what could not be written */
  readonly done: Promise<{ readonly saveError: string | null }>;
}

/** Tests connections, one per call and at most five at once, then writes all results by one last call. */
export function startTestRun(developerNames: readonly string[], listener: RunListener): TestRun {
  let stopped = false;
  const results: Apex.HubConnectionTestResult[] = [];
  const testOne = (developerName: string): Promise<void> =>
    runCall(async () => {
      if (stopped) return;
      listener.started(developerName);
      try {
        const result = await testConnection({ developerName });
        results.push(result);
        listener.finished(developerName, result, null);
      } catch (error) {
        listener.finished(developerName, null, messageOf(error));
      }
    });
  const done = Promise.all(developerNames.map(testOne)).then(() => save(results));
  return {
    stop: () => {
      stopped = true;
    },
    done,
  };
}

async function save(results: Apex.HubConnectionTestResult[]): Promise<{ saveError: string | null }> {
  if (results.length === 0) return { saveError: null };
  try {
    await runAlone(() => saveResults({ results }));
    return { saveError: null };
  } catch (error) {
    return { saveError: messageOf(error) };
  }
}
