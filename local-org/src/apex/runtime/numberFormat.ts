import { transactionOrNull } from './hooks.ts';

const formats = new Map<string, Intl.NumberFormat>();

/** The BCP 47 tag of a Salesforce locale, e.g. `en-US` for `en_US`. */
export function localeTag(locale: string): string {
  const tag = locale.replaceAll('_', '-').replace(/-EURO$/, '');
  return Intl.NumberFormat.supportedLocalesOf([tag]).length > 0 ? tag : 'en-US';
}

/** In the running user's locale with at most three decimals, as `format()` of Integer, Long, Double and Decimal. */
export function formatNumber(value: number | bigint | string): string {
  const locale = transactionOrNull()?.userLocale() ?? 'en_US';
  let format = formats.get(locale);
  if (!format) {
    format = new Intl.NumberFormat(localeTag(locale), { maximumFractionDigits: 3, roundingMode: 'halfEven' });
    formats.set(locale, format);
  }
  return format.format(value as Intl.StringNumericLiteral);
}
