/** Ending takes well below a second; what hangs longer is native code that no thread can be asked to leave. */
const PATIENCE_MS = 5000;

/** Ctrl-C, `local-org stop`, or the end of the launcher, which a server must not outlive. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
    process.once('disconnect', () => resolve());
    process.channel?.unref();
  });
}

/** `process.exit` waits for worker threads, so only a signal is sure to end this process; committed work is kept. */
export function killWhenStuck(): void {
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), PATIENCE_MS).unref();
}
