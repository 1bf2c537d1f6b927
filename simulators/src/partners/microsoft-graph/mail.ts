import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Directory } from './directory.ts';
import { GraphError } from './errors.ts';
import { ENDPOINT, type Query } from './query.ts';

interface Recipient {
  readonly emailAddress?: { readonly address?: string };
}
interface ExtendedProperty {
  readonly id: string;
  readonly value: string;
}
export interface Message {
  readonly subject?: string;
  readonly body?: { readonly contentType?: string; readonly content?: string };
  readonly toRecipients?: readonly Recipient[];
  readonly ccRecipients?: readonly Recipient[];
  readonly singleValueExtendedProperties?: readonly ExtendedProperty[];
  readonly internetMessageHeaders?: readonly { readonly name: string; readonly value: string }[];
}
export interface SentMail {
  readonly id: string;
  readonly from: string;
  readonly message: Message;
  readonly sentDateTime: string;
}
interface SendMail {
  readonly message?: Message;
  readonly saveToSentItems?: boolean;
}

/** The mail that left the tenant. */
export class MailBook {
  readonly sent: SentMail[] = [];
}

const BY_PROPERTY =
  /^singleValueExtendedProperties\/Any\(ep:\s*ep\/id eq '([^']+)' and ep\/value eq '((?:[^']|'')*)'\)$/i;

/** https://learn.microsoft.com/en-us/graph/api/user-sendmail and https://learn.microsoft.com/en-us/graph/api/singlevaluelegacyextendedproperty-get */
export function mailRoutes(app: FastifyInstance, directory: Directory, book: MailBook, now: () => number): void {
  app.post<{ Params: { id: string }; Body: SendMail }>('/v1.0/users/:id/sendMail', async (request, reply) => {
    const from = mailboxOf(directory, request.params.id);
    const message = validMessage(request.body);
    book.sent.push({ id: randomUUID(), from, message, sentDateTime: new Date(now()).toISOString() });
    return reply.status(202).send();
  });
  app.get<{ Params: { id: string }; Querystring: Query }>('/v1.0/users/:id/messages', async (request) => ({
    '@odata.context': `${ENDPOINT}/$metadata#users('${request.params.id}')/messages(id,isDraft,sentDateTime)`,
    value: search(book, mailboxOf(directory, request.params.id), request.query.$filter),
  }));
}

function mailboxOf(directory: Directory, key: string): string {
  const user = directory.find('users', key);
  if (user === undefined) throw new GraphError(404, 'ErrorInvalidUser', `The requested user '${key}' is invalid.`);
  return user.id;
}

function validMessage(body: SendMail | null): Message {
  const message = body?.message;
  if (message === undefined)
    throw new GraphError(400, 'ErrorInvalidParameter', 'The parameter Message is required in the request.');
  const recipients = [...(message.toRecipients ?? []), ...(message.ccRecipients ?? [])];
  if (recipients.length === 0 || recipients.some(({ emailAddress }) => !emailAddress?.address?.includes('@')))
    throw new GraphError(400, 'ErrorInvalidRecipients', 'At least one recipient is not valid.');
  const wrong = message.internetMessageHeaders?.find(({ name }) => !/^x-/i.test(name));
  if (wrong !== undefined)
    throw new GraphError(
      400,
      'InvalidInternetMessageHeader',
      `The internet message header name '${wrong.name}' should start with 'x-' or 'X-'.`,
    );
  return message;
}

/** Names of properties are told apart by case, values are not. */
function search(book: MailBook, mailbox: string, filter: string | undefined): object[] {
  const [, id, quoted] = BY_PROPERTY.exec(filter ?? '') ?? [];
  if (id === undefined || quoted === undefined)
    throw new GraphError(400, 'ErrorInvalidUrlQueryFilter', 'The query filter contains one or more invalid nodes.');
  const value = quoted.replaceAll("''", "'").toLowerCase();
  return book.sent
    .filter(({ from }) => from === mailbox)
    .filter(({ message }) =>
      message.singleValueExtendedProperties?.some(
        (property) => property.id === id && property.value.toLowerCase() === value,
      ),
    )
    .map((mail) => ({ id: mail.id, isDraft: false, sentDateTime: mail.sentDateTime }));
}
