/** One Apex frame: `Class.Foo.bar`, `Trigger.Name` or `AnonymousBlock`, with its place in the source. */
export interface ApexFrame {
  readonly label: string;
  readonly line: number;
  readonly column: number;
}

/** One JavaScript frame as V8 prints it; line and column count from 1. */
export interface ScriptFrame {
  readonly functionName: string;
  readonly url: string;
  readonly line: number;
  readonly column: number;
}

/** Answers null for frames that are not Apex. */
export type FrameMapper = (frame: ScriptFrame) => ApexFrame | null;

/** What the names of scripts of emitted code start with. */
export const APEX_SCHEME = 'apex-unit-';

const V8_FRAME = /^\s+at (?:(.+?) \()?(.+?):(\d+):(\d+)\)?$/;

let mapper: FrameMapper = () => null;

/** Installs the function that knows the source maps of the running program. */
export function setFrameMapper(next: FrameMapper): void {
  mapper = next;
}

/** The JavaScript frames of a V8 stack text, innermost first. */
export function scriptFrames(stack: string | undefined): ScriptFrame[] {
  return (stack ?? '').split('\n').flatMap((line) => {
    const match = V8_FRAME.exec(line);
    return match
      ? [{ functionName: match[1] ?? '', url: match[2], line: Number(match[3]), column: Number(match[4]) }]
      : [];
  });
}

/** The Apex frames of a V8 stack text, innermost first; a trigger knows nothing of the statement that made it run. */
export function apexFrames(stack: string | undefined): ApexFrame[] {
  const frames = scriptFrames(stack).flatMap((frame) => mapper(frame) ?? []);
  const trigger = frames.findIndex(({ label }) => label.startsWith('Trigger.'));
  return trigger < 0 ? frames : frames.slice(0, trigger + 1);
}

/** The text of getStackTraceString, e.g. `Class.Foo.bar: line 9, column 1`. */
export function formatFrames(frames: readonly ApexFrame[]): string {
  return frames.map((frame) => `${frame.label}: line ${frame.line}, column ${frame.column}`).join('\n');
}

/** Where the running Apex statement is; null outside of Apex. */
export function currentApexFrame(): ApexFrame | null {
  for (const frame of runningFrames()) {
    const found = mapper(frame);
    if (found !== null) return found;
  }
  return null;
}

/** As V8 gives it: its text is the line that a stack has for it. */
interface CallSite {
  getFileName(): string | null;
  toString(): string;
}

/** The frames of Apex that run now, innermost first; only these become texts, since the runtime's own are many more. */
export function* runningFrames(): Generator<ScriptFrame> {
  for (const site of callSites())
    if (site.getFileName()?.startsWith(APEX_SCHEME)) yield* scriptFrames(`    at ${site.toString()}`);
}

function callSites(): readonly CallSite[] {
  const errors = Error as { prepareStackTrace?: unknown };
  const before = errors.prepareStackTrace;
  errors.prepareStackTrace = (_error: Error, sites: readonly CallSite[]) => sites;
  try {
    return new Error('where').stack as unknown as readonly CallSite[];
  } finally {
    errors.prepareStackTrace = before;
  }
}
