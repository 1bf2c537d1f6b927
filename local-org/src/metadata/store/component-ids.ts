import { keyPrefixOf, randomId } from '../../schema/index.ts';

/** Of components and rows whose key prefix is not published. */
const LOCAL_PREFIX = 'zz9';

/** A new id for a component, request or row that the platform itself makes. */
export function newComponentId(type: string): string {
  return randomId(keyPrefixOf(type) ?? LOCAL_PREFIX);
}
