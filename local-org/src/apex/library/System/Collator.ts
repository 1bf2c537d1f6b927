import type { PlatformClass } from '../../abi.ts';
import { transaction } from '../../runtime/index.ts';
import { localeTag } from '../../runtime/numberFormat.ts';

/** Compares text in the order of the user's locale. */
export class ApexCollator {
  readonly #collator: Intl.Collator;
  constructor(locale: string) {
    this.#collator = new Intl.Collator(localeTag(locale), { sensitivity: 'accent' });
  }
  compare(a: string | null, b: string | null): number {
    if (a === null || b === null) return a === b ? 0 : a === null ? -1 : 1;
    return this.#collator.compare(a, b);
  }
}

const Collator: PlatformClass = {
  name: 'System.Collator',
  jsClass: ApexCollator,
  statics: { getinstance: () => new ApexCollator(transaction().userLocale()) },
};
export default Collator;
