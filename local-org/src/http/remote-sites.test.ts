import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { deployFiles, metadataFile } from './testing/packages.ts';
import { startTestServer, type Answer, type TestServer } from './testing/test-server.ts';

const V = '/services/data/v66.0';

let server: TestServer;
before(async () => {
  server = await startTestServer();
  const site = (url: string, disableProtocolSecurity: boolean): string =>
    metadataFile('RemoteSiteSetting', { disableProtocolSecurity, isActive: true, url });
  await deployFiles(
    server,
    { RemoteSiteSetting: ['Rates', 'Weather'], CspTrustedSite: ['Pictures'] },
    {
      'remoteSiteSettings/Rates.remoteSite': site('http://rates.example.com', false),
      'remoteSiteSettings/Weather.remoteSite': site('https://weather.example.com', true),
      'cspTrustedSites/Pictures.cspTrustedSite': metadataFile('CspTrustedSite', {
        context: 'All',
        endpointUrl: '*.example.com',
        isActive: true,
        isApplicableToImgSrc: true,
      }),
    },
  );
});
after(() => server.close());

const query = (soql: string, api = ''): Promise<Answer> =>
  server.call('GET', `${V}${api}/query?q=${encodeURIComponent(soql)}`);

async function rows(soql: string, api = ''): Promise<Record<string, unknown>[]> {
  const { json } = await query(soql, api);
  const { records } = json as { records: Record<string, unknown>[] };
  return records.map((record) => Object.fromEntries(Object.entries(record).filter(([name]) => name !== 'attributes')));
}

describe('remote sites and trusted URLs', () => {
  test('remote sites are objects of the Tooling API', async () => {
    assert.deepEqual(
      await rows(
        'SELECT SiteName, EndpointUrl, IsActive, ProtocolMismatch FROM RemoteProxy ORDER BY SiteName',
        '/tooling',
      ),
      [
        { SiteName: 'Rates', EndpointUrl: 'http://rates.example.com', IsActive: true, ProtocolMismatch: false },
        { SiteName: 'Weather', EndpointUrl: 'https://weather.example.com', IsActive: true, ProtocolMismatch: true },
      ],
      'disableProtocolSecurity is the column ProtocolMismatch',
    );
    const { status, text } = await query('SELECT SiteName FROM RemoteProxy');
    assert.equal(status, 400, 'and of no other API');
    assert.match(text, /INVALID_TYPE/, 'in the words of the platform');
  });

  test('trusted URLs are objects of the data API', async () => {
    assert.deepEqual(
      await rows('SELECT DeveloperName, EndpointUrl, IsActive FROM CspTrustedSite'),
      [{ DeveloperName: 'Pictures', EndpointUrl: '*.example.com', IsActive: true }],
      'which Apex can query (Salesforce Help, "Identify Malformed Trusted URLs")',
    );
  });

  test('FullName and Metadata come one row at a time', async () => {
    const { status, text } = await query('SELECT FullName FROM RemoteProxy', '/tooling');
    assert.equal(status, 400, 'two remote sites');
    assert.match(text, /MALFORMED_QUERY/, 'the code');
    assert.match(text, /must specify no more than one row for retrieval\. Result size: 2/, 'the reason');
    assert.deepEqual(
      await rows("SELECT FullName FROM RemoteProxy WHERE SiteName = 'Rates'", '/tooling'),
      [{ FullName: 'Rates' }],
      'one',
    );
  });
});
