import { inflateRawSync } from 'node:zlib';
import {
  Unzip,
  strToU8,
  zipSync,
  type AsyncFlateStreamHandler,
  type UnzipDecoder,
  type UnzipDecoderConstructor,
  type Zippable,
} from 'fflate';
import { MetadataError } from '../errors.ts';

const MB = 1_000_000;
/** Limits of a Metadata API deploy (Metadata API Developer Guide: 10,000 files, 39 MB zipped, 600 MB unzipped). */
const MAX_ZIP = 39 * MB;
const MAX_UNZIPPED = 600 * MB;
const MAX_FILES = 10_000;

/** Unzips and stops at the first limit, so that a zip bomb never unfolds. Folder entries are left out. */
export function unzip(
  bytes: Uint8Array,
  limits = { unzipped: MAX_UNZIPPED, files: MAX_FILES },
): Map<string, Uint8Array> {
  if (bytes.length > MAX_ZIP)
    throw new MetadataError(
      'LIMIT_EXCEEDED',
      `Maximum size of request reached. Maximum size of request is ${MAX_ZIP} bytes`,
    );
  if (bytes.length < 22 || bytes[0] !== 0x50 || bytes[1] !== 0x4b)
    throw new MetadataError('INVALID_ZIP', 'zipFile: the file is not a valid zip file');
  if (!hasEnd(bytes))
    throw new MetadataError('INVALID_ZIP', 'zipFile: the file is not a valid zip file (its end is missing)');
  const files = new Map<string, Uint8Array>();
  let total = 0;
  const reader = new Unzip((file) => {
    if (file.name.endsWith('/')) return;
    assertSafePath(file.name);
    if (files.size >= limits.files)
      throw new MetadataError('LIMIT_EXCEEDED', `Maximum number of files in a zip file reached: ${limits.files}`);
    if (files.has(file.name)) throw new MetadataError('INVALID_ZIP', `zipFile: duplicate entry ${file.name}`);
    const chunks: Uint8Array[] = [];
    files.set(file.name, new Uint8Array());
    file.ondata = (error, chunk, final) => {
      if (error instanceof MetadataError) throw error;
      if (error) throw new MetadataError('INVALID_ZIP', `zipFile: ${file.name} cannot be read: ${error.message}`);
      total += chunk.length;
      if (total > limits.unzipped) throw tooLarge(limits.unzipped);
      chunks.push(chunk.slice());
      if (final) files.set(file.name, concat(chunks));
    };
    file.start();
  });
  reader.register(inflater(limits.unzipped, () => limits.unzipped - total));
  feed(reader, bytes);
  if (files.size === 0) throw new MetadataError('INVALID_ZIP', 'zipFile: no package.xml found');
  return files;
}

function tooLarge(limit: number): MetadataError {
  return new MetadataError('LIMIT_EXCEEDED', `Maximum size of unzipped files reached: ${limit} bytes`);
}

/** Node's own inflate: a deploy's worst case takes a second or two instead of a minute, and it ends at what is left of the limit. */
function inflater(limit: number, left: () => number): UnzipDecoderConstructor {
  return class implements UnzipDecoder {
    static readonly compression = 8;
    readonly #packed: Uint8Array[] = [];
    ondata: AsyncFlateStreamHandler = () => undefined;

    push(chunk: Uint8Array, final: boolean): void {
      this.#packed.push(chunk.slice());
      if (!final) return;
      try {
        this.ondata(null, inflateRawSync(concat(this.#packed), { maxOutputLength: left() + 1 }), true);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(limit);
        throw error;
      }
    }
  };
}

/** The record that ends a zip, at most a comment of 64 KB before the end of the file. */
function hasEnd(bytes: Uint8Array): boolean {
  const tail = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).subarray(-(22 + 65_535));
  return tail.lastIndexOf('PK\x05\x06', undefined, 'latin1') >= 0;
}

function feed(reader: Unzip, bytes: Uint8Array): void {
  const step = 64 * 1024;
  try {
    for (let from = 0; from < bytes.length; from += step)
      reader.push(bytes.subarray(from, from + step), from + step >= bytes.length);
  } catch (error) {
    if (error instanceof MetadataError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new MetadataError('INVALID_ZIP', `zipFile: the file is not a valid zip file (${reason})`);
  }
}

function assertSafePath(path: string): void {
  const parts = path.split(/[\\/]/);
  if (path.startsWith('/') || path.includes('\0') || /^[A-Za-z]:/.test(path) || parts.includes('..'))
    throw new MetadataError('INVALID_ZIP', `zipFile: the path ${JSON.stringify(path)} leaves the package`);
}

function concat(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((size, chunk) => size + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/** A zip with the same bytes for the same files. */
export function zip(files: ReadonlyMap<string, Uint8Array | string>): Uint8Array {
  const entries: Zippable = {};
  for (const [path, content] of [...files].sort(([a], [b]) => (a < b ? -1 : 1)))
    entries[path] = typeof content === 'string' ? strToU8(content) : content;
  return zipSync(entries, { level: 6, mtime: new Date(2020, 0, 1) });
}
