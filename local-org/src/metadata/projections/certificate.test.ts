import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadUserAccess } from '../../data/index.ts';
import type { MetadataContext } from '../deploy/context.ts';
import { deploy, openTestOrg, USER, xml } from '../test-org.ts';

/** CN=Demo, valid from 2026-01-01 to 2027-03-04; made for this test alone. */
const CHAIN = `-----BEGIN CERTIFICATE-----
MIIBBjCBrAIBATAKBggqhkjOPQQDAjAPMQ0wCwYDVQQDDAREZW1vMB4XDTI2MDEw
MTAwMDAwMFoXDTI3MDMwNDAwMDAwMFowDzENMAsGA1UEAwwERGVtbzBZMBMGByqG
SM49AgEGCCqGSM49AwEHA0IABBCTPbvBFlljyjTim9LImxtHspJAPwIys8NoRi5w
h7QDtwQTtXIZ47Nzguc2i2AAFBvwbWKS8Qedfm8J6nOINb8wCgYIKoZIzj0EAwID
SQAwRgIhAOlH+qDc17/1C2KBgA0EMY/q6yNdc2vst/kWQ7n2H7HgAiEAmQODLoQX
ozaZBn3hXUO61KCMRKdvXrF/AXcfMobaftc=
-----END CERTIFICATE-----`;

async function expiryOf(context: MetadataContext, body: string, chain = ''): Promise<unknown> {
  const result = await deploy(context, {
    'certs/Signing.crt': chain,
    'certs/Signing.crt-meta.xml': xml('Certificate', body),
  });
  assert.equal(result.status, 'Succeeded', JSON.stringify(result.details.componentFailures));
  const { rows } = context.db.query({
    soql: 'SELECT ExpirationDate FROM Certificate',
    api: 'tooling',
    access: { mode: 'system', user: loadUserAccess(context.db, USER.userId), sharing: false },
  });
  return rows[0]?.values.ExpirationDate;
}

test('a self-signed certificate lasts one year, with a key of 4096 bits two, whatever the file says', async () => {
  const short = '<caSigned>false</caSigned>\n<masterLabel>Signing</masterLabel>';
  assert.equal(await expiryOf(openTestOrg(), short), '2027-11-21', 'one year after its creation');
  const long = `<caSigned>false</caSigned>\n<expirationDate>2040-01-01T00:00:00.000Z</expirationDate>\n<keySize>4096</keySize>\n<masterLabel>Signing</masterLabel>`;
  assert.equal(await expiryOf(openTestOrg(), long), '2028-11-21', 'two years');
});

test('a certificate keeps its age when it is deployed again', async () => {
  let now = new Date('2026-11-21T10:00:00.000Z');
  const context = openTestOrg({ now: () => now });
  await expiryOf(context, '<caSigned>false</caSigned>\n<masterLabel>Signing</masterLabel>');
  now = new Date('2027-02-21T10:00:00.000Z');
  const again = await expiryOf(context, '<caSigned>false</caSigned>\n<masterLabel>Signing key</masterLabel>');
  assert.equal(again, '2027-11-21', 'from its creation');
});

test('a certificate that an authority signed expires when its chain does', async () => {
  const body = '<caSigned>true</caSigned>\n<masterLabel>Signing</masterLabel>';
  assert.equal(await expiryOf(openTestOrg(), body, CHAIN), '2027-03-04', 'read from the uploaded chain');
});
