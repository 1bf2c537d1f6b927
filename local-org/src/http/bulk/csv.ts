import { parse } from 'csv-parse/sync';
import { ApiError } from '../errors.ts';
import { textOr } from '../text.ts';

const DELIMITERS: Readonly<Record<string, string>> = {
  COMMA: ',',
  SEMICOLON: ';',
  TAB: '\t',
  PIPE: '|',
  CARET: '^',
  BACKQUOTE: '`',
};

export function delimiterOf(name: string): string {
  const delimiter = DELIMITERS[name];
  if (delimiter === undefined)
    throw new ApiError(400, 'INVALIDJOB', `InvalidJob : Unsupported column delimiter ${name}`);
  return delimiter;
}

export interface CsvTable {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export function readCsv(text: string, delimiter: string): CsvTable {
  try {
    const lines: string[][] = parse(text, { delimiter, bom: true, skip_empty_lines: true });
    const [header = [], ...rows] = lines;
    return { header, rows };
  } catch (error) {
    throw new ApiError(400, 'INVALIDBATCH', `InvalidBatch : ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Every value in quotes, as Bulk API 2.0 writes them. */
export function csvLine(values: readonly unknown[], delimiter: string): string {
  return values.map((value) => `"${textOr(value).replaceAll('"', '""')}"`).join(delimiter);
}

export function csvText(lines: readonly string[], lineEnding: string): string {
  const end = lineEnding === 'CRLF' ? '\r\n' : '\n';
  return lines.map((line) => line + end).join('');
}
