import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, beforeEach, describe, it } from 'node:test';
import { formatCommand } from './format.ts';

const CANONICAL = `<?xml version="1.0" encoding="UTF-8"?>
<RemoteSiteSetting xmlns="http://soap.sforce.com/2006/04/metadata">
    <disableProtocolSecurity>false</disableProtocolSecurity>
    <isActive>true</isActive>
    <url>https://partner.example</url>
</RemoteSiteSetting>
`;
const SHUFFLED = CANONICAL.replace(/( *<isActive>.*\n)( *<url>.*\n)/, '$2$1');

describe('local-org format', () => {
  const folder = mkdtempSync(join(tmpdir(), 'local-org-format-'));
  const file = join(folder, 'force-app/main/remoteSiteSettings/Partner.remoteSite-meta.xml');
  const format = (...flags: readonly string[]): Promise<number> =>
    formatCommand(['--source-dir', join(folder, 'force-app'), ...flags]);

  beforeEach(() => {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(
      join(folder, 'sfdx-project.json'),
      '{"packageDirectories":[{"path":"force-app","default":true}],"sourceApiVersion":"67.0"}',
    );
    writeFileSync(file, SHUFFLED);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('puts elements into the order of a retrieve', async () => {
    assert.equal(await format(), 0, 'formatting is no failure');
    assert.equal(readFileSync(file, 'utf8'), CANONICAL, 'the file is as a retrieve gives it');
  });

  it('only names the files with --check', async () => {
    assert.equal(await format('--check'), 1, 'a file that differs fails the check');
    assert.equal(readFileSync(file, 'utf8'), SHUFFLED, 'nothing is written');
    writeFileSync(file, CANONICAL);
    assert.equal(await format('--check'), 0, 'a canonical file passes');
  });

  it('says which flag is missing', async () => {
    await assert.rejects(formatCommand([]), /--source-dir is missing/, 'the folders must be named');
  });
});
