import type { PlatformClass } from '../../abi.ts';
import { ApexTime } from '../../runtime/index.ts';
import { need } from '../define.ts';

const Time: PlatformClass = {
  name: 'System.Time',
  jsClass: ApexTime,
  statics: {
    newinstance: (hour: number | null, minute: number | null, second: number | null, millisecond: number | null) =>
      ApexTime.of(need(hour), need(minute), need(second), need(millisecond)),
  },
};
export default Time;
