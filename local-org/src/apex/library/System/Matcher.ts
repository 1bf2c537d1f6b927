import type { PlatformClass } from '../../abi.ts';
import { need } from '../define.ts';
import { ApexMatcher } from '../regex/matcher.ts';

const Matcher: PlatformClass = {
  name: 'System.Matcher',
  jsClass: ApexMatcher,
  statics: { quotereplacement: (text: string | null) => need(text).replace(/[\\$]/g, '\\$&') },
};
export default Matcher;
