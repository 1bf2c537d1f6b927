import { statSync } from 'node:fs';
import { systemAccess } from './users.ts';
import type { LocalOrg } from './server-types.ts';

export interface Limit {
  readonly Max: number;
  readonly Remaining: number;
}

/** API requests a day without licences: 15,000 in Developer Edition, 100,000 in Enterprise Edition. */
const DAILY_API_REQUESTS = { developer: 15_000, enterprise: 100_000, 'enterprise-event-monitoring': 100_000 };
const DATA_STORAGE_MB = { developer: 5, enterprise: 10_240, 'enterprise-event-monitoring': 10_240 };

/** Limits that nothing of the local org uses up stand at their maximum. */
const UNTOUCHED: Readonly<Record<string, number>> = {
  DailyAsyncApexExecutions: 250_000,
  DailyAsyncApexTests: 500,
  DailyBulkApiBatches: 15_000,
  DailyBulkV2QueryFileStorageMB: 976_562,
  DailyBulkV2QueryJobs: 10_000,
  DailyDeliveredPlatformEvents: 10_000,
  DailyDurableGenericStreamingApiEvents: 10_000,
  DailyDurableStreamingApiEvents: 10_000,
  DailyGenericStreamingApiEvents: 10_000,
  DailyStandardVolumePlatformEvents: 10_000,
  DailyStreamingApiEvents: 10_000,
  DailyWorkflowEmails: 15,
  HourlyAsyncReportRuns: 1_200,
  HourlyDashboardRefreshes: 200,
  HourlyPublishedPlatformEvents: 50_000,
  HourlyPublishedStandardVolumePlatformEvents: 1_000,
  HourlySyncReportRuns: 500,
  HourlyTimeBasedWorkflow: 50,
  MassEmail: 10,
  MonthlyPlatformEventsUsageEntitlement: 0,
  PermissionSets: 1_500,
  PublishCallbackUsageInApex: 5_242_880,
  SingleEmail: 15,
  StreamingApiConcurrentClients: 20,
};

/** `GET …/limits`: what is left of each allocation. */
export function orgLimits(org: LocalOrg, usedApiRequests: number): Record<string, Limit> {
  const untouched = Object.entries(UNTOUCHED).map(([name, max]) => [name, limit(max, 0)] as const);
  return {
    ...Object.fromEntries(untouched),
    DailyApiRequests: limit(DAILY_API_REQUESTS[org.shape], usedApiRequests),
    DataStorageMB: limit(DATA_STORAGE_MB[org.shape], usedMegabytes(org.file)),
    FileStorageMB: limit(org.shape === 'developer' ? 20 : 10_240, 0),
    ...(org.isDevHub
      ? { ActiveScratchOrgs: limit(3, scratchOrgs(org)), DailyScratchOrgs: limit(6, scratchOrgs(org)) }
      : {}),
  };
}

function limit(max: number, used: number): Limit {
  return { Max: max, Remaining: Math.max(0, max - used) };
}

function usedMegabytes(file: string): number {
  return Math.floor(statSync(file).size / (1024 * 1024));
}

function scratchOrgs(org: LocalOrg): number {
  if (!org.schema().object('ActiveScratchOrg')) return 0;
  return org.query({ soql: 'SELECT COUNT() FROM ActiveScratchOrg', access: systemAccess(org) }).totalSize;
}
