import type { OrgState } from '../check/org-state.ts';
import { Report } from '../check/report.ts';
import { RULES } from '../check/rules/index.ts';
import { Scope } from '../check/scope.ts';
import { componentKey, type ComponentRef, type ComponentSet } from '../components.ts';
import type { Problem } from '../types.ts';

const PRUNED = new Set(['PermissionSet', 'Profile', 'CustomField']);
const REFERENCES = new Set(['MISSING_REFERENCE', 'INVALID_CROSS_REFERENCE_KEY']);
const EMPTY_SET: ComponentSet = { components: [], manifest: null, deletes: { pre: [], post: [] }, problems: [] };

/** Deleting what is not there is a warning, as on the platform. */
export function deleteProblems(set: ComponentSet, org: OrgState): Problem[] {
  return [...missingProblems(set, org), ...busyProblems(set, org), ...dependencyProblems(set, org)];
}

/** What stays in the org must not refer to what goes. Permission sets and profiles lose such entries instead. */
function dependencyProblems(set: ComponentSet, org: OrgState): Problem[] {
  const deleted = new Set([...set.deletes.pre, ...set.deletes.post].filter((ref) => org.has(ref)).map(componentKey));
  if (deleted.size === 0) return [];
  const own = new Set(set.components.map(componentKey));
  const stay = org
    .all()
    .filter((ref) => !PRUNED.has(ref.type) && !own.has(componentKey(ref)) && !deleted.has(componentKey(ref)));
  const before = brokenReferences(stay, EMPTY_SET, org);
  const after = brokenReferences(stay, { ...EMPTY_SET, deletes: set.deletes }, org);
  return [...after]
    .filter((message) => !before.has(message))
    .map((message): Problem => ({
      file: set.deletes.post.length > 0 ? 'destructiveChangesPost.xml' : 'destructiveChangesPre.xml',
      line: 1,
      column: 1,
      severity: 'error',
      code: 'DELETE_REFERENCED',
      message: `This component is referenced elsewhere in salesforce.com. Remove the usage and try again. : ${message}`,
    }));
}

function brokenReferences(refs: readonly ComponentRef[], set: ComponentSet, org: OrgState): Set<string> {
  const scope = new Scope(set, org);
  const broken = new Set<string>();
  for (const ref of refs) {
    const document = org.document(ref);
    if (!document) continue;
    const report = new Report();
    const component = { ...ref, files: [], sources: {}, document, documentFile: '', documentPath: '', content: [] };
    for (const rule of RULES) if (rule.types.includes(ref.type)) rule.check(component, document, scope, report);
    for (const { code, message } of report.problems)
      if (REFERENCES.has(code)) broken.add(`${ref.type} ${ref.fullName} - ${message}`);
  }
  return broken;
}

const listsOf = ({ deletes }: ComponentSet): readonly (readonly [string, readonly ComponentRef[]])[] => [
  ['destructiveChangesPre.xml', deletes.pre],
  ['destructiveChangesPost.xml', deletes.post],
];

/** A class with jobs that wait or run stays. */
function busyProblems(set: ComponentSet, org: OrgState): Problem[] {
  const busy = ({ type, fullName }: ComponentRef): string | undefined =>
    type === 'ApexClass' ? org.busyClasses?.get(fullName.toLowerCase()) : undefined;
  return listsOf(set).flatMap(([file, refs]) =>
    refs.flatMap((ref): Problem[] => {
      const message = busy(ref);
      return message === undefined
        ? []
        : [{ file, line: 1, column: 1, severity: 'error', code: 'CLASS_BUSY', message: `${ref.fullName}: ${message}` }];
    }),
  );
}

function missingProblems(set: ComponentSet, org: OrgState): Problem[] {
  return listsOf(set).flatMap(([file, refs]) =>
    refs
      .filter((ref) => !org.has(ref))
      .map((ref): Problem => ({
        file,
        line: 1,
        column: 1,
        severity: 'warning',
        code: 'DELETE_NOT_FOUND',
        message: `No ${ref.type} named: ${ref.fullName} found`,
      })),
  );
}
