/** Metadata XML in the form in which an org gives it back. */
export function metadataFile(root: string, body: string, attributes = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<${root} xmlns="http://soap.sforce.com/2006/04/metadata"${attributes}>
${body}
</${root}>
`;
}

export function element(name: string, text: string, indent = 4): string {
  return `${' '.repeat(indent)}<${name}>${escaped(text)}</${name}>`;
}

/** An element of elements. */
export function group(name: string, children: readonly (readonly [name: string, text: string])[]): string {
  return `    <${name}>\n${children.map(([child, text]) => element(child, text, 8)).join('\n')}\n    </${name}>`;
}

export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;');
}
