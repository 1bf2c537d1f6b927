import type { ReferenceLookup } from '../types.ts';

/** Names of components that bundles may refer to. A kind that is left out is not checked. */
export interface KnownNames {
  readonly labels?: readonly string[];
  readonly bundles?: readonly string[];
  readonly customPermissions?: readonly string[];
  readonly staticResources?: readonly string[];
  readonly messageChannels?: readonly string[];
}

/** A lookup by lists of names, whatever their case. */
export function namesLookup(names: KnownNames): ReferenceLookup {
  const { labels, bundles, customPermissions, staticResources, messageChannels } = names;
  return {
    ...(labels && { label: among(labels) }),
    ...(bundles && { bundle: among(bundles) }),
    ...(customPermissions && { customPermission: among(customPermissions) }),
    ...(staticResources && { staticResource: among(staticResources) }),
    ...(messageChannels && { messageChannel: channelAmong(messageChannels) }),
  };
}

function among(names: readonly string[]): (name: string) => boolean {
  const known = new Set(names.map((name) => name.toLowerCase()));
  return (name) => known.has(name.toLowerCase());
}

/** Code says `Desk__c` for the component `Desk`. */
function channelAmong(names: readonly string[]): (name: string) => boolean {
  const known = among(names);
  return (name) => known(name.replace(/__c$/i, ''));
}
