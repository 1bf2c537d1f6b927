import type { ComponentSet } from '../components.ts';
import type { FieldLists } from '../fields/field-lists.ts';
import type { Problem } from '../types.ts';
import { checkDocument } from './elements.ts';
import type { OrgState } from './org-state.ts';
import { Report } from './report.ts';
import { RULES } from './rules/index.ts';
import { Scope } from './scope.ts';

/** Every file against the Metadata API's field list, then references and the rules of single types. Sorted by file and line. */
export function checkComponents(set: ComponentSet, org: OrgState, fields: FieldLists): Problem[] {
  const report = new Report();
  const scope = new Scope(set, org);
  for (const component of set.components) {
    checkDocument(component, fields, report, set.manifest?.version ?? null);
    const { document } = component;
    if (!document) continue;
    for (const rule of RULES) if (rule.types.includes(component.type)) rule.check(component, document, scope, report);
  }
  return [...set.problems, ...report.problems].sort(inFileOrder);
}

export function inFileOrder(a: Problem, b: Problem): number {
  return a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column;
}
