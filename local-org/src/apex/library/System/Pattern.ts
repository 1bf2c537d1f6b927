import type { PlatformClass } from '../../abi.ts';
import { need } from '../define.ts';
import { ApexPattern, compile, matchesText } from '../regex/pattern.ts';

const Pattern: PlatformClass = {
  name: 'System.Pattern',
  jsClass: ApexPattern,
  statics: {
    compile: (text: string | null) => compile(need(text)),
    matches: (pattern: string | null, input: string | null) => matchesText(compile(need(pattern)), need(input)),
    quote: (text: string | null) => `\\Q${need(text).replaceAll('\\E', '\\E\\\\E\\Q')}\\E`,
  },
};
export default Pattern;
