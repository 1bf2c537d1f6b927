import type { CustomSchema } from './custom/custom-schema.ts';
import { openSchema } from './schema.ts';
import type { Api, Schema, Shape } from './types.ts';

/** What kind of org it is. */
interface OrgKind {
  readonly shape: Shape;
  readonly isDevHub: boolean;
  readonly isScratch: boolean;
}

/** Objects that exist only where they are of use: in a Dev Hub, or in an org that tracks its source. */
const DEV_HUB_ONLY = new Set(['scratchorginfo', 'activescratchorg']);
const TRACKED_ONLY = new Set(['sourcemember']);

/** The schema of an org, without what this kind of org does not have. */
export function schemaOf(org: OrgKind, custom?: CustomSchema): Schema {
  const schema = openSchema({ shape: org.shape, ...(custom ? { custom } : {}) });
  const isHidden = (name: string): boolean => {
    const lower = name.toLowerCase();
    return (!org.isDevHub && DEV_HUB_ONLY.has(lower)) || (!org.isScratch && TRACKED_ONLY.has(lower));
  };
  const shown = new Map<Api | undefined, readonly string[]>();
  const namesOf = (api?: Api): readonly string[] => {
    const names = shown.get(api) ?? schema.objectNames(api).filter((name) => !isHidden(name));
    shown.set(api, names);
    return names;
  };
  return {
    ...schema,
    object: (name, api) => (isHidden(name) ? undefined : schema.object(name, api)),
    objectNames: namesOf,
    objectByPrefix: (prefix) => {
      const object = schema.objectByPrefix(prefix);
      return object && !isHidden(object.name) ? object : undefined;
    },
  };
}
