import type { AnonymousOutcome } from '../../org/types.ts';
import { ApiError } from '../errors.ts';
import type { SoapOperation } from '../routes/soap.ts';
import { element, escapeXml, child, children, textOf } from './xml.ts';

/** The Apex API: anonymous Apex, with the debug log in the header. */
export function apexOperations(): Readonly<Record<string, SoapOperation>> {
  return {
    executeAnonymous: async (caller, { arguments: args, header }) => {
      if (!caller.user.userPermissions.has('authorapex')) {
        throw new ApiError(500, 'INSUFFICIENT_ACCESS', 'Running anonymous Apex needs the permission Author Apex');
      }
      const code = textOf(args, 'String') ?? textOf(args, 'apexcode') ?? '';
      const level = apexLogLevel(child(header, 'DebuggingHeader'));
      const outcome = await caller.org.workers.run({ kind: 'anonymous', userId: caller.userId, code, logLevel: level });
      return { inner: element('result', anonymousResult(outcome)), header: debuggingInfo(outcome.log) };
    },
  };
}

export function anonymousResult(outcome: AnonymousOutcome) {
  return {
    column: outcome.column,
    compileProblem: outcome.compileProblem,
    compiled: outcome.compiled,
    exceptionMessage: outcome.exceptionMessage,
    exceptionStackTrace: outcome.exceptionStackTrace,
    line: outcome.line,
    success: outcome.success,
  };
}

function apexLogLevel(header: Parameters<typeof children>[0]): string {
  const code = children(header, 'categories').find((category) => textOf(category, 'category') === 'Apex_code');
  return (textOf(code, 'level') ?? 'DEBUG').toUpperCase();
}

function debuggingInfo(log: string): string {
  return `<DebuggingInfo><debugLog>${escapeXml(log)}</debugLog></DebuggingInfo>`;
}
