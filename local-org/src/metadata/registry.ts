import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

export type Layout = 'xml' | 'content' | 'bundle' | 'staticResource' | 'decomposed' | 'folder' | 'unsupported';

export interface ChildType {
  readonly name: string;
  /** the element of the parent's file that holds one child */
  readonly element: string;
  readonly directory: string;
  readonly suffix: string;
}

/** How files of a metadata type are named and laid out, from the registry of source-deploy-retrieve. */
export interface TypeInfo {
  readonly name: string;
  readonly directory: string;
  readonly suffix: string | null;
  readonly inFolder: boolean;
  readonly layout: Layout;
  readonly children: readonly ChildType[];
}

interface RawType {
  name: string;
  directoryName: string;
  suffix?: string;
  inFolder?: boolean;
  xmlElementName?: string;
  strategies?: { adapter?: string };
  children?: { types: Record<string, RawType> };
}

const MODES: Readonly<Record<string, Layout>> = {
  matchingContentFile: 'content',
  bundle: 'bundle',
  decomposed: 'decomposed',
  default: 'decomposed',
};

class Registry {
  readonly #byName = new Map<string, TypeInfo>();
  readonly #byDirectory = new Map<string, TypeInfo[]>();
  readonly #childToParent = new Map<string, { parent: TypeInfo; child: ChildType }>();

  constructor(types: readonly RawType[]) {
    for (const raw of types) this.#add(typeInfo(raw));
  }

  type(name: string): TypeInfo | undefined {
    return this.#byName.get(name);
  }

  types(): Iterable<TypeInfo> {
    return this.#byName.values();
  }

  /** types whose components live in a folder of this name */
  inDirectory(directory: string): readonly TypeInfo[] {
    return this.#byDirectory.get(directory) ?? [];
  }

  /** the composed type that a child type's file belongs to */
  parentOf(childType: string): { parent: TypeInfo; child: ChildType } | undefined {
    return this.#childToParent.get(childType);
  }

  #add(info: TypeInfo): void {
    this.#byName.set(info.name, info);
    this.#byDirectory.set(info.directory, [...(this.#byDirectory.get(info.directory) ?? []), info]);
    for (const child of info.children) this.#childToParent.set(child.name, { parent: info, child });
  }
}

function typeInfo(raw: RawType): TypeInfo {
  return {
    name: raw.name,
    directory: raw.directoryName,
    suffix: raw.suffix ?? null,
    inFolder: raw.inFolder ?? false,
    layout: layoutOf(raw),
    children: Object.values(raw.children?.types ?? {}).map((child) => ({
      name: child.name,
      element: child.xmlElementName ?? child.directoryName,
      directory: child.directoryName,
      suffix: child.suffix ?? '',
    })),
  };
}

/** Bundles whose layout this org knows: a folder of files with one description beside them. */
const BUNDLES = ['LightningComponentBundle', 'AuraDefinitionBundle'];

function layoutOf(raw: RawType): Layout {
  const adapter = raw.strategies?.adapter;
  if (raw.name === 'StaticResource') return 'staticResource';
  if (raw.children) return 'decomposed';
  if (raw.inFolder) return adapter ? 'unsupported' : 'folder';
  if (!adapter) return 'xml';
  if (adapter === 'bundle' && !BUNDLES.includes(raw.name)) return 'unsupported';
  return MODES[adapter] ?? 'unsupported';
}

let registry: Registry | undefined;

export function metadataRegistry(): Registry {
  if (registry) return registry;
  const entry = createRequire(import.meta.url).resolve('@salesforce/source-deploy-retrieve');
  const file = join(dirname(entry), 'registry', 'metadataRegistry.json');
  const raw = JSON.parse(readFileSync(file, 'utf8')) as { types: Record<string, RawType> };
  registry = new Registry(Object.values(raw.types));
  return registry;
}

export type { Registry };
