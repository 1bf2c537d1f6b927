import './login-history.ts';
import './oauth-token.ts';
import './permission-set-assignment.ts';
import './person-names.ts';
import './setup-entity-access.ts';
import './stages.ts';
import './user.ts';

export { queryRulesOf, registerBehaviour } from './registry.ts';
export type { BehaviourContext, BehaviourRow, ObjectBehaviour, QueryRules } from './registry.ts';
