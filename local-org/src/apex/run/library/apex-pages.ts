import type { ApexType, ApexValue, PlatformClass } from '../../abi.ts';
import { platformClass } from '../../library/index.ts';
import { ApexPageReference } from '../../library/System/PageReference.ts';
import {
  ApexEnum,
  ApexException,
  ApexList,
  DmlException,
  nullPointer,
  VisualforceException,
} from '../../runtime/index.ts';
import { engine } from '../engine.ts';
import type { Transaction } from '../transaction.ts';
import { listOf } from './helpers.ts';
import { PAGE_COMPONENT } from './page-component.ts';

/** ApexPages.Message; without a detail of its own it repeats its summary. */
export class PageMessage {
  readonly #severity: ApexValue;
  readonly #summary: string | null;
  readonly #detail: string | null;
  constructor(severity: ApexValue, summary: string | null, detail: string | null = summary) {
    this.#severity = severity;
    this.#summary = summary;
    this.#detail = detail;
  }
  getseverity(): ApexValue {
    return this.#severity;
  }
  getsummary(): string | null {
    return this.#summary;
  }
  getdetail(): string | null {
    return this.#detail;
  }
  getcomponentlabel(): null {
    return null;
  }
  tostring(): string {
    return `ApexPages.Message["${this.#summary}"]`;
  }
  toString(): string {
    return this.tostring();
  }
}

const messagesOf = new WeakMap<Transaction, PageMessage[]>();

/** A page runs only in tests: the local org serves no Visualforce. */
function messages(method: string): PageMessage[] {
  const { test, transaction } = engine();
  if (test === null) throw new VisualforceException(`ApexPages.${method} can only be called from a Visualforce page.`);
  let kept = messagesOf.get(transaction);
  if (!kept) messagesOf.set(transaction, (kept = []));
  return kept;
}

/** The page that a test has set, or an empty one that tests may give parameters; null outside of tests. */
export function currentPage(): ApexValue {
  const { test } = engine();
  return test === null ? null : (test.currentPage ??= new ApexPageReference(''));
}

function addMessage(message: PageMessage | null): null {
  messages('addMessage').push(message ?? nullPointer());
  return null;
}

/** One message per record that failed, or the exception's own. */
function addMessages(exception: ApexException | null): null {
  if (exception === null) return nullPointer();
  const texts = exception instanceof DmlException ? exception.failures.map(({ message }) => message) : [];
  const severity = severityNamed('ERROR');
  for (const text of texts.length > 0 ? texts : [exception.getmessage()])
    messages('addMessages').push(new PageMessage(severity, text));
  return null;
}

export function clearMessages(): null {
  messagesOf.delete(engine().transaction);
  return null;
}

function severityNamed(name: string): ApexValue {
  return platformClass('ApexPages.Severity')?.statics?.[name.toLowerCase()] ?? null;
}

function hasMessages(severity: ApexEnum | null = null): boolean {
  return messages('hasMessages').some((message) => severity === null || message.getseverity() === severity);
}

function getMessages(): ApexList {
  return listOf('ApexPages.Message', [...messages('getMessages')]);
}

/** ApexPages.Action: its expression is kept; there is no page to evaluate it. */
class PageAction {
  readonly #expression: string;
  constructor(expression: string) {
    this.#expression = expression;
  }
  getexpression(): string {
    return this.#expression;
  }
}

export const APEX_PAGES_CLASSES: readonly PlatformClass[] = [
  {
    name: 'System.ApexPages',
    statics: {
      currentpage: currentPage,
      addmessage: addMessage,
      addmessages: addMessages,
      getmessages: getMessages,
      hasmessages: hasMessages,
    },
  },
  PAGE_COMPONENT,
  {
    name: 'ApexPages.Message',
    jsClass: PageMessage,
    construct: (_: ApexType, severity: ApexValue, ...texts: (string | null)[]) =>
      new PageMessage(severity, ...(texts.slice(0, 2) as [string | null])),
  },
  {
    name: 'ApexPages.Action',
    jsClass: PageAction,
    construct: (_: ApexType, expression: string | null) => new PageAction(expression ?? nullPointer()),
  },
];
