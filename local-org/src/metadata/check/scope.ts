import type { ObjectDef } from '../../schema/types.ts';
import { componentKey, type ComponentRef, type ComponentSet, type ParsedComponent } from '../components.ts';
import type { XmlElement } from '../xml/parse.ts';
import type { OrgState } from './org-state.ts';
import { nearest } from './suggest.ts';

/** Token store of external credentials: permission sets grant it, but no published list describes it. */
const UNDESCRIBED_OBJECTS = new Set(['userexternalcredential']);

/** The org as it would be after the deploy: its components, without the deleted ones, and those at hand. */
export class Scope {
  readonly org: OrgState;
  readonly components: readonly ParsedComponent[];
  readonly #own = new Map<string, ParsedComponent>();
  readonly #deleted: ReadonlySet<string>;

  constructor(set: ComponentSet, org: OrgState) {
    this.org = org;
    this.components = set.components;
    for (const component of set.components) this.#own.set(componentKey(component), component);
    this.#deleted = new Set([...set.deletes.pre, ...set.deletes.post].map(componentKey));
  }

  has(type: string, fullName: string): boolean {
    const ref = { type, fullName };
    const key = componentKey(ref);
    return this.#own.has(key) || (!this.#deleted.has(key) && this.org.has(ref));
  }

  document(type: string, fullName: string): XmlElement | null {
    const own = this.#own.get(componentKey({ type, fullName }));
    return own ? own.document : this.org.document({ type, fullName });
  }

  own(type: string, fullName: string): ParsedComponent | undefined {
    return this.#own.get(componentKey({ type, fullName }));
  }

  /** all of a type, at hand or in the org */
  list(type: string): ComponentRef[] {
    const own = this.components.filter((component) => component.type === type);
    const keys = new Set(own.map(componentKey));
    const others = this.org
      .list(type)
      .filter((ref) => !keys.has(componentKey(ref)) && !this.#deleted.has(componentKey(ref)));
    return [...own, ...others];
  }

  standardObject(name: string): ObjectDef | undefined {
    return this.org.schema?.object(name, 'data');
  }

  /** undefined where nobody can know: a standard object without a schema at hand */
  hasObject(name: string): boolean | undefined {
    if (UNDESCRIBED_OBJECTS.has(name.toLowerCase())) return true;
    if (
      this.has('CustomObject', name) ||
      this.list('CustomField').some((f) => f.fullName.startsWith(`${name}.`) && !name.includes('__'))
    )
      return true;
    if (/__[a-z]+$/i.test(name)) return this.standardObject(name) !== undefined;
    return this.org.schema ? this.standardObject(name) !== undefined : undefined;
  }

  /** undefined where nobody can know: a standard field of no published list that resembles none of them */
  hasField(object: string, field: string): boolean | undefined {
    if (this.has('CustomField', `${object}.${field}`)) return true;
    const def = this.standardObject(object);
    if (def?.fields.has(field.toLowerCase())) return true;
    if (/__c$/i.test(field)) return false;
    if (def)
      return nearest(
        field,
        [...def.fields.values()].map(({ name }) => name),
      ) === null
        ? undefined
        : false;
    return this.org.schema && !this.has('CustomObject', object) ? false : undefined;
  }
}
