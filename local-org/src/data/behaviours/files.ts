import { createHash } from 'node:crypto';
import { internalAccess } from '../access/internal.ts';
import type { Scalar } from '../types.ts';
import { deriveFields, textIn } from './derived-fields.ts';
import type { BehaviourContext, BehaviourRow } from './registry.ts';
import { registerBehaviour } from './registry.ts';

/** File types of ContentVersion by extension (page ContentVersion of the Object Reference names some). */
const TYPES: Readonly<Record<string, string>> = {
  jpeg: 'JPG',
  txt: 'TEXT',
  doc: 'WORD',
  docx: 'WORD_X',
  xls: 'EXCEL',
  xlsx: 'EXCEL_X',
  ppt: 'POWER_POINT',
  pptx: 'POWER_POINT_X',
  m4a: 'M4A',
  htm: 'HTML',
  js: 'JS',
};
const KNOWN = new Set([
  'CSV',
  'GIF',
  'HTML',
  'JPG',
  'MP3',
  'MP4',
  'PDF',
  'PNG',
  'SVG',
  'XML',
  'ZIP',
  'MOV',
  'RTF',
  'WAV',
  'JSON',
]);

deriveFields('ContentVersion', (row, context) => {
  if (row.old !== null) return;
  if (row.fields['VersionData'] == null && textIn(row, 'ContentUrl') === null) return refuse(row, 'VersionData');
  if (textIn(row, 'ContentUrl') === null && textIn(row, 'PathOnClient') === null) return refuse(row, 'PathOnClient');
  setFile(row, context);
  const document = textIn(row, 'ContentDocumentId');
  row.fields['VersionNumber'] = document === null ? '1' : nextVersion(context, document);
  row.fields['ContentDocumentId'] = document ?? createDocument(row, context);
});

function refuse(row: BehaviourRow, field: string): void {
  row.errors.push({
    statusCode: 'REQUIRED_FIELD_MISSING',
    message: `Required fields are missing: [${field}]`,
    fields: [field],
  });
}

function setFile(row: BehaviourRow, context: BehaviourContext): void {
  const { fields } = row;
  const path = textIn(row, 'PathOnClient') ?? '';
  const file = path.split(/[\\/]/).at(-1) ?? '';
  const [, base = file, extension = ''] = /^(.*)\.([^.]+)$/.exec(file) ?? [];
  const upper = extension.toUpperCase();
  const data = Buffer.from(textIn(row, 'VersionData') ?? '', 'base64');
  fields['Title'] ??= base;
  fields['FileExtension'] = extension === '' ? null : extension;
  fields['FileType'] =
    textIn(row, 'ContentUrl') === null
      ? (TYPES[extension.toLowerCase()] ?? (KNOWN.has(upper) ? upper : 'UNKNOWN'))
      : 'LINK';
  fields['ContentSize'] = data.length;
  fields['Checksum'] = createHash('md5').update(data).digest('hex');
  fields['OwnerId'] ??= context.access.user.userId;
  fields['ContentModifiedById'] = context.access.user.userId;
  fields['ContentModifiedDate'] ??= new Date(context.now).toISOString();
  fields['IsLatest'] = true;
  fields['IsMajorVersion'] = true;
  fields['PublishStatus'] = 'P';
  if (fields['ContentUrl'] != null) fields['ContentLocation'] = 'S';
}

function nextVersion({ database }: BehaviourContext, document: string): string {
  database.prepare('UPDATE "ContentVersion" SET "IsLatest" = 0 WHERE "ContentDocumentId" = ?').run(document);
  const row = database
    .prepare('SELECT COUNT(*) AS n FROM "ContentVersion" WHERE "ContentDocumentId" = ?')
    .get(document);
  return String(Number(row?.['n'] ?? 0) + 1);
}

const SHARED = [
  'Title',
  'Description',
  'OwnerId',
  'FileType',
  'FileExtension',
  'ContentSize',
  'SharingOption',
  'SharingPrivacy',
  'PublishStatus',
  'ContentModifiedDate',
];

function sharedFields(row: BehaviourRow): Record<string, Scalar> {
  return Object.fromEntries(SHARED.map((name) => [name, row.fields[name] ?? null]));
}

/** The org makes it, so no right is asked. */
function create(context: BehaviourContext, type: string, fields: Record<string, Scalar>): string | null {
  const access = internalAccess(context.access.user.userId);
  const [result] = context.database.write({
    operation: 'insert',
    records: [{ type, fields }],
    allOrNone: true,
    access,
    now: context.now,
  });
  return result?.id ?? null;
}

function createDocument(row: BehaviourRow, context: BehaviourContext): string | null {
  return create(context, 'ContentDocument', sharedFields(row));
}

registerBehaviour({
  object: 'ContentVersion',
  afterSave: (context, rows) => {
    for (const row of rows) if (context.operation === 'insert') publish(context, row);
  },
});

/** The document shows its newest version; a new document is linked to its owner and to where it was published first. */
function publish(context: BehaviourContext, row: BehaviourRow): void {
  const document = textIn(row, 'ContentDocumentId');
  if (document === null) return;
  const { database } = context;
  const entries = Object.entries({ ...sharedFields(row), LatestPublishedVersionId: row.id });
  database
    .prepare(`UPDATE "ContentDocument" SET ${entries.map(([name]) => `"${name}" = ?`).join(', ')} WHERE "Id" = ?`)
    .run(...entries.map(([, value]) => (typeof value === 'boolean' ? Number(value) : value)), document);
  if (textIn(row, 'VersionNumber') !== '1') return;
  const link = (LinkedEntityId: string, ShareType: string): void =>
    void create(context, 'ContentDocumentLink', {
      ContentDocumentId: document,
      LinkedEntityId,
      ShareType,
      Visibility: 'AllUsers',
    });
  const owner = textIn(row, 'OwnerId') ?? context.access.user.userId;
  const first = textIn(row, 'FirstPublishLocationId');
  link(owner, 'I');
  if (first !== null && first !== owner) link(first, 'V');
}

/** A file is linked to a record once. */
deriveFields('ContentDocumentLink', (row, { database }) => {
  if (row.old !== null) return;
  const twin = database
    .prepare(
      'SELECT "Id" AS id FROM "ContentDocumentLink" WHERE "ContentDocumentId" = ? AND "LinkedEntityId" = ? AND COALESCE("IsDeleted", 0) = 0',
    )
    .get(textIn(row, 'ContentDocumentId'), textIn(row, 'LinkedEntityId'));
  if (twin !== undefined)
    row.errors.push({
      statusCode: 'DUPLICATE_VALUE',
      message: 'The document is already linked to the entity.',
      fields: ['LinkedEntityId'],
    });
});

for (const object of ['Attachment', 'Document'])
  deriveFields(object, (row) => {
    row.fields['BodyLength'] = Buffer.from(textIn(row, 'Body') ?? '', 'base64').length;
  });
