import { readFileSync, rmSync, writeFileSync, cpSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../../scripts/src/start/system.ts';
import { sf } from '../../scripts/src/salesforce-cli/sf.ts';
import type { BenchCase, Measurement } from '../measurement.ts';

const RUNS = 6;
const CLASS = 'force-app/main/core/classes/HubClock.cls';

interface DeployResult {
  readonly createdDate: string;
  readonly completedDate: string;
}

/** One class of force-app, changed each time and deployed by the Salesforce CLI; the server's share by its own dates. */
export const deployOneClass: BenchCase = {
  name: 'deploy-one-class',
  async run(context): Promise<Measurement[]> {
    const system = await context.system();
    const project = path.join(context.folder, 'one-class');
    copyClass(project);
    const file = path.join(project, CLASS);
    const text = readFileSync(file, 'utf8');
    const whole: number[] = [];
    const server: number[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      writeFileSync(file, `${text}\n// ${run}\n`);
      const started = performance.now();
      const result = (await sf(['project', 'deploy', 'start', '--target-org', 'hub-bench', '--source-dir', CLASS], {
        cwd: project,
        env: { HOME: path.join(context.folder, 'system', 'home') },
      })) as DeployResult;
      whole.push(performance.now() - started);
      server.push(Date.parse(result.completedDate) - Date.parse(result.createdDate));
    }
    await system.deployAll();
    rmSync(project, { recursive: true, force: true });
    return [
      {
        what: 'deploy of one changed class, share of the server',
        target: 1_000,
        samples: server,
        beside: { what: 'the whole command', samples: whole },
      },
      { what: 'deploy of one changed class, the whole command of the CLI', target: null, samples: whole },
    ];
  },
};

function copyClass(project: string): void {
  cpSync(path.join(ROOT, 'sfdx-project.json'), path.join(project, 'sfdx-project.json'));
  for (const suffix of ['', '-meta.xml']) cpSync(path.join(ROOT, CLASS + suffix), path.join(project, CLASS + suffix));
}
