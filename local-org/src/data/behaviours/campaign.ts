import { internalAccess } from '../access/internal.ts';
import { deriveFields, lookUp, textIn } from './derived-fields.ts';
import type { BehaviourContext } from './registry.ts';
import { registerBehaviour } from './registry.ts';

/** A new campaign has the statuses Sent and Responded. */
registerBehaviour({
  object: 'Campaign',
  afterSave: (context, rows) => {
    if (context.operation !== 'insert') return;
    const records = rows.flatMap((row) => [status(row.id, 'Sent', 1), status(row.id, 'Responded', 2)]);
    const access = internalAccess(context.access.user.userId);
    context.database.write({ operation: 'insert', records, allOrNone: true, access, now: context.now });
  },
});

const status = (CampaignId: string | null, Label: string, SortOrder: number) => ({
  type: 'CampaignMemberStatus',
  fields: { CampaignId, Label, SortOrder, IsDefault: SortOrder === 1, HasResponded: SortOrder === 2 },
});

const PERSON = ['FirstName', 'LastName', 'Title', 'Email', 'Phone', 'MobilePhone', 'Description'] as const;

/** Page CampaignMember of the Object Reference: most of its fields are those of the lead or contact. */
deriveFields('CampaignMember', (row, context) => {
  const contact = textIn(row, 'ContactId');
  const id = contact ?? textIn(row, 'LeadId');
  const person = lookUp(context, contact === null ? 'Lead' : 'Contact', id, [...PERSON, 'Name', 'OwnerId']);
  row.fields['Status'] ??= 'Sent';
  row.fields['HasResponded'] = hasResponded(context, row.fields['CampaignId'], textIn(row, 'Status'));
  if (row.fields['HasResponded'] && row.old?.['HasResponded'] !== true)
    row.fields['FirstRespondedDate'] = new Date(context.now).toISOString().slice(0, 10);
  row.fields['LeadOrContactId'] = id;
  row.fields['Type'] = contact === null ? 'Lead' : 'Contact';
  if (person === null) return;
  for (const name of [...PERSON, 'Name']) row.fields[name] = person[name] ?? null;
  row.fields['LeadOrContactOwnerId'] = person['OwnerId'] ?? null;
});

function hasResponded({ database }: BehaviourContext, campaign: unknown, label: string | null): boolean {
  if (typeof campaign !== 'string' || !database.tables.exists('CampaignMemberStatus')) return false;
  const found = database
    .prepare('SELECT "HasResponded" AS responded FROM "CampaignMemberStatus" WHERE "CampaignId" = ? AND "Label" = ?')
    .get(campaign, label);
  return found?.['responded'] === 1;
}
