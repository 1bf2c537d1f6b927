const NOT_CODE = /\/\*[\s\S]*?\*\/|\/\/.*|'(?:\\.|[^'\\\n])*'/g;

/** Apex without its comments and texts. */
export function apexCode(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8').replace(NOT_CODE, ' ');
}

/** The names in Apex code, lower-cased. */
export function apexWords(bytes: Uint8Array): ReadonlySet<string> {
  return new Set(Array.from(apexCode(bytes).matchAll(/[a-z]\w*/gi), ([word]) => word.toLowerCase()));
}
