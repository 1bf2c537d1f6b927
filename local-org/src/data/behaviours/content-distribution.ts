import { deriveFields, lookUp, textIn } from './derived-fields.ts';

/** Where files of this org that anybody may read would be; nothing answers there. */
const HOST = 'https://local.file.force.com';

/** Page ContentDistribution of the Object Reference: a distribution has addresses at which its file can be read. */
deriveFields('ContentDistribution', (row, context) => {
  if (row.old !== null) return;
  const version = textIn(row, 'ContentVersionId');
  const file = lookUp(context, 'ContentVersion', version, ['ContentDocumentId', 'Title']);
  row.fields['ContentDocumentId'] = file?.['ContentDocumentId'] ?? null;
  row.fields['Name'] ??= file?.['Title'] ?? null;
  row.fields['OwnerId'] ??= context.access.user.userId;
  row.fields['DistributionPublicUrl'] = `${HOST}/sfc/p/${String(version)}`;
  row.fields['ContentDownloadUrl'] = `${HOST}/sfc/dist/version/download/?ids=${String(version)}`;
  row.fields['ViewCount'] = 0;
});
