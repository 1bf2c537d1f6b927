import { readFileSync } from 'node:fs';
import path from 'node:path';
import { deployFiles, packageXml } from '../../scripts/src/org/deploy-files.ts';
import { ROOT, API_VERSION } from '../../scripts/src/start/system.ts';
import type { BenchCase } from '../measurement.ts';
import { signedIn, TAB } from '../support/pages.ts';
import type { BenchSystem } from '../support/system.ts';

const CONNECTIONS = 50;
const RUNS = 3;
const AT_ONCE = 5;
const ANSWER_MS = 200;
const FOLDER = path.join(ROOT, 'force-app/main/partners/bpay');

/** Test all in the browser: 50 more named credentials whose partner answers after 200 ms, five calls at once. */
export const testAll: BenchCase = {
  name: 'test-all',
  async run(context) {
    const system = await context.system();
    await deployConnections(system);
    const { page, context: visit } = await signedIn(system, await context.browser());
    await page.goto(system.org.url + TAB);
    const button = page.getByRole('button', { name: 'Test all' });
    const samples: number[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      await button.waitFor();
      const started = performance.now();
      await button.click();
      await page.getByRole('progressbar').first().waitFor();
      await page.getByRole('progressbar').first().waitFor({ state: 'detached' });
      samples.push(performance.now() - started);
    }
    const connected = await page.getByRole('row').filter({ hasText: 'Slow_' }).filter({ hasText: 'Connected' }).count();
    await visit.close();
    if (connected !== CONNECTIONS) throw new Error(`${connected} of ${CONNECTIONS} connections answered`);
    const least = (CONNECTIONS / AT_ONCE) * ANSWER_MS;
    return [
      {
        what: 'Test all, 50 connections that answer in 200 ms beside those of the demo, results kept',
        target: 6_000,
        samples,
        beside: { what: 'what the answers alone take, five at once', samples: [least] },
      },
    ];
  },
};

/** Copies of the BPAY connection under other names: they share its external credential, which is filled and granted. */
async function deployConnections(system: BenchSystem): Promise<void> {
  const credential = readFileSync(
    path.join(FOLDER, 'namedCredentials/BPAYCRNGeneratorDEV.namedCredential-meta.xml'),
    'utf8',
  );
  const entry = readFileSync(path.join(FOLDER, 'customMetadata/Hub_Integration.BPAY.md-meta.xml'), 'utf8');
  const names = Array.from({ length: CONNECTIONS }, (_, index) => `Slow_${String(index + 1).padStart(2, '0')}`);
  const files = names.flatMap((name) => [
    [
      `namedCredentials/${name}.namedCredential`,
      renamed(credential, name).replace(/https:\/\/[^<]+/, system.partner.endpoint),
    ],
    [`customMetadata/Hub_Integration.${name}.md`, renamed(entry, name)],
  ]);
  const members = { NamedCredential: names, CustomMetadata: names.map((name) => `Hub_Integration.${name}`) };
  await deployFiles(system.session, 'the connections', {
    ...(Object.fromEntries(files) as Record<string, string>),
    'package.xml': packageXml(members, API_VERSION),
  });
}

function renamed(xml: string, name: string): string {
  return xml.replace(/<label>[^<]*/, `<label>${name}`).replaceAll('BPAYCRNGeneratorDEV', name);
}
