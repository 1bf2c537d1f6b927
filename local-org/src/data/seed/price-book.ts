import type { RecordInput } from '../types.ts';

/** The standard price book, whose id Test.getStandardPricebookId answers. */
export const STANDARD_PRICE_BOOK: RecordInput = {
  type: 'Pricebook2',
  id: '01s000000000001AAA',
  fields: { Name: 'Standard Price Book', IsStandard: true, IsActive: true },
};
