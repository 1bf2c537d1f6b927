import { readFlow, type FlowProblem } from '../../../flow/index.ts';
import type { FlowSource } from '../../../metadata/index.ts';
import type { Problem } from '../../../metadata/types.ts';
import type { Schema } from '../../../schema/types.ts';
import type { ApexProgram } from '../../abi.ts';
import { actionShape } from './org-flows.ts';

/** What is wrong in a flow, or cannot run here: errors of an active flow, warnings of one that does not run. */
export function checkFlow(
  { fullName, document, file }: FlowSource,
  schema: Schema | null,
  program: ApexProgram | null,
): Problem[] {
  if (schema === null) return [];
  const { flow, problems } = readFlow(fullName, document, {
    schema,
    action: (className) => (program === null ? undefined : actionShape(program, className)),
  });
  return problems.map(({ code, message, at }: FlowProblem) => ({
    file,
    line: at?.line ?? 1,
    column: at?.column ?? 1,
    severity: flow.isActive ? 'error' : 'warning',
    code,
    message: `${code === 'INVALID_FLOW' ? '' : `${code}: `}${message}`,
  }));
}
