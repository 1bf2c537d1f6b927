import type { Bundle, BundleFile } from '../types.ts';

export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Where a bundle names a module: the import in a script or style, or the first tag of `c/name` in a template. */
export function locate(bundle: Bundle, specifier: string): Place {
  const tag = tagOf(specifier);
  for (const file of bundle.files) {
    const index = /\.(?:js|css)$/.test(file.path) ? quoted(file.text, specifier) : tagAt(file, tag);
    if (index >= 0) return placeAt(file, index);
  }
  const [first] = bundle.files;
  return { file: first?.file ?? first?.path ?? bundle.name, line: 1, column: 1 };
}

function quoted(text: string, specifier: string): number {
  const single = text.indexOf(`'${specifier}'`);
  return single >= 0 ? single : text.indexOf(`"${specifier}"`);
}

function tagOf(specifier: string): string | null {
  const [namespace, name] = specifier.split('/');
  if (!namespace || !name) return null;
  return `<${namespace}-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

function tagAt(file: BundleFile, tag: string | null): number {
  if (tag === null || !file.path.endsWith('.html')) return -1;
  return file.text.search(new RegExp(`${tag}(?=[\\s>/])`));
}

function placeAt(file: BundleFile, index: number): Place {
  const before = file.text.slice(0, index).split('\n');
  return { file: file.file ?? file.path, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
