const columns = [
  'name',
  'kind',
  'permittedUsers',
  'inferred',
  'grantedBy',
  'risk',
  'riskScore',
  'users',
  'tokens',
  'lastAttempt',
  'scopes',
  'refreshPolicy',
  'ipPolicy',
  'policySource',
  'policyAsOf',
  'evidence',
  'remedy',
] as const;

/** The rows as CSV (RFC 4180), one line per app, in the order given. */
export function toCsv(rows: readonly Apex.HubAppRow[]): string {
  const lines = rows.map((row) => columns.map((column) => cell(row[column])).join(','));
  return [columns.join(','), ...lines, ''].join('\r\n');
}

/** A text that a spreadsheet would take for a formula gets an apostrophe in front. */
function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = Array.isArray(value) ? value.join(' ') : String(value);
  const safe = typeof value !== 'number' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Hands a file to the browser as a download. */
export function download(fileName: string, content: string): void {
  const url = URL.createObjectURL(new Blob([content], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(url);
}
