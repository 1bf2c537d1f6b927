import { transaction } from '../runtime/index.ts';

/** A version 4 UUID (RFC 9562) from the transaction's randomness. */
export function v4Text(): string {
  const bytes = Buffer.from(transaction().randomBytes(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
