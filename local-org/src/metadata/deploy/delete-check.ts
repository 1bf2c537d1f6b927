import type { OrgState } from '../check/org-state.ts';
import type { ComponentSet } from '../components.ts';
import type { Problem } from '../types.ts';

/** Deleting what is not there is a warning, as on the platform. */
export function deleteProblems(set: ComponentSet, org: OrgState): Problem[] {
  const lists = [
    ['destructiveChangesPre.xml', set.deletes.pre],
    ['destructiveChangesPost.xml', set.deletes.post],
  ] as const;
  return lists.flatMap(([file, refs]) =>
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
