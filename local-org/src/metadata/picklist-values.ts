import type { FieldDef } from '../schema/index.ts';
import { childOf, childrenOf, valueOf, type XmlElement } from './xml/parse.ts';

/** The `GlobalValueSet` of a name. */
export type ValueSets = (name: string) => XmlElement | undefined;

/** Values of a picklist: its own, or those of a global value set, with the controlling values that allow them. */
export function picklistValues(document: XmlElement, valueSets: ValueSets): FieldDef['picklistValues'] {
  const set = childOf(document, 'valueSet');
  if (set === undefined) return [];
  const allowed = allowedWith(set);
  return valueElements(set, valueSets).map((value) => {
    const name = valueOf(value, 'fullName') ?? '';
    const validFor = allowed.get(name);
    return {
      value: name,
      label: valueOf(value, 'label') ?? name,
      active: valueOf(value, 'isActive') !== 'false',
      defaultValue: valueOf(value, 'default') === 'true',
      ...(validFor === undefined ? {} : { validFor }),
    };
  });
}

function valueElements(set: XmlElement, valueSets: ValueSets): XmlElement[] {
  const definition = childOf(set, 'valueSetDefinition');
  if (definition) return childrenOf(definition, 'value');
  const name = valueOf(set, 'valueSetName');
  const shared = name === undefined ? undefined : valueSets(name);
  return shared === undefined ? [] : childrenOf(shared, 'customValue');
}

function allowedWith(set: XmlElement): ReadonlyMap<string, string[]> {
  const allowed = new Map<string, string[]>();
  for (const setting of childrenOf(set, 'valueSettings')) {
    const name = valueOf(setting, 'valueName') ?? '';
    const controlling = childrenOf(setting, 'controllingFieldValue').map(({ text }) => text.trim());
    allowed.set(name, [...(allowed.get(name) ?? []), ...controlling]);
  }
  return allowed;
}
