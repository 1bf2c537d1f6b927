import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileBundle } from './compile-bundle.ts';

const component = "import { LightningElement } from 'lwc';\nexport default class Desk extends LightningElement {}\n";
const file = (path: string, text: string) => ({ path, text, file: `force-app/lwc/desk/${path}` });

test('a bundle becomes one module that keeps only platform imports and those of other bundles', async () => {
  const { problems, module } = await compileBundle({
    name: 'desk',
    files: [
      file('desk.js', `import { size } from './size';\n${component}console.log(size);`),
      file('size.js', 'export const size = 3;'),
      file('desk.html', '<template><lightning-card title="x"><c-pile></c-pile></lightning-card></template>'),
      file('desk.css', ':host { display: block }'),
      file('desk.js-meta.xml', '<LightningComponentBundle/>'),
    ],
  });
  assert.deepEqual(problems, [], 'a correct bundle has no problems');
  assert.deepEqual(
    [...(module?.imports ?? [])].sort(),
    ['c/pile', 'lightning/card', 'lwc'],
    'own files are inside, everything else stays an import',
  );
  assert.match(module?.code ?? '', /registerComponent/, 'the class is registered as a component');
});

test('values of the org are references, not part of the code', async () => {
  const { module } = await compileBundle({
    name: 'desk',
    files: [
      file(
        'desk.js',
        `import title from '@salesforce/label/c.Title';\nimport userId from '@salesforce/user/Id';\nimport load from '@salesforce/apex/Desk.load';\n${component}console.log(title, userId, load);`,
      ),
    ],
  });
  assert.deepEqual(
    module?.references,
    ['@salesforce/apex/Desk.load', '@salesforce/label/c.Title', '@salesforce/user/Id'],
    'each @salesforce import is named for the page to fill in',
  );
});

test('an error in a class has its code, line and column', async () => {
  const { problems, module } = await compileBundle({
    name: 'desk',
    files: [
      file(
        'desk.js',
        "import { LightningElement, api } from 'lwc';\nexport default class Desk extends LightningElement {\n  @api onPile;\n}",
      ),
    ],
  });
  assert.equal(module, null, 'a bundle with an error gives no module');
  assert.deepEqual(
    problems.map(({ file: name, line, column, code }) => ({ name, line, column, code })),
    [{ name: 'force-app/lwc/desk/desk.js', line: 3, column: 3, code: 'LWC1108' }],
    'the problem stands where the property does',
  );
  assert.match(
    problems[0]?.message ?? '',
    /^Invalid property name "onPile"/,
    'the message is LWC’s own, without a path',
  );
});

test('an error in a template has its code, line and column', async () => {
  const { problems } = await compileBundle({
    name: 'desk',
    files: [
      file('desk.js', component),
      file('desk.html', '<template>\n  <c-pile label={a.b()}></c-pile>\n</template>'),
    ],
  });
  assert.deepEqual(
    problems.map(({ line, column, code }) => ({ line, column, code })),
    [{ line: 2, column: 11, code: 'LWC1060' }],
    'the problem stands at the attribute',
  );
});

test('unknown Apex, label, component and module are problems where they are named', async () => {
  const { problems } = await compileBundle(
    {
      name: 'desk',
      files: [
        file(
          'desk.js',
          `import a from '@salesforce/apex/Gone.load';\nimport b from '@salesforce/apex/Desk.gone';\nimport c from '@salesforce/label/c.Gone';\nimport d from 'lightning/gone';\n${component}console.log(a, b, c, d);`,
        ),
        file('desk.html', '<template>\n  <c-gone></c-gone></template>'),
      ],
    },
    {
      apexMethod: (className) => (className === 'Gone' ? null : false),
      label: () => false,
      bundle: () => false,
    },
  );
  const found = problems.map(({ file: name, line, code, message }) => `${name.slice(19)}:${line} ${code} ${message}`);
  assert.deepEqual(
    found.sort(),
    [
      'desk.html:2 LWC_REFERENCE No MODULE named markup://c:gone found',
      "desk.js:1 LWC_REFERENCE Unable to find Apex action class referenced as 'Gone'.",
      "desk.js:2 LWC_REFERENCE Unable to find Apex action method referenced as 'Desk.gone'.",
      'desk.js:3 LWC_REFERENCE Invalid reference c.Gone of type label',
      'desk.js:4 UNSUPPORTED_LWC_MODULE The local org does not provide the module lightning/gone',
    ],
    'every missing thing is told, each at its line',
  );
});

test('a template with TypeScript but no JavaScript is refused: an org would drop the class', async () => {
  const { problems } = await compileBundle({
    name: 'desk',
    files: [file('desk.ts', component), file('desk.html', '<template></template>')],
  });
  assert.deepEqual(
    problems.map(({ code }) => code),
    ['LWC_CLASS_DROPPED'],
    'the lost class has a code of its own',
  );
});

test('TypeScript beside its JavaScript is refused too', async () => {
  const { problems } = await compileBundle({
    name: 'desk',
    files: [file('desk.ts', component), file('desk.js', component)],
  });
  assert.deepEqual(
    problems.map(({ code }) => code),
    ['UNSUPPORTED_LWC_TYPESCRIPT'],
    'an org takes only JavaScript',
  );
});

test('a bundle of styles alone is a module, a bundle of nothing is an error, a template alone a warning', async () => {
  const styles = await compileBundle({ name: 'desk', files: [file('desk.css', '.a { color: red }')] });
  assert.deepEqual(styles.problems, [], 'css alone is fine');
  const empty = await compileBundle({ name: 'desk', files: [file('desk.js-meta.xml', '<LightningComponentBundle/>')] });
  assert.deepEqual(
    empty.problems.map(({ code }) => code),
    ['LWC_EMPTY_BUNDLE'],
    'nothing to deploy',
  );
  const template = await compileBundle({ name: 'desk', files: [file('desk.html', '<template>hi</template>')] });
  assert.deepEqual(
    template.problems.map(({ code, severity }) => [code, severity]),
    [['LWC_TEMPLATE_ONLY', 'warning']],
    'a template alone is a warning',
  );
  assert.match(template.module?.code ?? '', /registerComponent/, 'and still a component');
});

test('a missing file of the bundle and a missing export are problems', async () => {
  const missing = await compileBundle({ name: 'desk', files: [file('desk.js', `import './gone';\n${component}`)] });
  assert.match(
    missing.problems[0]?.message ?? '',
    /Cannot find \.\/gone in the bundle desk/,
    'the missing file is named',
  );
  const noExport = await compileBundle({
    name: 'desk',
    files: [
      file('desk.js', `import { a } from './size';\n${component}console.log(a);`),
      file('size.js', 'export const b = 1;'),
    ],
  });
  assert.match(noExport.problems[0]?.code ?? '', /MISSING_EXPORT/, 'the missing export is told');
});
