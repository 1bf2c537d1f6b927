import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openSourceOrg } from '../../local-org/src/apex/run/source-org.ts';
import { deployFiles, packageXml } from '../../scripts/src/org/deploy-files.ts';
import { API_VERSION } from '../../scripts/src/start/system.ts';
import { samplesOf, type BenchCase } from '../measurement.ts';
import { signedIn, TAB } from '../support/pages.ts';
import type { BenchSystem } from '../support/system.ts';

const CALLS = 200;
const PROBE = {
  'classes/BenchProbe.cls': `public class BenchProbe {\n    @AuraEnabled(cacheable=true)\n    public static Integer nothing() {\n        return 1;\n    }\n}\n`,
  'classes/BenchProbe.cls-meta.xml': `<?xml version="1.0" encoding="UTF-8"?>\n<ApexClass xmlns="http://soap.sforce.com/2006/04/metadata">\n    <apiVersion>${API_VERSION}</apiVersion>\n    <status>Active</status>\n</ApexClass>\n`,
};

const TARGET_MS = 1;

/** A call of a method that does nothing: in the org's workers, and as a component makes it, beside a request that runs no Apex. */
export const emptyTransaction: BenchCase = {
  name: 'empty-transaction',
  async run(context) {
    const system = await context.system();
    await deployProbe(system);
    const visit = await signedIn(system, await context.browser());
    await visit.page.goto(system.org.url + TAB);
    const token = /"csrfToken":"([^"]+)"/.exec(await visit.page.content())?.[1] ?? '';
    const cookie = (await visit.context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
    await visit.context.close();
    const headers = { cookie, 'x-csrf-token': token, origin: system.org.url, 'content-type': 'application/json' };
    const body = JSON.stringify({ calls: [{ className: 'BenchProbe', method: 'nothing', parameters: {} }] });
    const call = async (): Promise<void> => {
      const answer = await fetch(`${system.org.url}/aura/apex`, { method: 'POST', headers, body });
      const [outcome] = (await answer.json()) as { ok: boolean }[];
      if (outcome?.ok !== true) throw new Error('the probe did not answer');
    };
    const versions = async (): Promise<void> => void (await (await fetch(`${system.org.url}/services/data`)).text());
    await samplesOf(20, call);
    return [
      {
        what: 'an Apex transaction without work, from the job to its result',
        target: TARGET_MS,
        samples: await transactions(),
      },
      {
        what: 'an Apex transaction without work, from request to answer',
        target: null,
        samples: await samplesOf(CALLS, call),
        beside: { what: 'a request that runs no Apex', samples: await samplesOf(CALLS, versions) },
      },
    ];
  },
};

/** The job goes to a worker thread of an org of its own, and the answer comes back. */
async function transactions(): Promise<number[]> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'hub-probe-'));
  mkdirSync(path.join(folder, 'classes'));
  for (const [name, text] of Object.entries(PROBE)) writeFileSync(path.join(folder, name), text);
  const org = await openSourceOrg([folder], 'enterprise');
  const probe = { kind: 'aura', className: 'BenchProbe', method: 'nothing', parameters: {}, cacheable: true } as const;
  const run = async (): Promise<void> => {
    const outcome = await org.workers.run({ ...probe, userId: org.adminUserId });
    if (!outcome.ok) throw new Error(outcome.error.message);
  };
  try {
    await samplesOf(20, run);
    return await samplesOf(CALLS, run);
  } finally {
    await org.close();
    rmSync(folder, { recursive: true });
  }
}

async function deployProbe(system: BenchSystem): Promise<void> {
  await deployFiles(system.session, 'BenchProbe', {
    ...PROBE,
    'package.xml': packageXml({ ApexClass: ['BenchProbe'] }, API_VERSION),
  });
}
