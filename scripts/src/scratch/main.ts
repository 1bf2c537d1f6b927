import path from 'node:path';
import { parseArgs } from 'node:util';
import { compileBundles } from '../lwc/compile.ts';
import { assignHubPermissionSets } from '../org/permission-sets.ts';
import type { RestSession } from '../org/rest.ts';
import { connectOwnOrg } from '../own-org/connect.ts';
import { sf, SfError } from '../salesforce-cli/sf.ts';
import { step } from '../start/steps.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const TAB = '/lightning/n/Hub_Integration_Health';

/**
 * `npm run scratch -- [--dev-hub ALIAS] [--alias NAME] [--definition FILE] [--days N]`: a scratch org with everything deployed,
 * connected and tested. Every step leaves alone what is done already, so that it can be run again after any failure.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    args: process.argv.slice(2),
    options: {
      'dev-hub': { type: 'string' },
      alias: { type: 'string', default: 'hub-scratch' },
      definition: { type: 'string', default: 'config/scratch/enterprise.json' },
      days: { type: 'string', default: '7' },
    },
  });
  const { alias } = values;
  const call = (args: readonly string[]): Promise<unknown> => sf(args, { cwd: ROOT });
  const org = await step(
    'Scratch org',
    () => scratchOrg(call, { alias, devHub: values['dev-hub'], definition: values.definition, days: values.days }),
    (found) => found.username,
  );
  await step(
    'Components to JavaScript',
    async () => compileBundles(ROOT),
    (files) => `${files.length} written`,
  );
  await step('Deploy force-app', () =>
    call([
      'project',
      'deploy',
      'start',
      '--target-org',
      alias,
      '--source-dir',
      'force-app',
      '--ignore-conflicts',
      '--wait',
      '30',
    ]),
  );
  await step('Permission sets', () => assignHubPermissionSets(org.session, org.username));
  await step('The org calls itself', () =>
    connectOwnOrg(org.session, { username: org.username, timeoutMinutes: 30, onStep: () => undefined }),
  );
  await step(
    'Apex tests',
    () => apexTests(call, alias),
    (summary) => `${summary.passing} passed, coverage ${summary.testRunCoverage}`,
  );
  const { url } = (await call(['org', 'open', '--target-org', alias, '--url-only', '--path', TAB])) as { url: string };
  console.log(`\nIntegration Health  ${url}`);
}

type Call = (args: readonly string[]) => Promise<unknown>;
interface ScratchRequest {
  readonly alias: string;
  readonly devHub: string | undefined;
  readonly definition: string;
  readonly days: string;
}
interface OrgDisplay {
  readonly username: string;
  readonly instanceUrl: string;
  readonly accessToken: string;
}

async function scratchOrg(call: Call, request: ScratchRequest): Promise<{ username: string; session: RestSession }> {
  const known = await display(request.alias);
  if (known === null) {
    const hub = request.devHub === undefined ? [] : ['--target-dev-hub', request.devHub];
    await call([
      'org',
      'create',
      'scratch',
      '--definition-file',
      request.definition,
      '--alias',
      request.alias,
      '--duration-days',
      request.days,
      '--wait',
      '15',
      ...hub,
    ]);
  }
  const org = known ?? (await display(request.alias));
  if (org === null)
    throw new Error(`The scratch org ${request.alias} was made, but the Salesforce CLI does not know it.`);
  return {
    username: org.username,
    session: { url: org.instanceUrl, accessToken: org.accessToken, apiVersion: '67.0' },
  };
}

/** null when the CLI knows no such org, or the org is gone */
async function display(alias: string): Promise<OrgDisplay | null> {
  try {
    return (await sf(['org', 'display', '--target-org', alias], {
      cwd: ROOT,
      env: { SF_TEMP_SHOW_SECRETS: 'true' },
    })) as OrgDisplay;
  } catch (error) {
    if (error instanceof SfError) return null;
    throw error;
  }
}

interface TestSummary {
  readonly passing: number;
  readonly failing: number;
  readonly testRunCoverage: string;
}

async function apexTests(call: Call, alias: string): Promise<TestSummary> {
  const { summary } = (await call([
    'apex',
    'run',
    'test',
    '--target-org',
    alias,
    '--test-level',
    'RunLocalTests',
    '--code-coverage',
    '--wait',
    '30',
  ])) as { summary: TestSummary };
  return summary;
}

try {
  await main();
} catch (error) {
  console.error(
    `\n${error instanceof Error ? error.message : String(error)}\nRun the command again: what is done already is left alone.`,
  );
  process.exitCode = 1;
}
