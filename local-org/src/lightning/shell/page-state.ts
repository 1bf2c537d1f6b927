import type { PageReference, PageState, PlacedComponent } from '../client/page-state.ts';
import { parseReference } from '../compile/references.ts';
import type { CompiledModule, LightningOrg } from '../types.ts';
import type { UserValueModule } from '../vendor/platform-values.ts';

export interface PageStateInput {
  readonly org: LightningOrg;
  readonly userId: string;
  readonly csrfToken: string;
  readonly page: PageReference;
  readonly components: readonly PlacedComponent[];
  readonly modules: readonly CompiledModule[];
}

/** Everything that the page's modules ask the platform for, so that no module costs a request of its own. */
export function buildPageState(input: PageStateInput): PageState {
  const { org, userId, csrfToken, page, components, modules } = input;
  const values: Record<string, unknown> = { ...userValues(org, userId) };
  const apex: Record<string, { cacheable: boolean }> = {};
  const access = org.access(userId);
  for (const specifier of new Set(modules.flatMap(({ references }) => references))) {
    const reference = parseReference(specifier);
    if (!reference) continue;
    switch (reference.kind) {
      case 'apex': {
        const method = org.apexMethod(reference.className, reference.method);
        if (method) apex[`${reference.className}.${reference.method}`] = { cacheable: method.cacheable };
        break;
      }
      case 'label':
        values[specifier] = org.label(reference.name) ?? `[${reference.name}]`;
        break;
      case 'user':
        values[specifier] = reference.name === 'Id' ? userId : false;
        break;
      case 'customPermission':
        values[specifier] = access.customPermissions.has(reference.name.toLowerCase()) || undefined;
        break;
      case 'userPermission':
        values[specifier] = access.userPermissions.has(reference.name.toLowerCase()) || undefined;
        break;
      case 'resourceUrl':
        values[specifier] = `/resource/${reference.name}`;
        break;
      default:
        break;
    }
  }
  return { csrfToken, values, apex, page, components };
}

const numberSeparators = ['group', 'decimal'] as const;

/** `@salesforce/i18n/…` and `@salesforce/client/…` for the user's locale, from the platform's own Intl. */
function userValues(org: LightningOrg, userId: string): Record<UserValueModule, unknown> {
  const user = org.user(userId);
  const locale = user.locale.replaceAll('_', '-');
  const parts = new Intl.NumberFormat(locale).formatToParts(-12345.6);
  const [grouping, decimal] = numberSeparators.map((type) => parts.find((part) => part.type === type)?.value ?? '');
  return {
    '@salesforce/i18n/locale': locale,
    '@salesforce/i18n/lang': user.language.replaceAll('_', '-'),
    '@salesforce/i18n/dir': 'ltr',
    '@salesforce/i18n/timeZone': user.timeZone,
    '@salesforce/i18n/currency': 'USD',
    '@salesforce/i18n/firstDayOfWeek': firstDayOfWeek(locale),
    '@salesforce/i18n/number.groupingSeparator': grouping,
    '@salesforce/i18n/number.decimalSeparator': decimal,
    '@salesforce/i18n/defaultNumberingSystem': 'latn',
    '@salesforce/i18n/dateTime.shortDateFormat': datePattern(locale, 'short'),
    '@salesforce/i18n/dateTime.mediumDateFormat': datePattern(locale, 'medium'),
    '@salesforce/i18n/dateTime.longDateFormat': datePattern(locale, 'long'),
    '@salesforce/client/formFactor': 'Large',
  };
}

/** 1 is Sunday, as `@salesforce/i18n/firstDayOfWeek` counts. */
function firstDayOfWeek(locale: string): number {
  const info = new Intl.Locale(locale) as Intl.Locale & { getWeekInfo?(): { firstDay: number } };
  return ((info.getWeekInfo?.().firstDay ?? 7) % 7) + 1;
}

/** A pattern such as `M/d/yyyy`, read off a date whose parts are all different. */
function datePattern(locale: string, dateStyle: 'short' | 'medium' | 'long'): string {
  const month = { short: 'M', medium: 'MMM', long: 'MMMM' }[dateStyle];
  return new Intl.DateTimeFormat(locale, { dateStyle, timeZone: 'UTC' })
    .formatToParts(Date.UTC(2026, 10, 21))
    .map(({ type, value }) => {
      if (type === 'year') return 'yyyy';
      if (type === 'month') return /^\d+$/.test(value) ? 'M' : month;
      return type === 'day' ? 'd' : value;
    })
    .join('');
}
