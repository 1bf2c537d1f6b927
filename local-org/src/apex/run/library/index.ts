/** The platform types that need a transaction. Importing this registers them, after those of the value library. */
import type { PlatformClass } from '../../abi.ts';
import { platformClass, register } from '../../library/index.ts';
import { ACCESS_LEVEL } from './access-level.ts';
import { APEX_PAGES_CLASSES, currentPage } from './apex-pages.ts';
import { APP_MENU } from './app-menu.ts';
import { ASYNC_CLASSES, ASYNC_STATICS } from './async.ts';
import { CALLOUT_MOCK_CLASSES } from './callout-mocks.ts';
import { CACHE_CLASSES } from './cache.ts';
import { CONNECT_API_CLASSES } from './connect-api.ts';
import './dml-fields.ts';
import { DATABASE_CLASSES } from './database.ts';
import { EVENT_BUS_CLASSES } from './event-bus.ts';
import { FORMULA_EVAL_CLASSES } from './formula-eval.ts';
import { FORMULA_CLASSES } from './formula.ts';
import { HTTP_CLASSES } from './http.ts';
import { WEB_SERVICE_CALLOUT_CLASSES } from './web-service-callout.ts';
import { INSTALL_CLASSES } from './install-handlers.ts';
import { FLOW_CLASSES } from './flow-interview.ts';
import { INVOCABLE_CLASSES } from './invocable.ts';
import { LIMITS } from './limits.ts';
import { MESSAGING_CLASSES } from './messaging.ts';
import { METADATA_OPERATIONS } from './metadata-operations.ts';
import { ORG_LIMIT_CLASSES } from './org-limits.ts';
import { forResource } from './page-resource.ts';
import { PERMISSION_CLASSES } from './permissions.ts';
import { REQUEST } from './request.ts';
import { REST_CLASSES } from './rest.ts';
import { SCHEMA_CLASSES } from './schema.ts';
import { STANDARD_CONTROLLER } from './standard-controller.ts';
import { STANDARD_SET_CONTROLLER } from './standard-set-controller.ts';
import { SEARCH_CLASSES } from './search.ts';
import { SITE_CLASSES } from './sites.ts';
import { TEST } from './test.ts';
import { TRIGGER } from './trigger.ts';
import { USER_INFO } from './user-info.ts';

/** A class of the value library with static methods that need the org. */
function withStatics(name: string, statics: NonNullable<PlatformClass['statics']>): PlatformClass {
  const known = platformClass(name);
  return { ...known, name, statics: { ...known?.statics, ...statics } };
}

/** No upgrade of the platform ever makes the local org read-only. */
const APPLICATION_MODE = {
  getapplicationreadwritemode: () => platformClass('System.ApplicationReadWriteMode')?.statics?.['default'] ?? null,
};

register(
  ACCESS_LEVEL,
  APP_MENU,
  ...APEX_PAGES_CLASSES,
  ...ASYNC_CLASSES,
  ...CACHE_CLASSES,
  ...CALLOUT_MOCK_CLASSES,
  ...CONNECT_API_CLASSES,
  ...DATABASE_CLASSES,
  ...EVENT_BUS_CLASSES,
  ...FLOW_CLASSES,
  ...FORMULA_CLASSES,
  ...FORMULA_EVAL_CLASSES,
  ...HTTP_CLASSES,
  ...WEB_SERVICE_CALLOUT_CLASSES,
  LIMITS,
  ...INSTALL_CLASSES,
  ...INVOCABLE_CLASSES,
  ...MESSAGING_CLASSES,
  METADATA_OPERATIONS,
  ...ORG_LIMIT_CLASSES,
  ...PERMISSION_CLASSES,
  REQUEST,
  ...REST_CLASSES,
  ...SCHEMA_CLASSES,
  ...SEARCH_CLASSES,
  ...SITE_CLASSES,
  STANDARD_CONTROLLER,
  STANDARD_SET_CONTROLLER,
  TEST,
  TRIGGER,
  USER_INFO,
  withStatics('System.System', { ...ASYNC_STATICS, currentpagereference: currentPage, ...APPLICATION_MODE }),
  withStatics('System.PageReference', { forresource: forResource }),
);
