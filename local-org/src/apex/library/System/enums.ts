/** Enums of System that only name things. */
import type { PlatformClass } from '../../abi.ts';
import { enumClass } from '../define.ts';

const NAMES: Readonly<Record<string, string>> = {
  TriggerOperation: 'BEFORE_INSERT BEFORE_UPDATE BEFORE_DELETE AFTER_INSERT AFTER_UPDATE AFTER_DELETE AFTER_UNDELETE',
  AccessType: 'CREATABLE READABLE UPDATABLE UPSERTABLE',
  ParentJobResult: 'SUCCESS UNHANDLED_EXCEPTION',
  ApplicationReadWriteMode: 'DEFAULT READ_ONLY',
  CallbackStatus: 'CANCELLED COMPLETED PENDING TIMED_OUT',
  SetupScope: 'ORGANIZATION PROFILE USER',
};

export const domainTypes = enumClass(
  'System.DomainType',
  'CMS_DOMAIN CONTENT_DOMAIN CUSTOMER_360_ADMIN_DOMAIN CUSTOMER_360_DOMAIN EXPERIENCE_CLOUD_SITES_BUILDER_DOMAIN EXPERIENCE_CLOUD_SITES_DOMAIN EXPERIENCE_CLOUD_SITES_LIVE_PREVIEW_DOMAIN EXPERIENCE_CLOUD_SITES_PREVIEW_DOMAIN LIGHTNING_CONTAINER_COMPONENT_DOMAIN LIGHTNING_DOMAIN ORG_MY_DOMAIN SALESFORCE_SITES_DOMAIN SETUP_DOMAIN VISUALFORCE_DOMAIN'.split(
    ' ',
  ),
);

export const plainEnums: readonly PlatformClass[] = [
  domainTypes,
  ...Object.entries(NAMES).map(([name, constants]) => enumClass(`System.${name}`, constants.split(' '))),
];
