import { toCsv } from '../csv';

describe('CSV of apps', () => {
  it('has a line per app, quotes what needs quotes, and disarms formulas', () => {
    const csv = toCsv([
      { name: 'A, "B"', riskScore: -1, evidence: ['one.', 'two.'] },
      { name: '=HYPERLINK("x")', scopes: null },
    ]);
    const lines = csv.split('\r\n');
    expect(lines).toHaveLength(4);
    expect(lines[1]).toMatch(/^"A, ""B""",.*,-1,.*one\. two\.,$/);
    expect(lines[2]).toMatch(/^"'=HYPERLINK\(""x""\)",/);
  });
});
