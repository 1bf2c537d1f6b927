import type { ApexValue, PlatformClass } from '../../abi.ts';
import { ApexDate, ApexDatetime, daysInMonth, isLeapYear, TypeException } from '../../runtime/index.ts';
import { need } from '../define.ts';

function valueOf(value: ApexValue): ApexDate {
  if (value instanceof ApexDate) return value;
  if (value instanceof ApexDatetime) return value.date();
  if (typeof need(value) !== 'string') throw new TypeException(`Invalid date: ${String(value)}`);
  return ApexDate.valueOfText(value as string);
}

const Date_: PlatformClass = {
  name: 'System.Date',
  jsClass: ApexDate,
  statics: {
    newinstance: (year: number | null, month: number | null, day: number | null) =>
      ApexDate.of(need(year), need(month), need(day)),
    today: () => ApexDate.today(),
    valueof: valueOf,
    parse: (text: string | null) => ApexDate.parse(need(text)),
    daysinmonth: (year: number | null, month: number | null) => daysInMonth(need(year), need(month)),
    isleapyear: (year: number | null) => isLeapYear(need(year)),
  },
};
export default Date_;
