import { StringException } from './exceptions.ts';

/** An Apex Blob. */
export class ApexBlob {
  readonly bytes: Uint8Array;
  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }
  static ofText(text: string): ApexBlob {
    return new ApexBlob(new TextEncoder().encode(text));
  }
  size(): number {
    return this.bytes.length;
  }
  /** UTF-8 text; throws StringException when the bytes are none */
  tostring(): string {
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(this.bytes);
    } catch {
      throw new StringException('BLOB is not a valid UTF-8 string');
    }
  }
  /** as string concatenation and debug show it */
  toString(): string {
    return `Blob[${this.bytes.length}]`;
  }
  equals(other: unknown): boolean {
    return other instanceof ApexBlob && Buffer.compare(this.bytes, other.bytes) === 0;
  }
  hashcode(): number {
    let hash = 1;
    for (const byte of this.bytes) hash = (Math.imul(31, hash) + ((byte << 24) >> 24)) | 0;
    return hash;
  }
}
