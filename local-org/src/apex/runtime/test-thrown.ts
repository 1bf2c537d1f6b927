import { ApexException } from './exception.ts';

/** The Apex exception that the action ends with, as text; `nothing` when it ends well. */
export function thrown(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof ApexException) return error.tostring();
    throw error;
  }
  return 'nothing';
}
