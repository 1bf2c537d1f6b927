import type { ApexType, ApexValue, PlatformClass } from '../../abi.ts';
import { PlatformValue } from '../../library/derived/value-class.ts';
import {
  ApexException,
  exceptionClass,
  IllegalArgumentException,
  nullPointer,
  runtimeType,
} from '../../runtime/index.ts';
import type { ApexList, ApexSet } from '../../runtime/index.ts';
import { engine } from '../engine.ts';
import { checkEmail, type EmailError } from './email-rules.ts';
import { listOf } from './helpers.ts';
import { memberOf, platformValue } from './platform-value.ts';
import { dmlStatusCode } from './status-code.ts';

const EmailException = exceptionClass('System.EmailException') ?? ApexException;

/** Messaging.SendEmailResult. */
class SendEmailResult {
  readonly #errors: readonly EmailError[];
  constructor(errors: readonly EmailError[]) {
    this.#errors = errors;
  }
  get success(): boolean {
    return this.issuccess();
  }
  get errors(): ApexValue {
    return this.geterrors();
  }
  issuccess(): boolean {
    return this.#errors.length === 0;
  }
  geterrors(): ApexValue {
    return listOf(
      'Messaging.SendEmailError',
      this.#errors.map(({ code, message, fields }) =>
        platformValue('Messaging.SendEmailError', {
          statusCode: dmlStatusCode(code),
          message,
          fields: listOf('String', [...fields]),
          targetObjectId: null,
        }),
      ),
    );
  }
}

const isSingle = (message: ApexValue): boolean => runtimeType(message).name === 'Messaging.SingleEmailMessage';

/**
 * Messaging.sendEmail(messages, allOrNothing?): checks the messages and records them with the transaction, nothing leaves
 * the machine. Each call counts as one email invocation.
 */
function sendEmail(messages: ApexList, allOrNothing: boolean | null = true): ApexValue {
  const { transaction } = engine();
  transaction.limits.use('emailInvocations');
  const errors = messages.values.map((message) =>
    isSingle(message) ? checkEmail((name) => memberOf(message, name)) : [],
  );
  const failed = errors.findIndex((found) => found.length > 0);
  const [error] = errors[failed] ?? [];
  if (error !== undefined && allOrNothing !== false) {
    const detail = `${error.code}, ${error.message}: [${error.fields.join(', ')}]`;
    throw new EmailException(`SendEmail failed. First exception on row ${failed}; first error: ${detail}`);
  }
  transaction.emails.push(...messages.values.filter((_message, index) => errors[index]?.length === 0));
  return listOf(
    'Messaging.SendEmailResult',
    errors.map((found) => new SendEmailResult(found)),
  );
}

/** No capacity is counted here: nothing is sent. */
function reserve(amount: number | null): null {
  if (amount === null || amount < 0) throw new EmailException('The capacity to reserve cannot be negative.');
  return null;
}

/** Messaging.CustomNotification: what it is given is kept; no device hears of it. */
class CustomNotification extends PlatformValue {
  send(users: ApexSet | null): null {
    const missing = ['notificationtypeid', 'title', 'body'].find((member) => this[member] === null);
    if (missing !== undefined) throw new IllegalArgumentException(`The notification has no ${missing}`);
    if ((users ?? nullPointer()).size() === 0) throw new IllegalArgumentException('The notification has no recipients');
    return null;
  }
}
const NOTIFICATION = ['notificationtypeid', 'sender', 'title', 'body', 'targetid', 'targetpageref'];
for (const member of NOTIFICATION) {
  Object.defineProperty(CustomNotification.prototype, `set${member}`, {
    value(this: CustomNotification, value: ApexValue): null {
      this[member] = value;
      return null;
    },
  });
}

function newNotification(_: ApexType, ...values: ApexValue[]): CustomNotification {
  const made = new CustomNotification();
  NOTIFICATION.forEach((member, at) => (made[member] = values[at] ?? null));
  return made;
}

export const MESSAGING_CLASSES: readonly PlatformClass[] = [
  {
    name: 'System.Messaging',
    statics: { sendemail: sendEmail, reservesingleemailcapacity: reserve, reservemassemailcapacity: reserve },
  },
  { name: 'Messaging.CustomNotification', jsClass: CustomNotification, construct: newNotification },
  { name: 'Messaging.SendEmailResult', jsClass: SendEmailResult },
];
