import { isUserValueModule } from '../vendor/platform-values.ts';

/** What a bundle imports that only the platform has. */
export type Reference =
  | { readonly kind: 'apex'; readonly className: string; readonly method: string }
  | { readonly kind: 'label'; readonly name: string }
  | { readonly kind: 'schema'; readonly object: string; readonly field: string | null }
  | { readonly kind: 'user'; readonly name: 'Id' | 'isGuest' }
  | { readonly kind: 'customPermission' | 'userPermission' | 'resourceUrl' | 'messageChannel'; readonly name: string }
  | { readonly kind: 'value'; readonly name: string }
  | { readonly kind: 'unsupported'; readonly name: string };

/** Reads a specifier such as `@salesforce/label/c.Title`; null when it is not one of `@salesforce/<scope>/<name>`. */
export function parseReference(specifier: string): Reference | null {
  const match = /^@salesforce\/(\w+)\/(.+)$/.exec(specifier);
  if (!match) return null;
  const [, scope = '', name = ''] = match;
  if (isUserValueModule(specifier)) return { kind: 'value', name: specifier };
  switch (scope) {
    case 'apex':
      return apexReference(specifier, name);
    case 'label':
      return /^c\.\w+$/.test(name) ? { kind: 'label', name: name.slice(2) } : { kind: 'unsupported', name: specifier };
    case 'schema': {
      const dot = name.indexOf('.');
      return dot < 0
        ? { kind: 'schema', object: name, field: null }
        : { kind: 'schema', object: name.slice(0, dot), field: name.slice(dot + 1) };
    }
    case 'user':
      return name === 'Id' || name === 'isGuest' ? { kind: 'user', name } : { kind: 'unsupported', name: specifier };
    case 'customPermission':
    case 'userPermission':
    case 'resourceUrl':
    case 'messageChannel':
      return { kind: scope, name };
    default:
      return { kind: 'unsupported', name: specifier };
  }
}

function apexReference(specifier: string, name: string): Reference {
  const [className, method, ...rest] = name.split('.');
  if (!className || !method || rest.length > 0) return { kind: 'unsupported', name: specifier };
  return { kind: 'apex', className, method };
}

/** The module that stands for a reference in the compiled bundle. */
export function referenceModule(specifier: string, reference: Reference): string {
  switch (reference.kind) {
    case 'apex':
      return `import { apexMethod } from 'page/apex';\nexport default apexMethod(${JSON.stringify(reference.className)}, ${JSON.stringify(reference.method)});\n`;
    case 'schema': {
      const value = { objectApiName: reference.object, ...(reference.field ? { fieldApiName: reference.field } : {}) };
      return `export default Object.freeze(${JSON.stringify(value)});\n`;
    }
    case 'messageChannel':
      return `export default ${JSON.stringify(reference.name)};\n`;
    default:
      return `import { pageValue } from 'page/boot';\nexport default pageValue(${JSON.stringify(specifier)});\n`;
  }
}
