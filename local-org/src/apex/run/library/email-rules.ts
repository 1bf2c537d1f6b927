import type { ApexValue } from '../../abi.ts';
import { ApexList } from '../../runtime/index.ts';

export interface EmailError {
  /** of System.StatusCode */
  readonly code: string;
  readonly message: string;
  readonly fields: readonly string[];
}

const ADDRESS = /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/;
/** Prefixes of what a message may be meant for: User, Contact, Lead. */
const TARGETS = ['005', '003', '00Q'];
const LISTS: Readonly<Record<string, string>> = {
  toaddresses: 'toAddresses',
  ccaddresses: 'ccAddresses',
  bccaddresses: 'bccAddresses',
};

const text = (value: ApexValue): string => (typeof value === 'string' ? value : '');
const error = (code: string, message: string, ...fields: string[]): EmailError => ({ code, message, fields });

/** What the platform refuses of a message, in its words where they are public (Apex Reference Guide, "SingleEmailMessage"). */
export function checkEmail(read: (member: string) => ApexValue): EmailError[] {
  const target = text(read('targetobjectid'));
  const recipients = Object.keys(LISTS).flatMap((list) => addresses(read(list)));
  if (target === '' && recipients.length === 0)
    return [error('REQUIRED_FIELD_MISSING', 'Add a recipient to send an email.')];
  for (const [list, name] of Object.entries(LISTS)) {
    const bad = addresses(read(list)).find((address) => !isAddress(address));
    if (bad !== undefined) return [error('INVALID_EMAIL_ADDRESS', `Email address is invalid: ${bad}`, name, bad)];
  }
  if (target !== '') {
    const refusal = checkTarget(read, target);
    if (refusal !== null) return [refusal];
  }
  const hasBody = ['plaintextbody', 'htmlbody', 'templateid'].some((member) => text(read(member)) !== '');
  return hasBody ? [] : [error('REQUIRED_FIELD_MISSING', 'Missing body, need at least one of html or plainText')];
}

function checkTarget(read: (member: string) => ApexValue, target: string): EmailError | null {
  if (!TARGETS.includes(target.slice(0, 3)))
    return error('INVALID_ID_FIELD', 'Only User, Contact, Lead, or Person objects are allowed for targetObjectId : ');
  if (!target.startsWith('005')) return null;
  if (read('saveasactivity') !== false)
    return error(
      'INVALID_SAVE_AS_ACTIVITY_FLAG',
      'saveAsActivity must be false when sending mail to users.',
      'saveAsActivity',
      'true',
    );
  return text(read('whatid')) === ''
    ? null
    : error(
        'INVALID_ID_FIELD',
        'whatId is not available for sending emails to UserIds.',
        'whatId',
        text(read('whatid')),
      );
}

function addresses(value: ApexValue): string[] {
  return value instanceof ApexList ? value.values.map((address) => text(address)) : [];
}

/** Ids of users, contacts and leads stand for their addresses. */
function isAddress(address: string): boolean {
  return ADDRESS.test(address) || TARGETS.includes(address.slice(0, 3));
}
