import type { AuraClass, AuraMethod, AuraShape } from '../../../local-org/src/apex/index.ts';

const HEADER =
  '// Generated from the Apex source by `npm run build:typings`; a test fails when it is not up to date.\n';

/** Declarations of every `@salesforce/apex/Class.method` and of what the methods take and return. */
export function renderTypings(classes: readonly AuraClass[]): string {
  const types = new Map<string, AuraClass['types'][string]>();
  for (const aura of classes) for (const [name, fields] of Object.entries(aura.types)) types.set(name, fields);
  const interfaces = [...types]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([name, fields]) => renderInterface(name, fields));
  const modules = classes
    .toSorted((a, b) => a.name.localeCompare(b.name))
    .flatMap((aura) => aura.methods.map((method) => renderModule(aura.name, method)));
  return [HEADER, "declare module 'hub/apex' {\n", interfaces.join('\n'), '}\n\n', modules.join('\n')].join('');
}

const typeName = (apexName: string): string => apexName.replaceAll('.', '_');

function renderInterface(name: string, fields: AuraClass['types'][string]): string {
  const lines = fields.map((field) => `    ${field.name}${field.optional ? '?' : ''}: ${renderShape(field.shape)};\n`);
  return `  export interface ${typeName(name)} {\n${lines.join('')}  }\n`;
}

function renderModule(className: string, method: AuraMethod): string {
  const parameters = method.parameters
    .map((parameter) => `${parameter.name}: ${renderShape(parameter.shape)}`)
    .join('; ');
  const taken = parameters === '' ? 'Record<string, never>' : `{ ${parameters} }`;
  return (
    `declare module '@salesforce/apex/${className}.${method.name}' {\n` +
    `  const method: import('@salesforce/apex').ApexMethod<${taken}, ${renderShape(method.returns)}>;\n  export default method;\n}\n`
  );
}

/** Apex leaves out fields that are null, and any value may be null: both are said in the type. */
function renderShape(shape: AuraShape): string {
  switch (shape.kind) {
    case 'primitive':
      return shape.name === 'void' || shape.name === 'unknown' ? shape.name : shape.name;
    case 'list':
      return `readonly (${renderShape(shape.element)})[]`;
    case 'map':
      return `Readonly<Record<string, ${renderShape(shape.value)}>>`;
    case 'enum':
      return shape.constants.map((constant) => `'${constant}'`).join(' | ');
    case 'sobject':
      return 'Readonly<Record<string, unknown>>';
    case 'class':
      return `import('hub/apex').${typeName(shape.name)}`;
  }
}
