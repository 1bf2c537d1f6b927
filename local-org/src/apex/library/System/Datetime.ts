import type { ApexValue, PlatformClass } from '../../abi.ts';
import { ApexDate, ApexDatetime, ApexTime, transaction, TypeException } from '../../runtime/index.ts';
import { need } from '../define.ts';

/** newInstance(millis), (date, time), (year, month, day[, hour, minute, second]) */
function make(zone: string, args: readonly ApexValue[]): ApexDatetime {
  const [first] = args;
  if (args.length === 1) return new ApexDatetime(Number(need(first as bigint | null)));
  if (first instanceof ApexDate) return ApexDatetime.of(first, need(args[1] as ApexTime | null), zone);
  const [year, month, day, hour, minute, second] = (args as (number | null)[]).map((arg) => need(arg));
  return ApexDatetime.ofParts(year, month, day, hour ?? 0, minute ?? 0, second ?? 0, zone);
}

function valueOf(value: ApexValue, zone: string): ApexDatetime {
  if (value instanceof ApexDatetime) return value;
  if (value instanceof ApexDate) return ApexDatetime.of(value, new ApexTime(0), zone);
  // A Long in the Object is what newInstance takes (seen in public projects).
  if (typeof value === 'bigint') return new ApexDatetime(Number(value));
  if (typeof need(value) !== 'string') throw new TypeException(`Invalid date/time: ${String(value)}`);
  return ApexDatetime.valueOfText(value as string, zone);
}

const Datetime: PlatformClass = {
  name: 'System.Datetime',
  jsClass: ApexDatetime,
  statics: {
    newinstance: (...args: ApexValue[]) => make(transaction().userTimeZone(), args),
    newinstancegmt: (...args: ApexValue[]) => make('GMT', args),
    now: () => ApexDatetime.now(),
    parse: (text: string | null) => ApexDatetime.parse(need(text)),
    valueof: (value: ApexValue) => valueOf(value, transaction().userTimeZone()),
    valueofgmt: (value: ApexValue) => valueOf(value, 'GMT'),
  },
};
export default Datetime;
