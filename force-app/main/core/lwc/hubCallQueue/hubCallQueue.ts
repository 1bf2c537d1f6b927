/**
 * Keeps the console's Apex calls apart. The platform sends five requests at once and joins the rest in one transaction,
 * where DML of one call breaks the callout of the next. So at most five run at once, and what writes runs alone.
 */
const limit = 5;

type Task = () => Promise<void>;
interface Waiting {
  readonly alone: boolean;
  readonly start: Task;
}

let running = 0;
let writing = false;
const waiting: Waiting[] = [];

/** Runs a call that does no DML; at most five at once. */
export function runCall<T>(call: () => Promise<T>): Promise<T> {
  return enqueue(false, call);
}

/** Runs a call that writes, when no other call of the console is in flight. */
export function runAlone<T>(call: () => Promise<T>): Promise<T> {
  return enqueue(true, call);
}

function enqueue<T>(alone: boolean, call: () => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    waiting.push({ alone, start: () => call().then(resolve, reject) });
    startNext();
  });
}

function startNext(): void {
  for (let next = waiting[0]; next && mayStart(next); next = waiting[0]) {
    waiting.shift();
    void run(next);
  }
}

function mayStart({ alone }: Waiting): boolean {
  return !writing && (alone ? running === 0 : running < limit);
}

async function run({ alone, start }: Waiting): Promise<void> {
  running += 1;
  writing = alone;
  await start();
  running -= 1;
  writing = false;
  startNext();
}
