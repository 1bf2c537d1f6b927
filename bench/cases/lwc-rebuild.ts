import { cpSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { compileBundle } from '../../local-org/src/lightning/compile/compile-bundle.ts';
import { compileBundles } from '../../scripts/src/lwc/compile.ts';
import { ROOT } from '../../scripts/src/start/system.ts';
import { samplesOf, type BenchCase } from '../measurement.ts';

const BUNDLE = 'force-app/main/apps/lwc/hubAppTable';
const RUNS = 6;

/** A changed module of the largest component: TypeScript to JavaScript in place, then the org's compile of the bundle. */
export const lwcRebuild: BenchCase = {
  name: 'lwc-rebuild',
  async run(context) {
    const project = path.join(context.folder, 'lwc');
    cpSync(path.join(ROOT, 'sfdx-project.json'), path.join(project, 'sfdx-project.json'));
    cpSync(path.join(ROOT, 'force-app'), path.join(project, 'force-app'), {
      recursive: true,
      preserveTimestamps: true,
    });
    compileBundles(project);
    const file = path.join(project, BUNDLE, 'hubAppTable.ts');
    const text = readFileSync(file, 'utf8');
    const [first, ...later] = await samplesOf(RUNS, async (run) => {
      writeFileSync(file, `${text}\n// ${run}\n`);
      const written = compileBundles(project);
      if (written.length !== 1) throw new Error(`${written.length} modules were compiled instead of one`);
      const { module } = await compileBundle(readBundle(path.join(project, BUNDLE)));
      if (module === null) throw new Error('the bundle does not compile');
    });
    return [
      {
        what: 'one changed module of a component, compiled for the org; compilers loaded',
        target: 1_000,
        samples: later,
      },
      { what: 'the same for the first time, which loads the compilers', target: 1_000, samples: [first] },
    ];
  },
};

function readBundle(folder: string): Parameters<typeof compileBundle>[0] {
  const paths = globSync('*.{js,html,css,js-meta.xml}', { cwd: folder }).toSorted();
  const files = paths.map((each) => ({ path: each, file: each, text: readFileSync(path.join(folder, each), 'utf8') }));
  return { name: path.basename(folder), files };
}
