import type { CallRecord, DownRecord, FaultRecord, LogRow, MessageRecord } from './records.ts';

/** The three tables of docs/outbound.md, from what a run showed. Times, ids and ports do not occur in them. */
export function faultTables(records: readonly FaultRecord[], deaths: readonly DownRecord[]): string {
  return [
    '### What the caller sees, and what log and breaker hold\n',
    table(
      [
        'Fault',
        'What the platform says (as logged)',
        'Exception',
        'Attempts',
        'May have acted',
        'Retry after',
        'Log',
        'Breaker',
      ],
      records.map(callerRow),
    ),
    '### What the queue holds\n',
    table(
      ['Fault', 'Message without a key', 'Message with a key', 'Reason', 'The partner acted'],
      records.flatMap(({ message, keyedMessage, ...record }) =>
        message === undefined || keyedMessage === undefined ? [] : [queueRow(record, message, keyedMessage)],
      ),
    ),
    '### When the org dies under its outbox\n',
    table(
      ['Fault', 'At the death', 'While the lease runs', 'Then, without a key', 'Then, with a key', 'The partner acted'],
      deaths.map(deathRow),
    ),
  ].join('\n');
}

function callerRow({ fault, read, write, keyedWrite }: FaultRecord): string[] {
  const calls = [read, write, keyedWrite];
  return [
    fault,
    same(calls, ({ log, message }) => log?.Text__c ?? (message === undefined ? 'HTTP 2xx' : 'nothing')),
    same(calls, ({ exception }) =>
      exception === null ? 'none' : `\`${exception.replace('HubCalloutException.', '')}\``,
    ),
    each(calls, ({ attempts }) => String(attempts ?? 1)),
    read.exception === null
      ? 'yes'
      : each([write, keyedWrite], ({ mayHaveActed }) => (mayHaveActed === true ? 'yes' : 'no')),
    same(calls, ({ retryAfterSeconds, exception }) => waitOf(exception, retryAfterSeconds)),
    same(calls, logOf),
    same(calls, breakerOf),
  ];
}

function queueRow(
  { fault, read, write, keyedWrite }: Pick<FaultRecord, 'fault' | 'read' | 'write' | 'keyedWrite'>,
  message: MessageRecord,
  keyedMessage: MessageRecord,
): string[] {
  return [
    fault,
    messageOf(message, read.retryAfterSeconds),
    messageOf(keyedMessage, read.retryAfterSeconds),
    [...new Set([message.reason, keyedMessage.reason])].filter((reason) => reason !== null).join(' ') || '–',
    `calls ${write.acted} and ${keyedWrite.acted}, messages ${message.acted} and ${keyedMessage.acted}`,
  ];
}

function deathRow({ fault, message, keyedMessage }: DownRecord): string[] {
  const both = [message, keyedMessage];
  return [
    fault,
    same(
      both,
      ({ statusAtDeath, actedAtDeath }) =>
        `${statusAtDeath}, the partner ${actedAtDeath === 0 ? 'knows nothing' : 'acted'}`,
    ),
    same(both, ({ statusWhileLeased }) => statusWhileLeased),
    `${message.status}: ${message.reason ?? 'no reason'}`,
    keyedMessage.status,
    `${message.acted} and ${keyedMessage.acted}`,
  ];
}

function waitOf(exception: string | null, seconds: number | null | undefined): string {
  if (seconds === null || seconds === undefined) return '–';
  return exception?.includes('BreakerOpen') === true ? 'what is left of 60 s' : `${seconds} s`;
}

function logOf({ exception, log, hour }: CallRecord): string {
  if (hour === null) return 'nothing';
  const kept = log === null ? 'no row' : rowOf(log);
  return `${kept}; hour: ${hour.failures > 0 || exception !== null ? 'a failure' : 'a call'} more`;
}

function rowOf({ State__c, Status_Code__c }: LogRow): string {
  return `\`${State__c}\`${Status_Code__c === null ? '' : ` ${Status_Code__c}`}`;
}

function breakerOf({ breaker }: CallRecord): string {
  if (breaker === null) return 'untouched';
  if (breaker.isOpen) return 'open';
  return breaker.failures > 0 ? 'counts' : 'closed';
}

/** Jitter has no exact figure, a wait that the partner asks for has. */
function messageOf({ status, attempts }: MessageRecord, retryAfterSeconds: number | null | undefined): string {
  const sent = `${status}, ${attempts} attempt${attempts === 1 ? '' : 's'}`;
  if (status !== 'Retry') return sent;
  return `${sent}, next ${typeof retryAfterSeconds === 'number' ? `after ${retryAfterSeconds} s` : 'within 2 min'}`;
}

/** One word for read, write and keyed write when they agree, or for both of two; else who differs. */
function same<T>(values: readonly T[], word: (value: T) => string): string {
  const [first = '', second = first, third = second] = values.map(word);
  if (second === third) return first === second ? first : `read: ${first}; writes: ${second}`;
  return first === third ? `${first}; write without a key: ${second}` : `${first} / ${second} / ${third}`;
}

function each<T>(values: readonly T[], word: (value: T) => string): string {
  return values.map(word).join(' / ');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return `${[line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')}\n`;
}
