import type { ApexValue, PlatformClass } from '../../abi.ts';
import { ApexList } from '../../runtime/index.ts';
import { engine } from '../engine.ts';
import { listOf } from './helpers.ts';

/** Messaging.SingleEmailMessage: what it is given is kept; nothing leaves the machine. */
class SingleEmailMessage {
  readonly values = new Map<string, ApexValue>();
}
const PROPERTIES = [
  'bccaddresses',
  'bccsender',
  'ccaddresses',
  'charset',
  'entityattachments',
  'fileattachments',
  'htmlbody',
  'inreplyto',
  'optoutpolicy',
  'orgwideemailaddressid',
  'plaintextbody',
  'references',
  'replyto',
  'saveasactivity',
  'senderdisplayname',
  'subject',
  'targetobjectid',
  'templateid',
  'toaddresses',
  'treatbodiesastemplate',
  'treattargetobjectasrecipient',
  'usesignature',
  'whatid',
];
for (const name of PROPERTIES) {
  Object.defineProperties(SingleEmailMessage.prototype, {
    [`set${name}`]: {
      configurable: true,
      value(this: SingleEmailMessage, value: ApexValue): null {
        this.values.set(name, value);
        return null;
      },
    },
    [`get${name}`]: {
      configurable: true,
      value(this: SingleEmailMessage): ApexValue {
        return this.values.get(name) ?? null;
      },
    },
    [name]: {
      configurable: true,
      get(this: SingleEmailMessage): ApexValue {
        return this.values.get(name) ?? null;
      },
      set(this: SingleEmailMessage, value: ApexValue): void {
        this.values.set(name, value);
      },
    },
  });
}

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

export const MESSAGING_CLASSES: readonly PlatformClass[] = [
  {
    name: 'System.Messaging',
    statics: { sendemail: sendEmail, reservesingleemailcapacity: () => null, reservemassemailcapacity: () => null },
  },
  { name: 'Messaging.SingleEmailMessage', jsClass: SingleEmailMessage, construct: () => new SingleEmailMessage() },
  { name: 'Messaging.SendEmailResult', jsClass: SendEmailResult },
];
