import { deriveFields, lookUp, numberIn, textIn } from './derived-fields.ts';
import type { BehaviourContext, BehaviourRow } from './registry.ts';
import { registerBehaviour } from './registry.ts';

deriveFields('PricebookEntry', (row, context) => {
  const product = lookUp(context, 'Product2', textIn(row, 'Product2Id'), ['Name', 'ProductCode']);
  row.fields['Name'] = product?.['Name'] ?? null;
  row.fields['ProductCode'] = product?.['ProductCode'] ?? null;
  if (row.old === null && !isStandard(context, row) && !hasStandardPrice(context, textIn(row, 'Product2Id')))
    row.errors.push({
      statusCode: 'STANDARD_PRICE_NOT_DEFINED',
      message: 'No standard price defined for this product',
      fields: [],
    });
});

function isStandard(context: BehaviourContext, row: BehaviourRow): boolean {
  return lookUp(context, 'Pricebook2', textIn(row, 'Pricebook2Id'), ['IsStandard'])?.['IsStandard'] === 1;
}

function hasStandardPrice({ database }: BehaviourContext, productId: string | null): boolean {
  return (
    database
      .prepare(
        'SELECT 1 FROM "PricebookEntry" e JOIN "Pricebook2" b ON b."Id" = e."Pricebook2Id" WHERE e."Product2Id" = ? AND b."IsStandard" = 1 AND COALESCE(e."IsDeleted", 0) = 0',
      )
      .get(productId) !== undefined
  );
}

/** Lines of opportunities and orders take product and list price from their price book entry, and tell their total. */
for (const [object, parent] of [
  ['OpportunityLineItem', 'Opportunity'],
  ['OrderItem', 'Order'],
] as const) {
  deriveFields(object, (row, context) => setLine(row, context, parent));
  registerBehaviour({
    object,
    afterSave: (context, rows) => {
      const parents = rows.flatMap((row) => [row.fields[`${parent}Id`], row.old?.[`${parent}Id`]]);
      for (const id of new Set(parents)) if (typeof id === 'string') sumUp(context, object, parent, id);
    },
  });
}

function setLine(row: BehaviourRow, context: BehaviourContext, parent: string): void {
  const entry = lookUp(context, 'PricebookEntry', textIn(row, 'PricebookEntryId'), [
    'Product2Id',
    'UnitPrice',
    'ProductCode',
    'Pricebook2Id',
    'Name',
  ]);
  if (entry !== null) {
    row.fields['Product2Id'] = entry['Product2Id'] ?? null;
    row.fields['ListPrice'] = entry['UnitPrice'] ?? null;
    if (parent === 'Opportunity') {
      row.fields['ProductCode'] = entry['ProductCode'] ?? null;
      const name = lookUp(context, 'Opportunity', textIn(row, 'OpportunityId'), ['Name'])?.['Name'];
      row.fields['Name'] = `${String(name ?? '')} ${String(entry['Name'] ?? '')}`.trim();
    }
    context.database
      .prepare(`UPDATE "${parent}" SET "Pricebook2Id" = ? WHERE "Id" = ? AND "Pricebook2Id" IS NULL`)
      .run(String(entry['Pricebook2Id']), textIn(row, `${parent}Id`));
  }
  const quantity = numberIn(row, 'Quantity') ?? 0;
  const discount = 1 - (numberIn(row, 'Discount') ?? 0) / 100;
  const total = numberIn(row, 'TotalPrice');
  const givesTotal = row.old === null && row.fields['UnitPrice'] == null && total !== null && quantity !== 0;
  if (givesTotal) row.fields['UnitPrice'] = total / quantity / discount;
  const price = numberIn(row, 'UnitPrice') ?? numberIn(row, 'ListPrice') ?? 0;
  row.fields['UnitPrice'] ??= price;
  row.fields['TotalPrice'] = price * quantity * discount;
  if (parent === 'Opportunity') row.fields['Subtotal'] = price * quantity;
}

function sumUp({ database }: BehaviourContext, object: string, parent: string, id: string): void {
  const sum = database
    .prepare(
      `SELECT SUM("TotalPrice") AS total, SUM("Quantity") AS quantity, COUNT(*) AS lines FROM "${object}" WHERE "${parent}Id" = ? AND COALESCE("IsDeleted", 0) = 0`,
    )
    .get(id);
  const total = Number(sum?.['total'] ?? 0);
  if (parent === 'Order') database.prepare('UPDATE "Order" SET "TotalAmount" = ? WHERE "Id" = ?').run(total, id);
  else if (Number(sum?.['lines']) === 0)
    database.prepare('UPDATE "Opportunity" SET "HasOpportunityLineItem" = 0 WHERE "Id" = ?').run(id);
  else
    database
      .prepare(
        'UPDATE "Opportunity" SET "HasOpportunityLineItem" = 1, "Amount" = ?, "TotalOpportunityQuantity" = ?, "ExpectedRevenue" = ? * "Probability" / 100 WHERE "Id" = ?',
      )
      .run(total, Number(sum?.['quantity'] ?? 0), total, id);
}
