import type { Declarations, DeclaredElement } from './parse-declarations.ts';
import type { ElementDef, FieldListData } from './types.ts';

/** First WSDL version of security types and their elements, where it is known. */
export interface FirstSeen {
  readonly types: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly enumValues: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

interface Releases {
  /** 66.0 of an org with every feature switched on: a second source for what feature gates hide */
  readonly v66: Declarations;
  readonly v67: Declarations;
  readonly v68: Declarations;
}

/** Types whose published lists are complete: an older release must never bring back what was removed from them. */
const CLOSED =
  /^(NamedCred|ExternalCred|ExternalClient|ExtlClnt|ExternalApp|ExternalAuth|ConnectedApp|AuthenticationProtocol|PermissionSet|PlatformEvent)/;

/** Values that gated orgs accept and one org's WSDL leaves out; forcedotcom/wsdl v66 and the documentation have them. */
const GATED_VALUES: Readonly<Record<string, readonly string[]>> = {
  ExternalDataSourceType: [
    'OData',
    'OData4',
    'OData401',
    'Salesforce',
    'GraphQl',
    'AmazonDynamoDb',
    'AmazonAthena',
    'Snowflake',
  ],
};

/** The field lists of API 67.0: release 68 without what first appears there, with the gated members of 66. */
export function mergeReleases(releases: Releases, firstSeen: FirstSeen): FieldListData {
  return { types: mergeTypes(releases, firstSeen), enums: mergeEnums(releases, firstSeen) };
}

function mergeTypes({ v66, v67, v68 }: Releases, firstSeen: FirstSeen): Record<string, ElementDef[]> {
  const merged: Record<string, ElementDef[]> = {};
  const names = new Set([...v68.types.keys(), ...v67.types.keys(), ...v66.types.keys()]);
  for (const name of names) {
    const known = firstSeen.types[name];
    const before = [v66, v67].map((release) => release.types.get(name)).filter((list) => list !== undefined);
    const isOpaque = [v66, v67].some((release) => release.opaque.has(name));
    if (before.length === 0 && !known && !isOpaque) continue;
    const elements = elementsOf(name, { v66, v67, v68 });
    merged[name] =
      before.length === 0 && isOpaque
        ? elements.map((element) => ({ ...element, since: 0 }))
        : elements.flatMap((element) => dated(element, known, before, v66.types.get(name)));
  }
  return merged;
}

function elementsOf(name: string, { v66, v67, v68 }: Releases): DeclaredElement[] {
  const current = v68.types.get(name) ?? v67.types.get(name) ?? v66.types.get(name) ?? [];
  if (CLOSED.test(name)) return [...current];
  const elements = new Map(current.map((element) => [element.name, element]));
  for (const older of [v67, v66])
    for (const element of older.types.get(name) ?? [])
      if (!elements.has(element.name)) elements.set(element.name, { ...element, required: false });
  return elements.size === current.length ? [...current] : alphabetical([...elements.values()]);
}

/** Added elements go where the WSDL has them: it lists a type's elements by name, `fullName` first. */
function alphabetical(elements: DeclaredElement[]): DeclaredElement[] {
  const rank = (name: string): string => (name === 'fullName' ? '' : name);
  return elements.sort((a, b) => (rank(a.name) < rank(b.name) ? -1 : 1));
}

function dated(
  element: DeclaredElement,
  known: Readonly<Record<string, number>> | undefined,
  before: readonly (readonly DeclaredElement[])[],
  in66: readonly DeclaredElement[] | undefined,
): ElementDef[] {
  const seen = known?.[element.name];
  const wasThere = before.some((list) => list.some((e) => e.name === element.name));
  if (seen === undefined && !wasThere && element.name !== 'fullName') return [];
  if (seen !== undefined && seen > 67) return [];
  return [{ ...element, since: seen ?? (in66?.some((e) => e.name === element.name) || !in66 ? 0 : 67) }];
}

function mergeEnums({ v66, v67, v68 }: Releases, firstSeen: FirstSeen): Record<string, string[]> {
  const merged: Record<string, string[]> = {};
  for (const name of new Set([...v68.enums.keys(), ...v67.enums.keys(), ...v66.enums.keys()])) {
    const older = [v67, v66].flatMap((release) => release.enums.get(name) ?? []);
    const current = v68.enums.get(name) ?? v67.enums.get(name) ?? v66.enums.get(name) ?? [];
    const kept = older.length === 0 ? current : current.filter((value) => older.includes(value));
    const gated = CLOSED.test(name) ? [] : [...older, ...(GATED_VALUES[name] ?? [])];
    const values = [...new Set([...kept, ...gated])].filter(
      (value) => (firstSeen.enumValues[name]?.[value] ?? 0) <= 67,
    );
    if (values.length > 0) merged[name] = values;
  }
  return merged;
}
