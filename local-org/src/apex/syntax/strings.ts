/** Escapes of the Apex lexer: \b \t \n \f \r \" \' \\ \uXXXX, and in SOQL text \_ and \%, which keep their backslash. */
const ESCAPES: Readonly<Record<string, string>> = {
  b: '\b',
  t: '\t',
  n: '\n',
  f: '\f',
  r: '\r',
  s: ' ',
  '"': '"',
  "'": "'",
  '\\': '\\',
};

function unescape(body: string): string {
  if (!body.includes('\\')) return body;
  return body.replace(/\\(u[0-9a-fA-F]{4}|[\s\S])/g, (whole, code: string) => {
    if (code.length > 1) return String.fromCharCode(Number.parseInt(code.slice(1), 16));
    return ESCAPES[code.toLowerCase()] ?? whole;
  });
}

export function stringValue(literal: string): string {
  return unescape(literal.slice(1, -1));
}

/**
 * A text block: the line break after the opening quotes goes, and so does the indentation that all lines share
 * (the line of the closing quotes counts), as in the release notes of Spring '24 for multiline strings.
 */
export function multilineValue(literal: string): string {
  const body = literal
    .slice(3, -3)
    .replace(/\r\n?/g, '\n')
    .replace(/^[ \t]*\n/, '');
  const lines = body.split('\n');
  const counted = lines.filter((line, index) => line.trim() !== '' || index === lines.length - 1);
  const indent = Math.min(...counted.map((line) => line.length - line.trimStart().length));
  return unescape(lines.map((line) => line.slice(Math.min(indent, line.length - line.trimStart().length))).join('\n'));
}
