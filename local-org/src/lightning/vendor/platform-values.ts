/** Modules whose value depends on the signed-in user and comes with the page. */
export const userValueModules = [
  '@salesforce/client/formFactor',
  '@salesforce/i18n/locale',
  '@salesforce/i18n/lang',
  '@salesforce/i18n/dir',
  '@salesforce/i18n/timeZone',
  '@salesforce/i18n/currency',
  '@salesforce/i18n/firstDayOfWeek',
  '@salesforce/i18n/defaultNumberingSystem',
  '@salesforce/i18n/number.groupingSeparator',
  '@salesforce/i18n/number.decimalSeparator',
  '@salesforce/i18n/dateTime.shortDateFormat',
  '@salesforce/i18n/dateTime.mediumDateFormat',
  '@salesforce/i18n/dateTime.longDateFormat',
] as const;
export type UserValueModule = (typeof userValueModules)[number];

export function isUserValueModule(specifier: string): specifier is UserValueModule {
  return (userValueModules as readonly string[]).includes(specifier);
}

/** The source of such a module; null for others, which base components have with them. */
export function platformValueModule(specifier: string): string | null {
  if (!isUserValueModule(specifier)) return null;
  return `import { pageValue } from 'page/boot';\nexport default pageValue(${JSON.stringify(specifier)});\n`;
}
