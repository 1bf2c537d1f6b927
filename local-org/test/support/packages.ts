const NAMESPACE = 'http://soap.sforce.com/2006/04/metadata';

export function metadataXml(type: string, body: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${type} xmlns="${NAMESPACE}">\n${body}\n</${type}>\n`;
}

/** A package.xml that names exactly these members. */
export function packageXml(members: Readonly<Record<string, readonly string[]>>): string {
  const types = Object.entries(members).map(
    ([type, names]) =>
      `<types>${names.map((name) => `<members>${name}</members>`).join('')}<name>${type}</name></types>`,
  );
  return metadataXml('Package', `${types.join('')}<version>67.0</version>`);
}

/** An Apex class in metadata format. */
export function apexClass(name: string, body: string): Record<string, string> {
  return {
    [`classes/${name}.cls`]: body,
    [`classes/${name}.cls-meta.xml`]: metadataXml(
      'ApexClass',
      '    <apiVersion>67.0</apiVersion>\n    <status>Active</status>',
    ),
  };
}

/** A Lightning web component in metadata format. */
export function lwcBundle(name: string, script: string, template: string): Record<string, string> {
  return {
    [`lwc/${name}/${name}.js`]: script,
    [`lwc/${name}/${name}.html`]: template,
    [`lwc/${name}/${name}.js-meta.xml`]: metadataXml(
      'LightningComponentBundle',
      '    <apiVersion>67.0</apiVersion>\n    <isExposed>true</isExposed>',
    ),
  };
}
