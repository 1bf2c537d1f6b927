/** The source of `@salesforce/i18n/…` and `@salesforce/client/…`: values of the signed-in user, which come with the page. */
export function platformValueModule(specifier: string): string | null {
  const match = /^@salesforce\/(i18n|client)\/(.+)$/.exec(specifier);
  if (!match) return null;
  return `import { pageValue } from 'page/boot';\nexport default pageValue(${JSON.stringify(specifier)});\n`;
}
