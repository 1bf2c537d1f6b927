import type { ApexValue } from '../../abi.ts';
import { hashOf, nullPointer } from '../../runtime/index.ts';
import { localeTag } from '../../runtime/numberFormat.ts';

function swapped(char: string): string {
  const upper = char.toUpperCase();
  return char === upper ? char.toLowerCase() : upper;
}

export const caseMethods = {
  tolowercase: (text: string, locale?: string | null) =>
    locale === undefined ? text.toLowerCase() : text.toLocaleLowerCase(localeTag(locale ?? nullPointer())),
  touppercase: (text: string, locale?: string | null) =>
    locale === undefined ? text.toUpperCase() : text.toLocaleUpperCase(localeTag(locale ?? nullPointer())),
  capitalize: (text: string) => text.charAt(0).toUpperCase() + text.slice(1),
  uncapitalize: (text: string) => text.charAt(0).toLowerCase() + text.slice(1),
  swapcase: (text: string) => [...text].map(swapped).join(''),
  equals: (text: string, other: ApexValue) => text === other,
  equalsignorecase: (text: string, other: string | null) =>
    other !== null && text.length === other.length && text.toLowerCase() === other.toLowerCase(),
  hashcode: (text: string) => hashOf(text),
  compareto: (text: string, other: string | null) => (other === null ? nullPointer() : compareCodeUnits(text, other)),
  tostring: (text: string) => text,
  length: (text: string) => text.length,
};

/** Java's String.compareTo: the difference of the first different code units, else of the lengths */
function compareCodeUnits(a: string, b: string): number {
  const shared = Math.min(a.length, b.length);
  for (let at = 0; at < shared; at++) {
    const difference = a.charCodeAt(at) - b.charCodeAt(at);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
