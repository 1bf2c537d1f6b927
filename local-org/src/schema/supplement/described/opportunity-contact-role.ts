import { described } from './notation.ts';

export const OPPORTUNITY_CONTACT_ROLE = described(
  'OpportunityContactRole',
  'Opportunity Contact Role',
  'Opportunity Contact Role',
  `
OpportunityId|Opportunity ID|reference|rup||Opportunity as Opportunity
ContactId|Contact ID|reference|rp||Contact as Contact
Role|Role|picklist(40)|p||Business User; Decision Maker; Economic Buyer; Economic Decision Maker; Evaluator; Executive Sponsor; Influencer; Technical Buyer; Other
IsPrimary|Primary|boolean|p`,
  `
`,
);
