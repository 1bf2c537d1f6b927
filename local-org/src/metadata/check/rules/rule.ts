import type { ParsedComponent } from '../../components.ts';
import { childOf, childrenOf, valueOf, type XmlElement } from '../../xml/parse.ts';
import type { Report } from '../report.ts';
import type { Scope } from '../scope.ts';

/** What the field list cannot say about a type. `document` is the parsed file. */
export interface Rule {
  readonly types: readonly string[];
  check(component: ParsedComponent, document: XmlElement, scope: Scope, report: Report): void;
}

/** A reference by name; the wording is the platform's. */
export function requireReference(
  component: ParsedComponent,
  parent: XmlElement,
  element: string,
  type: string,
  scope: Scope,
  report: Report,
): void {
  for (const at of childrenOf(parent, element)) {
    const name = at.text.trim();
    if (name === '' || scope.has(type, name)) continue;
    report.error(component, 'MISSING_REFERENCE', `In field: ${element} - no ${type} named ${name} found`, at);
  }
}

export function isTrue(element: XmlElement, name: string): boolean {
  const value = valueOf(element, name);
  return value === 'true' || value === '1';
}

export { childOf, childrenOf, valueOf };
