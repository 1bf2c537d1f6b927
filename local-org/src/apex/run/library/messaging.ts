import type { ApexType, ApexValue, PlatformClass } from '../../abi.ts';
import { PlatformValue } from '../../library/derived/value-class.ts';
import { IllegalArgumentException, nullPointer } from '../../runtime/index.ts';
import type { ApexList, ApexSet } from '../../runtime/index.ts';
import { engine } from '../engine.ts';
import { listOf } from './helpers.ts';

class SendEmailResult {
  issuccess(): boolean {
    return true;
  }
  geterrors(): ApexValue {
    return listOf('Messaging.SendEmailError', []);
  }
}

/** Records the messages with the transaction; each call counts as one email invocation. */
function sendEmail(messages: ApexList): ApexValue {
  const { transaction } = engine();
  transaction.limits.use('emailInvocations');
  transaction.emails.push(...messages.values);
  return listOf(
    'Messaging.SendEmailResult',
    messages.values.map(() => new SendEmailResult()),
  );
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
    statics: { sendemail: sendEmail, reservesingleemailcapacity: () => null, reservemassemailcapacity: () => null },
  },
  { name: 'Messaging.CustomNotification', jsClass: CustomNotification, construct: newNotification },
  { name: 'Messaging.SendEmailResult', jsClass: SendEmailResult },
];
