/** A template as one formula: `Dear {!Name}` joins its text with its merge fields. */
export function parseTemplate(source: string): string {
  const parts = source.split(/\{!([^}]*)\}/).map((part, index) => (index % 2 === 0 ? quoted(part) : asText(part)));
  const used = parts.filter((part) => part !== '""');
  return used.length === 0 ? '""' : used.join(' & ');
}

function quoted(text: string): string {
  const escaped = text.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n').replaceAll('\r', '\\r');
  return `"${escaped}"`;
}

function asText(expression: string): string {
  return `(${expression})`;
}
