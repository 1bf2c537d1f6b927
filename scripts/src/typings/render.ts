import type { AuraClass, AuraMethod, AuraShape, AuraType } from '../../../local-org/src/apex/index.ts';

const HEADER =
  '// Generated from the Apex source by `npm run build:typings`; a test fails when it is not up to date.\n\n';
const INDENT = '  ';

/** Declarations of every `@salesforce/apex/Class.method` and, in namespace `Apex`, of what the methods take and return. */
export function renderTypings(classes: readonly AuraClass[]): string {
  const types = new Map(classes.flatMap((aura) => aura.types.map((type) => [type.name, type] as const)));
  const interfaces = [...types.values()].toSorted(byName).map(renderInterface);
  const modules = classes
    .toSorted(byName)
    .flatMap((aura) => aura.methods.map((method) => renderModule(aura.name, method)));
  return `${HEADER}declare namespace Apex {\n${interfaces.join('\n')}}\n\n${modules.join('\n')}`;
}

const byName = (a: { readonly name: string }, b: { readonly name: string }): number => a.name.localeCompare(b.name);
const identifier = (apexName: string): string => apexName.replaceAll('.', '_');

/** Apex leaves fields that are null out of its answer, and takes an absent one for null. */
function renderInterface(type: AuraType): string {
  const fields = type.fields.map((field) => `${INDENT}${INDENT}${field.name}?: ${renderShape(field.shape)} | null;\n`);
  return `${INDENT}interface ${identifier(type.name)} {\n${fields.join('')}${INDENT}}\n`;
}

function renderModule(className: string, method: AuraMethod): string {
  const parameters = method.parameters.map((parameter) => `${parameter.name}: ${renderShape(parameter.shape)} | null`);
  const taken = parameters.length === 0 ? 'Record<string, never>' : `{ ${parameters.join('; ')} }`;
  return (
    `declare module '@salesforce/apex/${className}.${method.name}' {\n${INDENT}import type { ApexMethod } from '@salesforce/apex';\n` +
    `${INDENT}const method: ApexMethod<${taken}, ${renderShape(method.returns)}>;\n${INDENT}export default method;\n}\n`
  );
}

function renderShape(shape: AuraShape): string {
  switch (shape.kind) {
    case 'primitive':
      return shape.name;
    case 'list':
      return `readonly ${atom(renderShape(shape.element))}[]`;
    case 'map':
      return `Readonly<Record<string, ${renderShape(shape.value)}>>`;
    case 'enum':
      return shape.constants.map((constant) => `'${constant}'`).join(' | ');
    case 'sobject':
      return 'Readonly<Record<string, unknown>>';
    case 'class':
      return `Apex.${identifier(shape.name)}`;
  }
}

const atom = (type: string): string => (type.includes(' ') ? `(${type})` : type);
