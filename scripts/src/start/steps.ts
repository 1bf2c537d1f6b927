const WIDTH = 34;

/** Prints each step of a long command with its time: `✓ Deploy force-app      4.1 s  57 components`. */
export async function step<T>(title: string, work: () => Promise<T>, detail?: (result: T) => string): Promise<T> {
  const started = performance.now();
  const seconds = (): string => `${((performance.now() - started) / 1_000).toFixed(1).padStart(5)} s`;
  if (process.stdout.isTTY) process.stdout.write(`  ${title} …\r`);
  try {
    const result = await work();
    console.log(`✓ ${title.padEnd(WIDTH)}${seconds()}  ${detail?.(result) ?? ''}`.trimEnd());
    return result;
  } catch (error) {
    console.log(`✗ ${title.padEnd(WIDTH)}${seconds()}`);
    throw error;
  }
}
