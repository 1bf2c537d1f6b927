/** getDml… of exceptions: what a DML statement said of each record that failed. */
import type { ApexValue } from '../abi.ts';
import {
  ApexException,
  ApexList,
  DmlException,
  IllegalArgumentException,
  nullPointer,
  T_LIST_OF_STRING,
} from '../runtime/index.ts';
import type { DmlFailure } from '../runtime/index.ts';
import { constant } from './define.ts';
import StatusCode from './System/StatusCode.ts';

function failuresOf(exception: ApexException): readonly DmlFailure[] {
  return exception instanceof DmlException ? exception.failures : [];
}

function failure(exception: ApexException, index: number | null): DmlFailure {
  const found = failuresOf(exception)[index ?? nullPointer()];
  if (!found) throw new IllegalArgumentException(`Index out of bounds: ${index}`);
  return found;
}

type Method = (this: ApexException, index: number | null) => ApexValue;

const METHODS: Readonly<Record<string, Method>> = {
  getnumdml() {
    return failuresOf(this).length;
  },
  getdmlid(index) {
    return failure(this, index).id;
  },
  getdmlindex(index) {
    return failure(this, index).index;
  },
  getdmlmessage(index) {
    return failure(this, index).message;
  },
  getdmlstatuscode(index) {
    return failure(this, index).code;
  },
  getdmltype(index) {
    return constant(StatusCode, failure(this, index).code);
  },
  getdmlfieldnames(index) {
    return new ApexList(T_LIST_OF_STRING, [...failure(this, index).fields]);
  },
};

/** Adds them to every exception, as the platform declares them. */
export function installDmlMethods(): void {
  for (const [name, value] of Object.entries(METHODS)) {
    Object.defineProperty(ApexException.prototype, name, { value, configurable: true, writable: true });
  }
}
