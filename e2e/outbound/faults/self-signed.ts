import { generateKeyPairSync, sign } from 'node:crypto';

const DER = { integer: 2, bits: 3, object: 6, utf8: 12, time: 23, sequence: 48, set: 49, version: 160 } as const;
const ECDSA_WITH_SHA256 = Buffer.from('2a8648ce3d040302', 'hex');
const COMMON_NAME = Buffer.from('550403', 'hex');

/** A certificate that no authority signed, made for the occasion (X.509, RFC 5280), and its key. */
export function selfSigned(host: string): { readonly key: string; readonly cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const algorithm = der('sequence', der('object', ECDSA_WITH_SHA256));
  const name = der('sequence', der('set', der('sequence', der('object', COMMON_NAME), der('utf8', Buffer.from(host)))));
  const body = der(
    'sequence',
    der('version', der('integer', Buffer.from([2]))),
    der('integer', Buffer.from([1])),
    algorithm,
    name,
    der('sequence', time(-1), time(1)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
  );
  const signature = Buffer.concat([Buffer.from([0]), sign('sha256', body, privateKey)]);
  const certificate = der('sequence', body, algorithm, der('bits', signature));
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${certificate.toString('base64').replace(/(.{64})/g, '$1\n')}\n-----END CERTIFICATE-----\n`,
  };
}

function der(type: keyof typeof DER, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const length = content.length;
  const head = length < 128 ? [length] : length < 256 ? [129, length] : [130, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([DER[type], ...head]), content]);
}

function time(daysFromNow: number): Buffer {
  const moment = new Date(Date.now() + daysFromNow * 86_400_000).toISOString();
  return der('time', Buffer.from(`${moment.slice(2, 19).replace(/[-T:]/g, '')}Z`));
}
