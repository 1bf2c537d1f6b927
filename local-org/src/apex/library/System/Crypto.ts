import type { PlatformClass } from '../../abi.ts';
import { ApexBlob, transaction } from '../../runtime/index.ts';
import { need } from '../define.ts';
import { decrypt, decryptWithManagedIv, encrypt, encryptWithManagedIv } from '../crypto/cipher.ts';
import { digest, mac, verifyMac } from '../crypto/digest.ts';
import { sign, signWithCertificate, verify } from '../crypto/signature.ts';
import { invalidCrypto } from '../crypto/errors.ts';

function random(bytes: number): Buffer {
  return Buffer.from(transaction().randomBytes(bytes));
}

const KEY_BITS = new Set([128, 192, 256]);

function generateAesKey(bits: number | null): ApexBlob {
  if (!KEY_BITS.has(need(bits))) return invalidCrypto(`Invalid key size: ${bits}. Must be 128, 192, or 256`);
  return new ApexBlob(random(bits! / 8));
}

const Crypto: PlatformClass = {
  name: 'System.Crypto',
  statics: {
    decrypt,
    decryptwithmanagediv: decryptWithManagedIv,
    encrypt,
    encryptwithmanagediv: encryptWithManagedIv,
    generateaeskey: generateAesKey,
    generatedigest: digest,
    generatemac: mac,
    getrandominteger: () => random(4).readInt32BE(),
    getrandomlong: () => random(8).readBigInt64BE(),
    sign,
    signwithcertificate: signWithCertificate,
    verify,
    verifyhmac: verifyMac,
  },
};
export default Crypto;
