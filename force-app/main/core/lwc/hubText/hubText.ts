import locale from '@salesforce/i18n/locale';

/** Fills `{0}`, `{1}` … of a label; numbers are written in the user's locale. */
export function format(template: string, ...values: readonly (string | number)[]): string {
  return template.replace(/\{(\d+)\}/g, (place, index: string) => {
    const value = values[Number(index)];
    if (value === undefined) return place;
    return typeof value === 'number' ? formatNumber(value) : value;
  });
}

export function formatNumber(value: number): string {
  return new Intl.NumberFormat(locale).format(value);
}

/** A time as Apex sends it, exact to the second, in the user's locale; empty when there is none. */
export function formatTime(iso: string | null | undefined): string {
  return iso ? new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' }).format(new Date(iso)) : '';
}

interface ErrorBody {
  readonly message?: string;
}

/** The message inside whatever an Apex call or a wire hands over as error. */
export function messageOf(error: unknown): string {
  const body = (error as { body?: ErrorBody | readonly ErrorBody[] } | null)?.body;
  const first = Array.isArray(body) ? (body[0] as ErrorBody | undefined) : (body as ErrorBody | undefined);
  return first?.message ?? (error as ErrorBody | null)?.message ?? String(error);
}
