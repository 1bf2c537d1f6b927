import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { deployFiles, metadataFile } from './testing/packages.ts';
import { startTestServer, type TestServer } from './testing/test-server.ts';

const BASE = '/services/data/v66.0/named-credentials';

let server: TestServer;
before(async () => {
  server = await startTestServer();
  const setting = (parameterType: string, parameterName: string, parameterValue: string) => ({
    parameterGroup: 'DefaultGroup',
    parameterName,
    parameterType,
    parameterValue,
  });
  await deployFiles(
    server,
    { Certificate: ['Signing'], ExternalCredential: ['Signed'] },
    {
      'certs/Signing.crt': '',
      'certs/Signing.crt-meta.xml': metadataFile('Certificate', { caSigned: false, masterLabel: 'Signing' }),
      'externalCredentials/Signed.externalCredential': metadataFile('ExternalCredential', {
        authenticationProtocol: 'Oauth',
        externalCredentialParameters: [
          setting('AuthProtocolVariant', 'Oauth', 'JwtBearer'),
          setting('AuthProviderUrl', 'AuthProviderUrl', 'https://login.partner.example.com/token'),
          {
            certificate: 'Signing',
            parameterGroup: 'DefaultGroup',
            parameterName: 'SigningCertificate',
            parameterType: 'SigningCertificate',
          },
          setting('JwtBodyClaim', 'iss', '"consumer"'),
          setting('JwtBodyClaim', 'sub', '"service@example.com"'),
          setting('JwtBodyClaim', 'aud', '"https://login.partner.example.com"'),
          { parameterGroup: 'Main', parameterName: 'Main', parameterType: 'NamedPrincipal', sequenceNumber: 1 },
        ],
        label: 'Signed',
      }),
    },
  );
});
after(() => server.close());

describe('an external credential that a certificate signs', () => {
  test('has no principal to fill in and tells its claims', async () => {
    const { json } = await server.call('GET', `${BASE}/external-credentials/Signed`);
    const { authenticationStatus, parameters } = json as {
      authenticationStatus: string;
      parameters: { parameterName: string; parameterType: string; parameterValue: string }[];
    };
    assert.equal(authenticationStatus, 'Configured', 'the certificate is all it needs');
    const claims = parameters.filter(({ parameterType }) => parameterType === 'JwtBodyClaim');
    assert.deepEqual(
      claims.map(({ parameterName, parameterValue }) => [parameterName, parameterValue]),
      [
        ['iss', '"consumer"'],
        ['sub', '"service@example.com"'],
        ['aud', '"https://login.partner.example.com"'],
      ],
      'as they were deployed',
    );
  });
});
