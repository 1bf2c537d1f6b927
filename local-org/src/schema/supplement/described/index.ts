import type { ObjectSupplement } from '../facts.ts';
import { ACCOUNT } from './account.ts';
import { EMAIL_MESSAGE, TASK } from './activity.ts';
import { CASE } from './case.ts';
import { CONTACT } from './contact.ts';
import { EVENT } from './event.ts';
import { FILES } from './files.ts';
import { LEAD } from './lead.ts';
import { MARKETING } from './marketing.ts';
import { OPPORTUNITY_CONTACT_ROLE } from './opportunity-contact-role.ts';
import { OPPORTUNITY } from './opportunity.ts';
import { PRODUCTS } from './products.ts';

/** The objects of sales and service that projects use, field by field. */
export const DESCRIBED: readonly ObjectSupplement[] = [
  ACCOUNT,
  CASE,
  CONTACT,
  EMAIL_MESSAGE,
  EVENT,
  LEAD,
  OPPORTUNITY,
  OPPORTUNITY_CONTACT_ROLE,
  TASK,
  ...FILES,
  ...MARKETING,
  ...PRODUCTS,
];
