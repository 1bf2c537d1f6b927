import { deriveFields, isChanged, numberIn, textIn } from './derived-fields.ts';
import type { BehaviourRow } from './registry.ts';

/** Page Opportunity of the Object Reference: expected revenue and fiscal period; what the stage says is set before. */
deriveFields('Opportunity', (row) => {
  if (row.old !== null && isChanged(row, 'ForecastCategoryName')) setForecast(row);
  if (isChanged(row, 'CloseDate')) setPeriod(row);
  const amount = numberIn(row, 'Amount');
  row.fields['ExpectedRevenue'] = amount === null ? null : (amount * (numberIn(row, 'Probability') ?? 0)) / 100;
});

const CATEGORIES: Readonly<Record<string, string>> = { 'best case': 'BestCase', commit: 'Forecast' };

function setForecast(row: BehaviourRow): void {
  const name = textIn(row, 'ForecastCategoryName');
  row.fields['ForecastCategory'] = name === null ? null : (CATEGORIES[name.toLowerCase()] ?? name);
}

/** The fiscal year is the calendar year. */
function setPeriod(row: BehaviourRow): void {
  const [, year, month] = /^(\d{4})-(\d\d)/.exec(textIn(row, 'CloseDate') ?? '') ?? [];
  if (year === undefined) return;
  const quarter = Math.ceil(Number(month) / 3);
  row.fields['FiscalYear'] = Number(year);
  row.fields['FiscalQuarter'] = quarter;
  row.fields['Fiscal'] = `${year} ${quarter}`;
}
