import { openBase, prepareBase } from './base/cache.ts';
import type { BaseSchema } from './base/cache.ts';
import { buildObject } from './build-object.ts';
import { customHash, extend, indexAdditions, indexSummaries, NO_CUSTOM } from './custom/custom-schema.ts';
import type { CustomSchema } from './custom/custom-schema.ts';
import { schemaGaps } from './gaps.ts';
import { shapeMask } from './shapes/shape.ts';
import { addedObjects, supplementsOf } from './supplement/index.ts';
import { OBJECTS_BY_PREFIX } from './supplement/key-prefixes.ts';
import type { Api, ObjectDef, Schema, Shape } from './types.ts';
import { userPermissionsOf } from './user-permissions.ts';

export interface SchemaOptions {
  readonly shape: Shape;
  readonly custom?: CustomSchema;
}

let base: BaseSchema | undefined;

/** Reads the packages into the cache; `npm run prepare` calls it so that the first start need not. Returns the cache file. */
export function prepareSchema(): string {
  return prepareBase();
}

/** What an org of this shape with this metadata has. Objects are read when they are asked for. */
export function openSchema(options: SchemaOptions): Schema {
  base ??= openBase();
  return createSchema(base, options.shape, options.custom ?? NO_CUSTOM);
}

function createSchema(packages: BaseSchema, shape: Shape, custom: CustomSchema): Schema {
  const mask = shapeMask(shape);
  const additions = indexAdditions(custom);
  const customObjects = new Map(custom.objects.map((object) => [object.name.toLowerCase(), object]));
  const records = custom.objects.filter(({ kind }) => kind === 'custom').map(({ name }) => name);
  const summaries = indexSummaries(custom);
  const known = new Map<string, ObjectDef | null>();

  const load = (api: Api, lower: string): ObjectDef | null => {
    const added = customObjects.get(lower);
    if (added !== undefined)
      return added.api === api || added.api === 'both' ? extend(added, additions.get(lower)) : null;
    const raw = packages.object(api, lower);
    const supplements = supplementsOf(api, lower);
    if (raw === undefined && !supplements.some((facts) => facts.adds === true)) return null;
    const name = raw?.name ?? supplements[0]?.name ?? lower;
    return mask.apply(extend(buildObject(api, name, raw, supplements, records), additions.get(lower)));
  };
  const find = (api: Api, lower: string): ObjectDef | null => {
    const key = `${api} ${lower}`;
    let object = known.get(key);
    if (object === undefined) known.set(key, (object = load(api, lower)));
    return object;
  };
  const names = memo((api: Api) => listNames(packages, custom, api).filter((name) => mask.has(name)));
  const object = (name: string, api?: Api): ObjectDef | undefined => {
    const lower = name.toLowerCase();
    return (api === undefined ? (find('data', lower) ?? find('tooling', lower)) : find(api, lower)) ?? undefined;
  };
  const prefixes = prefixIndex(custom);
  return {
    shape,
    object,
    objectNames: (api) => (api === undefined ? [...new Set([...names('data'), ...names('tooling')])] : names(api)),
    objectByPrefix: (prefix) => {
      const name = prefixes.get(prefix);
      return name === undefined ? undefined : object(name);
    },
    userPermissions: () => userPermissionsOf(object('PermissionSet', 'data')),
    gaps: () => schemaGaps(names('data').map((name) => object(name, 'data'))),
    summariesOf: (child) => summaries.get(child.toLowerCase()) ?? [],
    customHash: () => customHash(custom),
  };
}

function listNames(packages: BaseSchema, custom: CustomSchema, api: Api): string[] {
  const own = custom.objects
    .filter((object) => object.api === api || object.api === 'both')
    .map((object) => object.name);
  return [...new Set([...packages.names(api), ...addedObjects(api), ...own])];
}

function prefixIndex(custom: CustomSchema): ReadonlyMap<string, string> {
  const index = new Map(OBJECTS_BY_PREFIX);
  for (const object of custom.objects) if (object.keyPrefix !== null) index.set(object.keyPrefix, object.name);
  return index;
}

function memo<K, V>(compute: (key: K) => V): (key: K) => V {
  const values = new Map<K, V>();
  return (key) => {
    const found = values.get(key);
    if (found !== undefined) return found;
    const value = compute(key);
    values.set(key, value);
    return value;
  };
}
