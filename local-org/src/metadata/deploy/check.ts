import { checkComponents } from '../check/index.ts';
import { orgStateOf } from '../check/stored-state.ts';
import type { ComponentSet } from '../components.ts';
import { prepareMetadataTypes } from '../fields/prepare.ts';
import type { Problem } from '../types.ts';
import type { MetadataContext } from './context.ts';
import { deleteProblems } from './delete-check.ts';

/** Warnings that a deploy must say it ignores. */
const NEEDS_CONSENT = new Set(['CONSUMER_ROTATION']);

/** Everything that can be said before anything is written. */
export async function checkDeploy(
  context: MetadataContext,
  set: ComponentSet,
  ignoreWarnings: boolean,
): Promise<Problem[]> {
  const state = orgStateOf(context.db, context.org.id);
  const fields = await prepareMetadataTypes();
  const problems = [...checkComponents(set, state, fields), ...deleteProblems(set, state)];
  return ignoreWarnings
    ? problems
    : problems.map((problem) => (NEEDS_CONSENT.has(problem.code) ? { ...problem, severity: 'error' } : problem));
}
