import type { Api } from '../types.ts';
import { DEFINITIONS } from './definitions.ts';
import { DESCRIBED } from './described/index.ts';
import { INTEGRATION, TOOLING } from './integration-objects.ts';
import { SETUP } from './setup-objects.ts';
import type { ObjectSupplement } from './facts.ts';

const ALL: readonly ObjectSupplement[] = [...DESCRIBED, ...DEFINITIONS, ...SETUP, ...INTEGRATION, ...TOOLING];

const BY_KEY: ReadonlyMap<string, readonly ObjectSupplement[]> = groupByKey();

export function supplementsOf(api: Api, lowerName: string): readonly ObjectSupplement[] {
  return BY_KEY.get(`${api} ${lowerName}`) ?? [];
}

/** The objects that only the supplement knows. */
export function addedObjects(api: Api): readonly string[] {
  return ALL.filter((facts) => facts.adds === true && facts.api.includes(api)).map((facts) => facts.name);
}

function groupByKey(): Map<string, ObjectSupplement[]> {
  const groups = new Map<string, ObjectSupplement[]>();
  for (const facts of ALL)
    for (const api of facts.api) {
      const key = `${api} ${facts.name.toLowerCase()}`;
      groups.set(key, [...(groups.get(key) ?? []), facts]);
    }
  return groups;
}
