import type { PlatformClass } from '../../abi.ts';

/** Values that are nothing but their fields; what Apex does not set is null (Apex Reference Guide, "Messaging Namespace"). */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  InboundEmail: [
    ...['binaryAttachments', 'ccAddresses', 'fromAddress', 'fromName', 'headers', 'htmlBody', 'htmlBodyIsTruncated'],
    ...['inReplyTo', 'messageId', 'plainTextBody', 'plainTextBodyIsTruncated', 'references', 'replyTo', 'subject'],
    ...['textAttachments', 'toAddresses'],
  ],
  'InboundEmail.BinaryAttachment': ['body', 'fileName', 'headers', 'mimeTypeSubType'],
  'InboundEmail.TextAttachment': ['body', 'bodyIsTruncated', 'charset', 'fileName', 'headers', 'mimeTypeSubType'],
  'InboundEmail.Header': ['name', 'value'],
  InboundEmailResult: ['message', 'success'],
  InboundEnvelope: ['fromAddress', 'toAddress'],
};

export const INBOUND_EMAIL_CLASSES: readonly PlatformClass[] = [
  ...Object.entries(FIELDS).map(([name, fields]) => {
    const jsClass = class {
      constructor() {
        for (const field of fields) Object.assign(this, { [field.toLowerCase()]: null });
      }
    };
    return { name: `Messaging.${name}`, jsClass, construct: () => new jsClass() };
  }),
  { name: 'Messaging.InboundEmailHandler' },
];
