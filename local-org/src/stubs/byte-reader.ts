/** Reads big-endian numbers one after the other. */
export interface ByteReader {
  u1(): number;
  u2(): number;
  u4(): number;
  i4(): number;
  f4(): number;
  i8(): bigint;
  f8(): number;
  bytes(length: number): Uint8Array;
  skip(length: number): void;
}

export function byteReader(data: Uint8Array): ByteReader {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  let at = 0;
  const take = (length: number): number => {
    const from = at;
    if (from + length > data.byteLength) throw new Error(`Class file: ends at byte ${data.byteLength}`);
    at += length;
    return from;
  };
  return {
    u1: () => view.getUint8(take(1)),
    u2: () => view.getUint16(take(2)),
    u4: () => view.getUint32(take(4)),
    i4: () => view.getInt32(take(4)),
    f4: () => view.getFloat32(take(4)),
    i8: () => view.getBigInt64(take(8)),
    f8: () => view.getFloat64(take(8)),
    bytes: (length) => data.subarray(take(length), at),
    skip: (length) => void take(length),
  };
}
