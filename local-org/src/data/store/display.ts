const LOCALE = 'en-US';

/** A value as FORMAT() of SOQL shows it, in the locale of the org (en_US, dollars). */
export function displayed(value: unknown, type: string, scale: unknown): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const digits = typeof scale === 'number' ? scale : 0;
  switch (type) {
    case 'currency':
      return `$${decimal(Number(value), Math.max(digits, 2))}`;
    case 'int':
    case 'long':
    case 'double':
      return decimal(Number(value), digits);
    case 'percent':
      return `${decimal(Number(value), digits)}%`;
    case 'date':
      return day(`${String(value)}T00:00:00Z`);
    case 'datetime':
      return `${day(String(value))}, ${time(String(value))}`;
    case 'boolean':
      return value === 1 ? 'true' : 'false';
    default:
      return String(value);
  }
}

function decimal(value: number, digits: number): string {
  return new Intl.NumberFormat(LOCALE, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
}

const day = (text: string): string =>
  new Intl.DateTimeFormat(LOCALE, { year: 'numeric', month: 'numeric', day: 'numeric', timeZone: 'UTC' }).format(
    new Date(text),
  );
const time = (text: string): string =>
  new Intl.DateTimeFormat(LOCALE, { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' })
    .format(new Date(text))
    .replace('\u202f', ' ');
