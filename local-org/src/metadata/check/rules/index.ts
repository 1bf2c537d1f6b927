import { automations, lookupFilters } from './automation.ts';
import { customMetadata } from './custom-metadata.ts';
import { clientAppChildren, clientApps, connectedApps, oauthPolicies, oauthSettings } from './client-apps.ts';
import { apex, bundles, staticResources } from './code.ts';
import { channelMembers, channels, subscriberConfigs } from './events.ts';
import { externalCredentials } from './external-credentials.ts';
import {
  authProviders,
  certificates,
  externalDataSources,
  externalServices,
  samlConfigs,
  secrets,
  settings,
  trustedSites,
} from './identity.ts';
import { fieldFormulas, validationRules } from './formulas.ts';
import { namedCredentials } from './named-credentials.ts';
import { customFields, customObjects, labels, webLinks } from './objects.ts';
import { applications, customTabs, flexiPages } from './pages.ts';
import { customPermissions, permissionSetGroups, permissionSets } from './permission-sets.ts';
import type { Rule } from './rule.ts';

/** Every rule; a type may have several. */
export const RULES: readonly Rule[] = [
  apex,
  applications,
  authProviders,
  automations,
  bundles,
  certificates,
  channelMembers,
  channels,
  clientAppChildren,
  clientApps,
  connectedApps,
  customFields,
  customMetadata,
  customObjects,
  customPermissions,
  customTabs,
  externalCredentials,
  externalDataSources,
  externalServices,
  fieldFormulas,
  flexiPages,
  labels,
  lookupFilters,
  namedCredentials,
  oauthPolicies,
  oauthSettings,
  permissionSetGroups,
  permissionSets,
  samlConfigs,
  secrets,
  settings,
  staticResources,
  subscriberConfigs,
  trustedSites,
  validationRules,
  webLinks,
];
