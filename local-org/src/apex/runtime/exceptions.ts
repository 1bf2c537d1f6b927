import { ApexException } from './exception.ts';
import type { ExceptionClass } from './exception.ts';

const classes = new Map<string, ExceptionClass>();

function define(typeName: string, catchable = true): ExceptionClass {
  const made = class extends ApexException {
    static override typeName = typeName;
    static override catchable = catchable;
  };
  classes.set(typeName.toLowerCase(), made);
  return made;
}

export const MathException = define('System.MathException');
export const NullPointerException = define('System.NullPointerException');
export const ListException = define('System.ListException');
export const TypeException = define('System.TypeException');
export const StringException = define('System.StringException');
export const FinalException = define('System.FinalException');
export const JSONException = define('System.JSONException');
export const XmlException = define('System.XmlException');
export const IllegalArgumentException = define('System.IllegalArgumentException');
export const InvalidParameterValueException = define('System.InvalidParameterValueException');
export const NoSuchElementException = define('System.NoSuchElementException');
export const SecurityException = define('System.SecurityException');
export const CalloutException = define('System.CalloutException');
export const QueryException = define('System.QueryException');
export const SObjectException = define('System.SObjectException');
export const NoAccessException = define('System.NoAccessException');
export const AsyncException = define('System.AsyncException');
export const EmailException = define('System.EmailException');
export const SearchException = define('System.SearchException');
export const VisualforceException = define('System.VisualforceException');
export const UnsupportedOperationException = define('System.UnsupportedOperationException');
export const HandledException = define('System.HandledException');
export const NoDataFoundException = define('System.NoDataFoundException');
export const SerializationException = define('System.SerializationException');
export const InvalidHeaderException = define('System.InvalidHeaderException');
export const RequiredFeatureMissingException = define('System.RequiredFeatureMissingException');
export const ProcedureException = define('System.ProcedureException');
export const FormulaEvaluationException = define('System.FormulaEvaluationException');
export const FormulaValidationException = define('System.FormulaValidationException');
export const DuplicateMessageException = define('System.DuplicateMessageException');
export const ExternalObjectException = define('System.ExternalObjectException');
export const TouchHandledException = define('System.TouchHandledException');
export const LicenseException = define('System.LicenseException');
export const BigObjectException = define('System.BigObjectException');
export const DataWeaveScriptException = define('System.DataWeaveScriptException');
export const TransientCursorException = define('System.TransientCursorException');
export const FatalCursorException = define('System.FatalCursorException');
/** Uncatchable, as the Apex Developer Guide says of governor limits. */
export const LimitException = define('System.LimitException', false);
export const AssertException = define('System.AssertException', false);
/** A feature of the platform that this runtime does not have; never visible to catch blocks. */
export const UnsupportedException = define('UnsupportedFeature', false);

/** getMessage does not tell what the constructor was given; setMessage does (Apex Reference, AuraHandledException). */
export class AuraHandledException extends ApexException {
  static override typeName = 'System.AuraHandledException';
  /** what the Lightning page is told */
  pageMessage: string | null = null;
  override init(message?: string | ApexException | null, cause?: ApexException | null): this {
    if (typeof message === 'string') this.pageMessage = message;
    return super.init(message instanceof ApexException ? message : undefined, cause);
  }
  override setmessage(message: string | null): null {
    this.pageMessage = message;
    return super.setmessage(message);
  }
}
classes.set('system.aurahandledexception', AuraHandledException);

/** One failed row of a DML statement. */
export interface DmlFailure {
  /** object of the record */
  readonly object?: string;
  readonly index: number;
  readonly id: string | null;
  /** status code, e.g. REQUIRED_FIELD_MISSING */
  readonly code: string;
  readonly message: string;
  readonly fields: readonly string[];
}

export class DmlException extends ApexException {
  static override typeName = 'System.DmlException';
  failures: readonly DmlFailure[] = [];
}
classes.set('system.dmlexception', DmlException);

/** Class of a platform exception by full or System-less name, any case. */
export function exceptionClass(name: string): ExceptionClass | undefined {
  const key = name.toLowerCase();
  if (key === 'exception' || key === 'system.exception') return ApexException;
  return classes.get(key) ?? classes.get('system.' + key);
}

export function exceptionClasses(): ReadonlyMap<string, ExceptionClass> {
  return classes;
}

/** Adds an exception of another namespace, e.g. `Cache.OrgCacheException`. */
export function definePlatformException(typeName: string): ExceptionClass {
  return classes.get(typeName.toLowerCase()) ?? define(typeName);
}

export function nullPointer(message = 'Attempt to de-reference a null object'): never {
  throw new NullPointerException(message);
}

/** A platform method got null where it needs a value. */
export function nullArgument(parameter: string): never {
  throw new NullPointerException(`Argument ${parameter} cannot be null`);
}

/** Stops the transaction with UNSUPPORTED_<feature>. */
export function unsupported(feature: string): never {
  throw new UnsupportedException(`UNSUPPORTED_${feature}: the local org does not have this feature of the platform`);
}
