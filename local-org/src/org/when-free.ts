const PAUSE_MS = 25;
const PATIENCE_MS = 30_000;

export function isBusy(error: unknown): boolean {
  const { code, errcode } = (error ?? {}) as { code?: unknown; errcode?: number };
  return code === 'UNABLE_TO_LOCK_ROW' || errcode === 5 || errcode === 6;
}

/** Runs a short write of the main thread once no transaction of Apex holds the org's file; requests go on meanwhile. */
export async function whenFree<T>(work: () => T): Promise<T> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return work();
    } catch (error) {
      if (!isBusy(error) || Date.now() > end) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}
