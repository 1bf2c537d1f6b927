/** Date literals of SOQL ("Date Formats and Date Literals in WHERE"); true for those that take `:n`. */
export const RANGE_NAMES: ReadonlyMap<string, boolean> = new Map([
  ...['YESTERDAY', 'TODAY', 'TOMORROW', 'LAST_90_DAYS', 'NEXT_90_DAYS'].map((name) => [name, false] as const),
  ...['WEEK', 'MONTH', 'QUARTER', 'YEAR', 'FISCAL_QUARTER', 'FISCAL_YEAR'].flatMap((unit) =>
    ['LAST', 'THIS', 'NEXT'].map((which) => [`${which}_${unit}`, false] as const),
  ),
  ...['DAYS', 'WEEKS', 'MONTHS', 'QUARTERS', 'YEARS', 'FISCAL_QUARTERS', 'FISCAL_YEARS'].flatMap((unit) => [
    [`LAST_N_${unit}`, true] as const,
    [`NEXT_N_${unit}`, true] as const,
    [`N_${unit}_AGO`, true] as const,
  ]),
]);

type Unit = 'DAY' | 'WEEK' | 'MONTH' | 'QUARTER' | 'YEAR';

/** Days since 1970 of the first day and of the day after the last. */
interface DayRange {
  readonly from: number;
  readonly until: number;
}

const DAY = 86_400_000;

/** The days a literal stands for when today is `today` (days since 1970). Weeks start on Sunday; the fiscal year is the calendar year. */
export function dayRange(name: string, count: number | null, today: number): DayRange {
  if (name === 'LAST_90_DAYS') return { from: today - 90, until: today + 1 };
  if (name === 'NEXT_90_DAYS') return { from: today + 1, until: today + 91 };
  const single = { YESTERDAY: -1, TODAY: 0, TOMORROW: 1 }[name];
  if (single !== undefined) return { from: today + single, until: today + single + 1 };
  const plain = name.replace('FISCAL_', '');
  const which = /^(LAST|THIS|NEXT)_(WEEK|MONTH|QUARTER|YEAR)$/.exec(plain);
  if (which !== null) {
    const shift = { LAST: -1, THIS: 0, NEXT: 1 }[which[1] as 'LAST' | 'THIS' | 'NEXT'];
    return units(which[2] as Unit, shift, shift + 1, today);
  }
  return countedRange(plain, count ?? 0, today);
}

function countedRange(name: string, count: number, today: number): DayRange {
  const unit = name.replace(/^(LAST_N_|NEXT_N_|N_)/, '').replace(/S(_AGO)?$/, '') as Unit;
  if (name.endsWith('_AGO')) return units(unit, -count, -count + 1, today);
  if (name.startsWith('NEXT_N_')) return units(unit, 1, count + 1, today);
  return units(unit, -count, unit === 'DAY' ? 1 : 0, today);
}

function units(unit: Unit, from: number, until: number, today: number): DayRange {
  return { from: startOf(unit, from, today), until: startOf(unit, until, today) };
}

function startOf(unit: Unit, shift: number, today: number): number {
  if (unit === 'DAY') return today + shift;
  if (unit === 'WEEK') return today - ((((today + 4) % 7) + 7) % 7) + shift * 7;
  const date = new Date(today * DAY);
  const month = date.getUTCMonth();
  if (unit === 'MONTH') return Date.UTC(date.getUTCFullYear(), month + shift) / DAY;
  if (unit === 'QUARTER') return Date.UTC(date.getUTCFullYear(), month - (month % 3) + shift * 3) / DAY;
  return Date.UTC(date.getUTCFullYear() + shift, 0) / DAY;
}
