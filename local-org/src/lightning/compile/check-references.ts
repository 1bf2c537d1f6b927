import type { ReferenceLookup } from '../types.ts';
import type { Reference } from './references.ts';

export interface ReferenceProblem {
  readonly code: string;
  readonly message: string;
}

/**
 * What is wrong with a reference, or null. The Apex texts are those of deploys in public issue threads; where no text
 * is known the message is ours.
 */
export function checkReference(reference: Reference, lookup: ReferenceLookup): ReferenceProblem | null {
  switch (reference.kind) {
    case 'apex':
      return checkApex(reference.className, reference.method, lookup);
    case 'label':
      return unless(lookup.label?.(reference.name), `Invalid reference c.${reference.name} of type label`);
    case 'schema':
      return checkSchema(reference.object, reference.field, lookup);
    case 'customPermission':
      return unless(
        lookup.customPermission?.(reference.name),
        `Invalid reference ${reference.name} of type customPermission`,
      );
    case 'userPermission':
      return unless(
        lookup.userPermission?.(reference.name),
        `Invalid reference ${reference.name} of type userPermission`,
      );
    case 'resourceUrl':
      return unless(lookup.staticResource?.(reference.name), `Invalid reference ${reference.name} of type resourceUrl`);
    case 'messageChannel':
      return unless(
        lookup.messageChannel?.(reference.name),
        `Invalid reference ${reference.name} of type messageChannel`,
      );
    case 'unsupported':
      return {
        code: 'UNSUPPORTED_LWC_MODULE',
        message: `The local org does not provide the module ${reference.name}`,
      };
    default:
      return null;
  }
}

function checkApex(className: string, method: string, lookup: ReferenceLookup): ReferenceProblem | null {
  if (!lookup.apexMethod) return null;
  const found = lookup.apexMethod(className, method);
  if (found === null) {
    return { code: 'LWC_REFERENCE', message: `Unable to find Apex action class referenced as '${className}'.` };
  }
  if (found === false) {
    return {
      code: 'LWC_REFERENCE',
      message: `Unable to find Apex action method referenced as '${className}.${method}'.`,
    };
  }
  return null;
}

function checkSchema(object: string, field: string | null, lookup: ReferenceLookup): ReferenceProblem | null {
  const problem = unless(lookup.object?.(object), `Invalid reference ${object} of type sobject`);
  if (problem || field === null || field.includes('.')) return problem;
  return unless(lookup.field?.(object, field), `Invalid reference ${object}.${field} of type sobjectField`);
}

function unless(known: boolean | undefined, message: string): ReferenceProblem | null {
  return known === false ? { code: 'LWC_REFERENCE', message } : null;
}
