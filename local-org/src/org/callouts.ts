import { credentialStore, deployedDefinitions, performCallout } from '../callout/index.ts';
import { loadUserAccess } from '../data/index.ts';
import { certificateKey } from '../apex/run/certificates.ts';
import type { LocalOrg } from './server-types.ts';
import type { CalloutRequest, CalloutResult } from './types.ts';

/** Callouts of an org's workers, made on the main thread; the signal cuts off those that run. */
export function calloutsOf(org: LocalOrg, signal: AbortSignal): (request: CalloutRequest) => Promise<CalloutResult> {
  return (request) => {
    const { sqlite } = org.database;
    return performCallout(
      {
        orgUrl: org.url,
        hosts: org.hosts,
        definitions: deployedDefinitions(sqlite),
        store: credentialStore(sqlite),
        user: loadUserAccess(org.database, request.userId),
        certificateKey: (name) => certificateKey(org.database, name) ?? undefined,
        now: Date.now,
        signal,
      },
      request,
    );
  };
}
