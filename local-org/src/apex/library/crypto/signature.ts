import {
  createPrivateKey,
  createPublicKey,
  sign as signBytes,
  verify as verifyBytes,
  X509Certificate,
} from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { ApexBlob, transaction } from '../../runtime/index.ts';
import { need } from '../define.ts';
import { invalidCrypto, securityFailure } from './errors.ts';

/** Algorithm names of the Apex Reference (Crypto.sign), without case. */
const HASHES: Readonly<Record<string, { hash: string; kind: 'rsa' | 'ec' }>> = {
  RSA: { hash: 'sha1', kind: 'rsa' },
  'RSA-SHA1': { hash: 'sha1', kind: 'rsa' },
  'RSA-SHA256': { hash: 'sha256', kind: 'rsa' },
  'RSA-SHA384': { hash: 'sha384', kind: 'rsa' },
  'RSA-SHA512': { hash: 'sha512', kind: 'rsa' },
  'ECDSA-SHA256': { hash: 'sha256', kind: 'ec' },
  'ECDSA-SHA384': { hash: 'sha384', kind: 'ec' },
  'ECDSA-SHA512': { hash: 'sha512', kind: 'ec' },
};

function algorithmOf(name: string | null): { hash: string; kind: 'rsa' | 'ec' } {
  return HASHES[need(name).toUpperCase()] ?? invalidCrypto(`Invalid algorithm: ${name}`);
}

/** PKCS#8 in DER, as EncodingUtil.base64Decode gives it from a key file */
function privateKey(key: ApexBlob): KeyObject {
  try {
    return createPrivateKey({ key: Buffer.from(key.bytes), format: 'der', type: 'pkcs8' });
  } catch {
    return invalidCrypto('Invalid private key. Must be PKCS#8 in DER form');
  }
}

function publicKey(key: ApexBlob): KeyObject {
  try {
    return createPublicKey({ key: Buffer.from(key.bytes), format: 'der', type: 'spki' });
  } catch {
    return certificateKey(key.bytes);
  }
}

function certificateKey(bytes: Uint8Array): KeyObject {
  try {
    return new X509Certificate(bytes).publicKey;
  } catch {
    return invalidCrypto('Invalid public key. Must be X.509 in DER form');
  }
}

export function sign(algorithm: string | null, input: ApexBlob | null, key: ApexBlob | null): ApexBlob {
  return signed(algorithm, need(input), privateKey(need(key)));
}

/** with the key of Certificate and Key Management */
export function signWithCertificate(algorithm: string | null, input: ApexBlob | null, name: string | null): ApexBlob {
  const pem = transaction().certificateKey(need(name));
  if (pem === null) return invalidCrypto(`Could not find certificate with developer name: ${name}`);
  return signed(algorithm, need(input), createPrivateKey(pem));
}

function signed(algorithm: string | null, input: ApexBlob, key: KeyObject): ApexBlob {
  const { hash, kind } = algorithmOf(algorithm);
  if (key.asymmetricKeyType !== kind) return securityFailure(`The key is not of the kind that ${algorithm} needs`);
  return new ApexBlob(signBytes(hash, input.bytes, key));
}

/** the last argument is a public key, or the name of a certificate */
export function verify(
  algorithm: string | null,
  data: ApexBlob | null,
  signature: ApexBlob | null,
  key: ApexBlob | string | null,
): boolean {
  const { hash } = algorithmOf(algorithm);
  return verifyBytes(hash, need(data).bytes, verificationKey(need(key)), need(signature).bytes);
}

function verificationKey(key: ApexBlob | string): KeyObject {
  if (key instanceof ApexBlob) return publicKey(key);
  const pem = transaction().certificateKey(key);
  return pem === null ? invalidCrypto(`Could not find certificate with developer name: ${key}`) : createPublicKey(pem);
}
