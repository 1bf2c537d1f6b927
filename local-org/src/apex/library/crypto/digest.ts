import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { ApexBlob } from '../../runtime/index.ts';
import { need } from '../define.ts';
import { invalidCrypto } from './errors.ts';

/** Algorithm names of the Apex Reference, without case; hyphens may be left out. */
const DIGESTS: Readonly<Record<string, string>> = {
  MD5: 'md5',
  SHA1: 'sha1',
  SHA256: 'sha256',
  SHA512: 'sha512',
  'SHA3-256': 'sha3-256',
  'SHA3-384': 'sha3-384',
  'SHA3-512': 'sha3-512',
};

export function digest(algorithm: string | null, input: ApexBlob | null): ApexBlob {
  const name = need(algorithm).toUpperCase();
  const found = DIGESTS[name] ?? DIGESTS[name.replace(/^SHA-/, 'SHA')];
  if (!found) return invalidCrypto(`Invalid algorithm: ${algorithm}`);
  return new ApexBlob(createHash(found).update(need(input).bytes).digest());
}

export function mac(algorithm: string | null, input: ApexBlob | null, key: ApexBlob | null): ApexBlob {
  const found = /^HMAC(MD5|SHA1|SHA256|SHA512)$/i.exec(need(algorithm));
  if (!found) return invalidCrypto(`Invalid algorithm: ${algorithm}`);
  return new ApexBlob(createHmac(found[1].toLowerCase(), need(key).bytes).update(need(input).bytes).digest());
}

export function verifyMac(
  algorithm: string | null,
  input: ApexBlob | null,
  key: ApexBlob | null,
  expected: ApexBlob | null,
): boolean {
  const made = mac(algorithm, input, key).bytes;
  const given = need(expected).bytes;
  return made.length === given.length && timingSafeEqual(made, given);
}
