import type { ApexValue } from '../abi.ts';
import { apexFrames, formatFrames } from './frames.ts';
import type { ApexFrame } from './frames.ts';
import { transactionOrNull } from './hooks.ts';

const NO_MESSAGE = 'Script-thrown exception';

/** System.Exception. User exceptions extend it; platform ones are made by `platformException`. */
export class ApexException extends Error {
  /** full Apex name of a platform exception, e.g. `System.MathException`; user classes are asked by hook */
  static typeName = 'System.Exception';
  /** false for what no catch block of Apex sees, e.g. System.LimitException */
  static catchable = true;

  text: string | null = NO_MESSAGE;
  causedBy: ApexException | null = null;
  #frames: ApexFrame[] | null = null;

  constructor(message?: string | ApexException | null, cause?: ApexException | null) {
    super();
    if (message !== undefined) this.init(message, cause);
  }

  /** What the four constructors of an exception do: (), (String), (Exception), (String, Exception). */
  init(message?: string | ApexException | null, cause?: ApexException | null): this {
    if (message instanceof ApexException) this.causedBy = message;
    else if (message !== undefined) this.text = message;
    if (cause !== undefined) this.causedBy = cause;
    return this;
  }
  c_(): this {
    return this;
  }
  c_$(): this {
    return this;
  }
  c_$string(message: string | null): this {
    return this.init(message);
  }
  c_$exception(cause: ApexException | null): this {
    return this.init(undefined, cause);
  }
  c_$string$exception(message: string | null, cause: ApexException | null): this {
    return this.init(message, cause);
  }

  /** JavaScript's view of the error, for logs of the local org */
  override get message(): string {
    return this.text ?? '';
  }
  override get name(): string {
    return this.gettypename();
  }
  override set name(_: string) {}

  get catchable(): boolean {
    return (this.constructor as typeof ApexException).catchable;
  }

  getmessage(): string | null {
    return this.text;
  }
  setmessage(message: string | null): null {
    this.text = message;
    return null;
  }
  getcause(): ApexException | null {
    return this.causedBy;
  }
  initcause(cause: ApexException | null): null {
    this.causedBy = cause;
    return null;
  }
  gettypename(): string {
    const user = transactionOrNull()?.describeUserClass(this);
    return user?.name ?? (this.constructor as typeof ApexException).typeName;
  }
  /** frames at the place where the exception was made */
  frames(): readonly ApexFrame[] {
    return (this.#frames ??= apexFrames(this.stack));
  }
  /** takes over the place of a JavaScript error that this exception stands for */
  placeOf(error: Error): this {
    this.#frames = apexFrames(error.stack);
    return this;
  }
  getlinenumber(): number | null {
    return this.frames()[0]?.line ?? null;
  }
  getstacktracestring(): string {
    const own = formatFrames(this.frames());
    const cause = this.causedBy;
    return cause === null ? own : `${own}\nCaused by\n${cause.tostring()}\n\n${cause.getstacktracestring()}`;
  }
  equals(other: ApexValue): boolean {
    return this === other;
  }
  tostring(): string {
    return this.text === null ? this.gettypename() : `${this.gettypename()}: ${this.text}`;
  }
  override toString(): string {
    return this.tostring();
  }
}

export type ExceptionClass = typeof ApexException;

/** Constructors called by emitted code with other spellings of the parameter types. */
const SPELLINGS: Readonly<Record<string, string>> = {
  c_$system_string: 'c_$string',
  c_$system_exception: 'c_$exception',
  c_$string$system_exception: 'c_$string$exception',
};
for (const [spelling, name] of Object.entries(SPELLINGS)) {
  const method = Object.getOwnPropertyDescriptor(ApexException.prototype, name);
  if (method) Object.defineProperty(ApexException.prototype, spelling, method);
}
