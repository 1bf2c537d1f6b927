import type { PlatformClass } from '../../abi.ts';
import { ApexBlob, IllegalArgumentException, StringException } from '../../runtime/index.ts';
import { need } from '../define.ts';

function base64Decode(text: string | null): ApexBlob {
  const clean = need(text).replace(/\s+/g, '');
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(clean))
    throw new StringException('Unrecognized base64 character: ' + /[^A-Za-z0-9+/=]/.exec(clean)?.[0]);
  return new ApexBlob(Buffer.from(clean, 'base64'));
}

function convertFromHex(text: string | null): ApexBlob {
  const hex = need(text);
  if (hex.length % 2 !== 0 || !/^[0-9a-fA-F]*$/.test(hex))
    throw new IllegalArgumentException('Invalid hex string: ' + hex);
  return new ApexBlob(Buffer.from(hex, 'hex'));
}

/** application/x-www-form-urlencoded, as java.net.URLEncoder */
export function urlEncode(text: string, charset = 'UTF-8'): string {
  let out = '';
  for (const byte of Buffer.from(text, encoding(charset))) {
    const char = String.fromCharCode(byte);
    if (/[a-zA-Z0-9.*_-]/.test(char)) out += char;
    else out += char === ' ' ? '+' : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }
  return out;
}

export function urlDecode(text: string, charset = 'UTF-8'): string {
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '%') {
      const hex = text.slice(at + 1, at + 3);
      if (!/^[0-9a-fA-F]{2}$/.test(hex))
        throw new IllegalArgumentException(`URLDecoder: Illegal hex characters in escape (%) pattern: ${hex}`);
      bytes.push(Number.parseInt(hex, 16));
      at += 2;
    } else {
      const char = String.fromCodePoint(text.codePointAt(at)!);
      bytes.push(...Buffer.from(char === '+' ? ' ' : char, encoding(charset)));
      at += char.length - 1;
    }
  }
  return Buffer.from(bytes).toString(encoding(charset));
}

function encoding(charset: string): BufferEncoding {
  const known: Record<string, BufferEncoding> = {
    'utf-8': 'utf8',
    utf8: 'utf8',
    'us-ascii': 'ascii',
    ascii: 'ascii',
    'iso-8859-1': 'latin1',
    'utf-16le': 'utf16le',
  };
  const found = known[charset.toLowerCase()];
  if (!found) throw new IllegalArgumentException(`Unsupported encoding: ${charset}`);
  return found;
}

const EncodingUtil: PlatformClass = {
  name: 'System.EncodingUtil',
  statics: {
    base64decode: base64Decode,
    base64encode: (blob: ApexBlob | null) => Buffer.from(need(blob).bytes).toString('base64'),
    convertfromhex: convertFromHex,
    converttohex: (blob: ApexBlob | null) => Buffer.from(need(blob).bytes).toString('hex'),
    urlencode: (text: string | null, charset: string | null) => urlEncode(need(text), need(charset)),
    urldecode: (text: string | null, charset: string | null) => urlDecode(need(text), need(charset)),
  },
};
export default EncodingUtil;
