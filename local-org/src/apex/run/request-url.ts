import type { OrgIdentity } from '../../org/types.ts';
import type { RestRequestValue } from './library/rest.ts';
import type { Transaction } from './transaction.ts';

/**
 * Of the request that started a transaction: that of a REST resource in full, the page's door for its server calls, the
 * org's own URL where the path is not told; null in jobs, which no request starts.
 */
export function requestUrl(org: OrgIdentity, transaction: Transaction): string | null {
  if (transaction.isAsync) return null;
  if (transaction.quiddity === 'AURA') return `${org.url}/aura`;
  if (transaction.quiddity !== 'REST') return org.url;
  const path = (transaction.restRequest as RestRequestValue | null)?.requesturi;
  return typeof path === 'string' ? org.url + path : org.url;
}
