const LINES_PER_PAGE = 54;
const LINE_LENGTH = 90;

/** The text as a PDF document in Helvetica; characters beyond Latin-1 are shown as `?`. */
export function pdfOf(text: string): Uint8Array {
  const lines = text.split(/\r?\n/).flatMap((line) => line.match(new RegExp(`.{1,${LINE_LENGTH}}`, 'gs')) ?? ['']);
  const pages: string[][] = [];
  for (let at = 0; at < lines.length; at += LINES_PER_PAGE) pages.push(lines.slice(at, at + LINES_PER_PAGE));
  const kids = pages.map((_, at) => `${4 + at * 2} 0 R`).join(' ');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    ...pages.flatMap((page, at) => [pageObject(5 + at * 2), streamObject(page)]),
  ];
  return document(objects);
}

function pageObject(content: number): string {
  const font = '/Resources << /Font << /F1 3 0 R >> >>';
  return `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] ${font} /Contents ${content} 0 R >>`;
}

function streamObject(lines: readonly string[]): string {
  const shown = lines.map((line) => `(${line.replace(/[\\()]/g, '\\$&')}) Tj T*`).join('\n');
  const content = `BT /F1 11 Tf 13 TL 50 740 Td\n${shown}\nET`;
  return `<< /Length ${latin1(content).length} >>\nstream\n${content}\nendstream`;
}

function document(objects: readonly string[]): Uint8Array {
  let out = '%PDF-1.4\n';
  const offsets = objects.map((body, at) => {
    const offset = latin1(out).length;
    out += `${at + 1} 0 obj\n${body}\nendobj\n`;
    return offset;
  });
  const start = latin1(out).length;
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  out += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`;
  out += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return latin1(out);
}

function latin1(text: string): Uint8Array {
  return Buffer.from(text.replace(/[^\x00-\xff]/gu, '?'), 'latin1');
}
