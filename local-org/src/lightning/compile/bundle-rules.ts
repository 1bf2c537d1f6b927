import type { Problem } from '../../metadata/types.ts';
import type { Bundle, BundleFile } from '../types.ts';

const moduleExtensions = ['.js', '.html', '.css'];

export function problemAt(file: BundleFile | undefined, bundle: string, code: string, message: string): Problem {
  return { file: file?.file ?? file?.path ?? bundle, line: 1, column: 1, severity: 'error', code, message };
}

/** What is wrong with a bundle's name and set of files, before anything is compiled. */
export function checkBundleShape(bundle: Bundle): Problem[] {
  const problems: Problem[] = [];
  const has = (extension: string): boolean => bundle.files.some((file) => file.path === bundle.name + extension);
  if (!/^[a-z](?:_?[A-Za-z0-9])*$/.test(bundle.name)) {
    problems.push(problemAt(bundle.files[0], bundle.name, 'LWC_BUNDLE_NAME', nameMessage(bundle.name)));
  }
  for (const file of bundle.files.filter((each) => each.path.endsWith('.ts'))) {
    problems.push(typeScriptProblem(bundle, file, has('.js')));
  }
  if (problems.length === 0 && !moduleExtensions.some(has)) {
    problems.push(
      problemAt(
        bundle.files[0],
        bundle.name,
        'LWC_EMPTY_BUNDLE',
        `The bundle ${bundle.name} has neither ${bundle.name}.js nor ${bundle.name}.html nor ${bundle.name}.css`,
      ),
    );
  }
  if (problems.length === 0 && has('.html') && !has('.js')) {
    const html = bundle.files.find((file) => file.path === `${bundle.name}.html`);
    const message = `${bundle.name}.html has no ${bundle.name}.js: the component will show its template and do nothing`;
    problems.push({ ...problemAt(html, bundle.name, 'LWC_TEMPLATE_ONLY', message), severity: 'warning' });
  }
  return problems;
}

function nameMessage(name: string): string {
  return `The bundle name ${name} must begin with a lowercase letter, contain only letters, digits and single underscores, and not end with an underscore`;
}

/** An org takes only JavaScript (salesforce/lwc#4880); with a template and no .js it would drop the class without a word. */
function typeScriptProblem(bundle: Bundle, file: BundleFile, hasScript: boolean): Problem {
  const lost = file.path === `${bundle.name}.ts` && !hasScript;
  const message = lost
    ? `${file.path} has no compiled ${bundle.name}.js: an org would deploy the template without its class. Run the TypeScript build first`
    : `An org takes only JavaScript: leave ${file.path} out of the deploy, for example by **/lwc/**/*.ts in .forceignore`;
  return problemAt(file, bundle.name, lost ? 'LWC_CLASS_DROPPED' : 'UNSUPPORTED_LWC_TYPESCRIPT', message);
}
