import type { PlatformClass } from '../../abi.ts';
import { PlatformValue } from '../../library/derived/value-class.ts';
import { ApexList, typeOf } from '../../runtime/index.ts';

/** ApexPages.Component, the base of Component.Apex.OutputText and all others. */
class PageComponent extends PlatformValue {
  constructor() {
    super();
    this['childcomponents'] = new ApexList(typeOf('List', [typeOf('ApexPages.Component')]));
  }
  getcomponentbyid(id: string | null): PageComponent | null {
    for (const child of (this['childcomponents'] as ApexList).values as PageComponent[]) {
      const found = child['id'] === id ? child : child.getcomponentbyid(id);
      if (found) return found;
    }
    return null;
  }
}

export const PAGE_COMPONENT: PlatformClass = {
  name: 'ApexPages.Component',
  jsClass: PageComponent,
  construct: () => new PageComponent(),
};
