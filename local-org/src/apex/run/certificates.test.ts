import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openProject } from './test-project.ts';

const CERTIFICATE = `<?xml version="1.0" encoding="UTF-8"?>
<Certificate xmlns="http://soap.sforce.com/2006/04/metadata">
    <caSigned>false</caSigned>
    <keySize>2048</keySize>
    <masterLabel>Signing</masterLabel>
    <privateKeyExportable>false</privateKeyExportable>
</Certificate>`;
const SIGNS = `@IsTest
private class SigningTest {
    @IsTest
    static void signsWithTheCertificate() {
        Blob signature = Crypto.signWithCertificate('RSA-SHA256', Blob.valueOf('claims'), 'Signing');
        Assert.areEqual(256, signature.size(), 'a key of 2048 bits signs with 256 bytes');
    }
    @IsTest
    static void refusesAnother() {
        try {
            Crypto.signWithCertificate('RSA-SHA256', Blob.valueOf('claims'), 'Nobody');
            Assert.fail('there is no such certificate');
        } catch (Exception e) {
            Assert.isTrue(e.getMessage().containsIgnoreCase('Nobody'), e.getMessage());
        }
    }
}`;

test('a deployed certificate has a key pair of this org, with which Apex signs', async () => {
  const org = await openProject({
    'certs/Signing.crt': '',
    'certs/Signing.crt-meta.xml': CERTIFICATE,
    'SigningTest.cls': SIGNS,
  });
  try {
    const { tests } = await org.workers.run({
      kind: 'tests',
      userId: org.adminUserId,
      classNames: null,
      codeCoverage: false,
    });
    assert.deepEqual(
      tests.map((each) => [each['MethodName'], each['Outcome'], each['Message']]),
      [
        ['signsWithTheCertificate', 'Pass', null],
        ['refusesAnother', 'Pass', null],
      ],
      'the key signs',
    );
  } finally {
    await org.close();
  }
});
