import { IllegalArgumentException, nullPointer } from '../../runtime/index.ts';

function need<T>(value: T | null): T {
  return value ?? nullPointer();
}

function filler(pad: string | null, length: number): string {
  const text = need(pad) === '' ? ' ' : pad!;
  return text.repeat(Math.ceil(Math.max(0, length) / text.length)).slice(0, Math.max(0, length));
}

/** the last three characters are dots */
function abbreviate(text: string, width: number | null, offset: number | null = 0): string {
  const max = need(width);
  let from = need(offset);
  if (max < 4) throw new IllegalArgumentException('Minimum abbreviation width is 4');
  if (text.length <= max) return text;
  if (from > text.length) from = text.length;
  if (text.length - from < max - 3) from = text.length - (max - 3);
  if (from <= 4) return `${text.slice(0, max - 3)}...`;
  if (max < 7) throw new IllegalArgumentException('Minimum abbreviation width with offset is 7');
  if (from + (max - 3) < text.length) return `...${abbreviate(text.slice(from), max - 3)}`;
  return `...${text.slice(text.length - (max - 3))}`;
}

function center(text: string, size: number | null, pad: string | null = ' '): string {
  const missing = need(size) - text.length;
  if (missing <= 0) return text;
  const left = Math.floor(missing / 2);
  return filler(pad, left) + text + filler(pad, missing - left);
}

/** repeat(count) and repeat(separator, count) */
function repeat(text: string, first: string | number | null, count?: number | null): string {
  if (count === undefined) return text.repeat(Math.max(0, need(first) as number));
  const times = Math.max(0, need(count));
  return Array.from({ length: times }, () => text).join((first as string | null) ?? '');
}

function overlay(text: string, part: string | null, start: number | null, end: number | null): string {
  const clamp = (value: number) => Math.min(Math.max(0, value), text.length);
  const from = clamp(Math.min(need(start), need(end)));
  const to = clamp(Math.max(start!, end!));
  return text.slice(0, from) + (part ?? '') + text.slice(to);
}

/** Java's trim: everything up to the space character */
function trim(text: string): string {
  return text.replace(/^[\0-\x20]+|[\0-\x20]+$/g, '');
}

function stripHtmlTags(text: string): string {
  return text.replace(/<(?:script|style)\b[\s\S]*?<\/(?:script|style)>/gi, '').replace(/<\/?[a-zA-Z!][^>]*>/g, '');
}

export const shapeMethods = {
  abbreviate,
  center,
  repeat,
  overlay,
  trim,
  striphtmltags: stripHtmlTags,
  leftpad: (text: string, size: number | null, pad: string | null = ' ') =>
    filler(pad, need(size) - text.length) + text,
  rightpad: (text: string, size: number | null, pad: string | null = ' ') =>
    text + filler(pad, need(size) - text.length),
  reverse: (text: string) => [...text].reverse().join(''),
  deletewhitespace: (text: string) => text.replace(/\s+/g, ''),
  normalizespace: (text: string) => text.trim().replace(/\s+/g, ' '),
};
