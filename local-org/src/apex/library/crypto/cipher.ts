import { createCipheriv, createDecipheriv } from 'node:crypto';
import { ApexBlob, transaction } from '../../runtime/index.ts';
import { need } from '../define.ts';
import { invalidCrypto, securityFailure } from './errors.ts';

const IV_BYTES = 16;

/** AES with CBC and PKCS#5 padding; `AES128`, `AES192` or `AES256`. */
function cipherName(algorithm: string | null, key: ApexBlob): string {
  const match = /^AES(128|192|256)$/i.exec(need(algorithm));
  if (!match) return invalidCrypto(`Invalid algorithm: ${algorithm}. Must be AES128, AES192, or AES256`);
  const bits = Number(match[1]);
  if (key.size() * 8 !== bits) return invalidCrypto(`Invalid private key. Must be ${bits / 8} bytes.`);
  return `aes-${bits}-cbc`;
}

function checkedIv(iv: ApexBlob): Uint8Array {
  return iv.size() === IV_BYTES ? iv.bytes : invalidCrypto(`Invalid initialization vector. Must be ${IV_BYTES} bytes.`);
}

function run(cipher: { update(data: Uint8Array): Buffer; final(): Buffer }, data: Uint8Array): ApexBlob {
  try {
    return new ApexBlob(Buffer.concat([cipher.update(data), cipher.final()]));
  } catch {
    return securityFailure(
      'Given final block not properly padded. Such issues can arise if a bad key is used during decryption.',
    );
  }
}

export function encrypt(
  algorithm: string | null,
  key: ApexBlob | null,
  iv: ApexBlob | null,
  data: ApexBlob | null,
): ApexBlob {
  const name = cipherName(algorithm, need(key));
  return run(createCipheriv(name, key!.bytes, checkedIv(need(iv))), need(data).bytes);
}

export function decrypt(
  algorithm: string | null,
  key: ApexBlob | null,
  iv: ApexBlob | null,
  data: ApexBlob | null,
): ApexBlob {
  const name = cipherName(algorithm, need(key));
  return run(createDecipheriv(name, key!.bytes, checkedIv(need(iv))), need(data).bytes);
}

/** the first 16 bytes of the result are the initialization vector */
export function encryptWithManagedIv(algorithm: string | null, key: ApexBlob | null, data: ApexBlob | null): ApexBlob {
  const iv = new ApexBlob(transaction().randomBytes(IV_BYTES));
  return new ApexBlob(Buffer.concat([iv.bytes, encrypt(algorithm, key, iv, data).bytes]));
}

export function decryptWithManagedIv(algorithm: string | null, key: ApexBlob | null, data: ApexBlob | null): ApexBlob {
  const { bytes } = need(data);
  if (bytes.length < 2 * IV_BYTES) return invalidCrypto('Invalid initialization vector or cipher text');
  return decrypt(algorithm, key, new ApexBlob(bytes.subarray(0, IV_BYTES)), new ApexBlob(bytes.subarray(IV_BYTES)));
}
