import { existsSync, readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { SourceComponent } from '@salesforce/source-deploy-retrieve';
import { MetadataError } from '../errors.ts';
import { metadataRegistry } from '../registry.ts';
import { keptListing } from './listing-cache.ts';
import { projectFolder } from './project-namespace.ts';

interface Unresolved {
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

/** A component of source format and the files that it has. */
export interface ListedComponent {
  readonly type: { readonly name: string; readonly directoryName: string; readonly suffix: string | undefined };
  readonly fullName: string;
  readonly xml: string | undefined;
  /** its code, or the folder of its bundle */
  readonly content: string | undefined;
  readonly contentFiles: readonly string[];
  readonly parent: string | undefined;
  /** those with files of their own */
  readonly children: readonly ListedComponent[];
}

interface ResolvedSource {
  readonly components: readonly ListedComponent[];
  readonly unresolved: readonly Unresolved[];
}

/** A file that no type claims, or that describes nothing, ends the search of source-deploy-retrieve: it is hidden, told, and the search goes on. */
const MAX_RETRIES = 100;
const INFERENCE = /^(.*): Could not infer a metadata type/s;
const NO_CONTENT = /^(.*): Expected source files for type/s;

/** The components below a folder, or of a file, and the files that look like metadata and are none. */
export async function resolveSource(dir: string): Promise<ResolvedSource> {
  const path = resolve(dir);
  if (!existsSync(path))
    throw new MetadataError(
      'PATH_NOT_FOUND',
      `${dir}: File or folder not found. Name a folder of source-format metadata.`,
    );
  return keptListing(path, () => listComponents(dir, path));
}

async function listComponents(dir: string, path: string): Promise<ResolvedSource> {
  const { ComponentSet, NodeFSTreeContainer, RegistryAccess } = await import('@salesforce/source-deploy-retrieve');
  const hidden = new Set<string>();
  class Tree extends NodeFSTreeContainer {
    override readDirectory(folder: string): string[] {
      return super.readDirectory(folder).filter((name) => !hidden.has(join(folder, name)));
    }
  }
  const registry = new RegistryAccess(undefined, projectFolder(path));
  const unresolved: Unresolved[] = [];
  for (let attempt = 0; attempt < MAX_RETRIES; attempt++) {
    try {
      const set = ComponentSet.fromSource({ fsPaths: [path], tree: new Tree(), registry });
      const components = [...set.getSourceComponents()].map(listed);
      return { components, unresolved: [...unresolved, ...withoutDescription(path, components)] };
    } catch (error) {
      const culprit = error instanceof Error ? culpritOf(error.message) : null;
      if (culprit === null || hidden.has(culprit.path)) throw error;
      hidden.add(culprit.path);
      unresolved.push(culprit);
    }
  }
  throw new MetadataError('INVALID_SOURCE', `${dir}: more than ${MAX_RETRIES} files are of no metadata type`);
}

function culpritOf(message: string): Unresolved | null {
  const unknown = INFERENCE.exec(message)?.[1];
  if (unknown !== undefined)
    return {
      path: unknown,
      code: 'UNKNOWN_SUFFIX',
      message: 'Could not infer a metadata type: neither the suffix nor the folder is that of one',
    };
  const lonely = NO_CONTENT.exec(message)?.[1];
  if (lonely === undefined) return null;
  const content = basename(lonely).replace(/-meta\.xml$/, '');
  return { path: lonely, code: 'CONTENT_MISSING', message: `${content}: Not found in zip file.` };
}

function listed(source: SourceComponent): ListedComponent {
  const { name, directoryName, suffix } = source.type;
  const children = source.getChildren().filter((child) => child.xml !== undefined && child.xml !== source.xml);
  return {
    type: { name, directoryName, suffix },
    fullName: source.fullName,
    xml: source.xml,
    content: source.content,
    contentFiles: source.walkContent(),
    parent: source.parent?.fullName,
    children: children.map(listed),
  };
}

/** Code whose `-meta.xml` is missing is passed over in silence by source-deploy-retrieve. */
function withoutDescription(path: string, components: readonly ListedComponent[]): Unresolved[] {
  const known = new Set(components.flatMap((component) => [component.content, component.xml]));
  const types = [...metadataRegistry().types()].filter(({ layout, suffix }) => layout === 'content' && suffix !== null);
  return filesBelow(path)
    .filter((file) =>
      types.some(({ directory, suffix }) => file.endsWith(`.${suffix}`) && file.includes(`/${directory}/`)),
    )
    .filter((file) => !known.has(file) && !existsSync(`${file}-meta.xml`))
    .map((file) => ({
      path: file,
      code: 'META_FILE_MISSING',
      message: `${basename(file)}-meta.xml: Not found in zip file.`,
    }));
}

function filesBelow(path: string): string[] {
  const entries = readdirSync(path, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
