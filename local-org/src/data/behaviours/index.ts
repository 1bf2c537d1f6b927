import './campaign.ts';
import './content-distribution.ts';
import './files.ts';
import './login-history.ts';
import './oauth-token.ts';
import './permission-set-assignment.ts';
import './person-names.ts';
import './products.ts';
import './setup-entity-access.ts';
import './stages.ts';
import './opportunity.ts';
import './status-fields.ts';
import './user.ts';

export { queryRulesOf, registerBehaviour } from './registry.ts';
export type { BehaviourContext, BehaviourRow, ObjectBehaviour, QueryRules } from './registry.ts';
