import type { BoxFile, BoxFolder, BoxItem, BoxStore } from './store.ts';

/** What Box gives in lists unless more is asked for by `fields`. */
export function mini(item: BoxItem): Record<string, unknown> {
  const etag = item.type === 'folder' && item.parentId === null ? null : String(item.etag);
  const common = { type: item.type, id: item.id, sequence_id: etag, etag, name: item.name };
  return item.type === 'file' ? { ...common, sha1: item.sha1 } : common;
}

/** With `fields` the mini representation and the asked fields; without it everything. */
export function represent(store: BoxStore, item: BoxItem, fields: string | undefined): Record<string, unknown> {
  const full: Record<string, unknown> = item.type === 'file' ? fullFile(store, item) : fullFolder(store, item);
  if (fields === undefined) return full;
  const asked = fields.split(',').filter((name) => name in full);
  return { ...mini(item), ...Object.fromEntries(asked.map((name) => [name, full[name]])) };
}

function fullFile(store: BoxStore, file: BoxFile): Record<string, unknown> {
  return {
    ...mini(file),
    description: file.description,
    size: file.content.length,
    created_at: new Date(file.createdAt).toISOString(),
    modified_at: new Date(file.modifiedAt).toISOString(),
    parent: mini(store.folder(file.parentId)),
    item_status: 'active',
  };
}

function fullFolder(store: BoxStore, folder: BoxFolder): Record<string, unknown> {
  const children = store.children(folder.id);
  return {
    ...mini(folder),
    size: children.reduce((sum, item) => sum + (item.type === 'file' ? item.content.length : 0), 0),
    parent: folder.parentId === null ? null : mini(store.folder(folder.parentId)),
    item_status: 'active',
  };
}
