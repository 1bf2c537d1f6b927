/** A transaction for tests: fixed clock, en_US in Los Angeles, user classes given as JavaScript classes. */
import type { ApexType, ApexValue } from '../abi.ts';
import { enterTransaction } from './hooks.ts';
import type { TransactionHooks, UserClassInfo } from './hooks.ts';

export interface TestField {
  readonly name: string;
  readonly type: () => ApexType;
  readonly transient?: boolean;
}
export interface TestClass {
  new (): object;
  readonly apexName: string;
  readonly apexFields?: readonly TestField[];
  readonly apexAncestors?: () => readonly ApexType[];
  readonly apexConstants?: () => readonly ApexValue[];
}

export interface TestTransaction {
  readonly log: { level: string; message: string }[];
  leave(): void;
}

/** Enters the transaction; call `leave` when the test is done. */
export function enterTest(
  options: Partial<TransactionHooks> & { classes?: readonly TestClass[] } = {},
): TestTransaction {
  const { classes = [], ...overrides } = options;
  const log: { level: string; message: string }[] = [];
  const byName = new Map(classes.map((made) => [made.apexName.toLowerCase(), infoOf(made)]));
  const refuse = (): never => {
    throw new Error('not part of this test');
  };
  const hooks: TransactionHooks = {
    now: () => Date.UTC(2026, 10, 21, 22, 5, 6, 789),
    userTimeZone: () => 'America/Los_Angeles',
    userLocale: () => 'en_US',
    debug: (level, _line, message) => log.push({ level, message }),
    classForName: (name) => byName.get(name.toLowerCase()) ?? null,
    describeUserClass: (instance) =>
      byName.get(((instance.constructor as Partial<TestClass>).apexName ?? '').toLowerCase()) ?? null,
    sObjectName: (name) => (name.toLowerCase() === 'account' ? 'Account' : null),
    newSObject: refuse,
    sObjectTypeOf: refuse,
    sObjectTypeOfId: refuse,
    sObjectToJson: refuse,
    sObjectFromJson: refuse,
    randomBytes: (count) => new Uint8Array(count).map((_, at) => (at * 37 + 11) & 255),
    label: () => null,
    certificateKey: () => null,
    orgDomainUrl: () => 'https://example.my.salesforce.com',
    requestUrl: () => null,
    heap: () => undefined,
    cpu: () => 0,
    ...overrides,
  };
  const before = enterTransaction(hooks);
  return { log, leave: () => void enterTransaction(before) };
}

function infoOf(made: TestClass): UserClassInfo {
  const constants = made.apexConstants?.();
  return {
    name: made.apexName,
    kind: constants ? 'enum' : 'class',
    jsClass: made,
    isAbstract: false,
    get fields() {
      return (made.apexFields ?? []).map((field) => ({
        name: field.name,
        type: field.type(),
        transient: field.transient ?? false,
        get: (instance: object) => (instance as Record<string, ApexValue>)[`f_${field.name.toLowerCase()}`] ?? null,
        set: (instance: object, value: ApexValue) => {
          (instance as Record<string, ApexValue>)[`f_${field.name.toLowerCase()}`] = value;
        },
      }));
    },
    get ancestors() {
      return made.apexAncestors?.() ?? [];
    },
    ...(constants ? { constants } : {}),
    bare: () => new made(),
    newInstance: () => new made(),
  };
}
