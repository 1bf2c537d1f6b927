import {
  credentialStore,
  deployedDefinitions,
  performCallout,
  providerCredentials,
  type CalloutContext,
} from '../callout/index.ts';
import { loadUserAccess } from '../data/index.ts';
import { certificateKey } from '../apex/run/certificates.ts';
import type { LocalOrg } from './server-types.ts';
import type { CalloutRequest, CalloutResult } from './types.ts';

/** What credentials and tokens of an org are about, for one user. */
export function calloutContext(org: LocalOrg, userId: string, signal?: AbortSignal): CalloutContext {
  const { sqlite } = org.database;
  return {
    orgUrl: org.url,
    hosts: org.hosts,
    definitions: deployedDefinitions(sqlite),
    store: credentialStore(sqlite),
    user: loadUserAccess(org.database, userId),
    providerCredentials: (name) => providerCredentials(sqlite, name),
    certificateKey: (name) => certificateKey(org.database, name) ?? undefined,
    now: Date.now,
    ...(signal === undefined ? {} : { signal }),
  };
}

/** Callouts of an org's workers, made on the main thread; the signal cuts off those that run. */
export function calloutsOf(org: LocalOrg, signal: AbortSignal): (request: CalloutRequest) => Promise<CalloutResult> {
  return (request) => performCallout(calloutContext(org, request.userId, signal), request);
}
