import type { ElementDef, FieldListData, TypeDef } from './types.ts';

/** Highest API version this org serves. */
export const HIGHEST_VERSION = 67;

/** The Metadata API's types, elements and enums. */
export class FieldLists {
  readonly #data: FieldListData;
  readonly #elements = new Map<string, ReadonlyMap<string, ElementDef>>();

  constructor(data: FieldListData) {
    this.#data = data;
  }

  type(name: string): TypeDef | undefined {
    const elements = Object.hasOwn(this.#data.types, name) ? this.#data.types[name] : undefined;
    return elements && { name, elements };
  }

  elements(type: string): ReadonlyMap<string, ElementDef> {
    let elements = this.#elements.get(type);
    if (!elements) {
      elements = new Map((this.type(type)?.elements ?? []).map((element) => [element.name, element]));
      this.#elements.set(type, elements);
    }
    return elements;
  }

  /** undefined when there is no such enum */
  enumValues(name: string): readonly string[] | undefined {
    return Object.hasOwn(this.#data.enums, name) ? this.#data.enums[name] : undefined;
  }

  typeNames(): readonly string[] {
    return Object.keys(this.#data.types);
  }
}
