import { createHash } from 'node:crypto';
import { BoxError, notFound } from './errors.ts';

export const ROOT = '0';
const SEEDED_FILES = 230;
const FIRST_ID = 10_000;

export type Metadata = Record<string, string | number | readonly string[]>;
export interface Instance {
  readonly values: Metadata;
  readonly version: number;
}

export interface BoxFolder {
  readonly type: 'folder';
  readonly id: string;
  readonly parentId: string | null;
  name: string;
  etag: number;
}
export interface BoxFile {
  readonly type: 'file';
  readonly id: string;
  readonly createdAt: number;
  /** `<scope>/<template>` */
  readonly metadata: Map<string, Instance>;
  parentId: string;
  name: string;
  description: string;
  etag: number;
  content: Buffer;
  sha1: string;
  modifiedAt: number;
  /** until then a download is answered with 202 */
  readyAt: number;
}
export type BoxItem = BoxFolder | BoxFile;

export const sha1Of = (content: Buffer): string => createHash('sha1').update(content).digest('hex');

/** Folders and files in memory: names are unique in a folder whatever their case, every change makes a new etag. */
export class BoxStore {
  readonly #items = new Map<string, BoxItem>();
  readonly #now: () => number;
  #nextId = FIRST_ID;

  constructor(now: () => number) {
    this.#now = now;
    this.#items.set(ROOT, { type: 'folder', id: ROOT, parentId: null, name: 'All Files', etag: 0 });
    for (let index = 1; index <= SEEDED_FILES; index++)
      this.addFile(ROOT, `Document ${index}.pdf`, Buffer.from(`%PDF-1.4 simulated document ${index}`));
  }

  folder(id: string): BoxFolder {
    const item = this.#items.get(id);
    if (item?.type !== 'folder') throw notFound(`folder ${id}`);
    return item;
  }

  file(id: string): BoxFile {
    const item = this.#items.get(id);
    if (item?.type !== 'file') throw notFound(`file ${id}`);
    return item;
  }

  /** Folders before files, as Box sorts; among themselves in the order in which they came. */
  children(folderId: string): readonly BoxItem[] {
    const parentId = this.folder(folderId).id;
    const children = [...this.#items.values()].filter((item) => item.parentId === parentId);
    return [...children.filter(({ type }) => type === 'folder'), ...children.filter(({ type }) => type === 'file')];
  }

  addFolder(parentId: string, name: string): BoxFolder {
    this.refuseTaken(parentId, name);
    const folder: BoxFolder = { type: 'folder', id: this.#newId(), parentId, name, etag: 0 };
    this.#items.set(folder.id, folder);
    return folder;
  }

  addFile(parentId: string, name: string, content: Buffer): BoxFile {
    this.refuseTaken(parentId, name);
    const now = this.#now();
    const file: BoxFile = {
      type: 'file',
      id: this.#newId(),
      parentId,
      name,
      description: '',
      etag: 0,
      content,
      sha1: sha1Of(content),
      createdAt: now,
      modifiedAt: now,
      readyAt: 0,
      metadata: new Map(),
    };
    this.#items.set(file.id, file);
    return file;
  }

  /** `etag` is the If-Match header, undefined when there is none. */
  change(
    file: BoxFile,
    etag: string | undefined,
    changes: Partial<Pick<BoxFile, 'name' | 'description' | 'content'>>,
  ): void {
    if (etag !== undefined && etag !== String(file.etag))
      throw new BoxError(412, 'precondition_failed', 'The resource has been modified. Please retrieve it again.');
    if (changes.name !== undefined && changes.name.toLowerCase() !== file.name.toLowerCase())
      this.refuseTaken(file.parentId, changes.name);
    Object.assign(file, changes);
    if (changes.content !== undefined) file.sha1 = sha1Of(changes.content);
    file.etag += 1;
    file.modifiedAt = this.#now();
  }

  /** A file's conflict is one object, a folder's is a list: https://developer.box.com/reference/resources/conflict-error/ */
  refuseTaken(parentId: string, name: string): void {
    this.folder(parentId);
    const taken = [...this.#items.values()].find(
      (item) => item.parentId === parentId && item.name.toLowerCase() === name.toLowerCase(),
    );
    if (taken === undefined) return;
    const conflict = { type: taken.type, id: taken.id, etag: String(taken.etag), name: taken.name };
    throw new BoxError(409, 'item_name_in_use', 'Item with the same name already exists', {
      conflicts: taken.type === 'file' ? { ...conflict, sha1: taken.sha1 } : [conflict],
    });
  }

  #newId(): string {
    return String(this.#nextId++);
  }
}
