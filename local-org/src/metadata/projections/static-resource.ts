import { audit, oneRow, textOf } from './projection.ts';

export const staticResource = oneRow('StaticResource', 'StaticResource', (deployed) => {
  const [bytes] = deployed.store.files(deployed.component).values();
  return {
    ...audit(deployed),
    Body: Buffer.from(bytes ?? new Uint8Array()).toString('base64'),
    BodyLength: bytes?.length ?? 0,
    CacheControl: textOf(deployed.document, 'cacheControl', 'Private'),
    ContentType: textOf(deployed.document, 'contentType'),
    Description: textOf(deployed.document, 'description'),
    ManageableState: 'unmanaged',
    Name: deployed.component.fullName,
    NamespacePrefix: null,
  };
});
