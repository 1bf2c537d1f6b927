import { createHmac, randomUUID } from 'node:crypto';
import type { Verification } from './verifications.ts';

/** Where a webhook goes, and how it is signed. */
export interface WebhookTarget {
  readonly url: string;
  /** of the integration user; null to come without */
  readonly accessToken: string | null;
  /** `whsec_` and the key in base64 */
  readonly secret: string;
}
/** What a test may do otherwise than a partner would. */
export interface WebhookOptions {
  readonly id?: string;
  /** seconds since 1970, when this attempt is made */
  readonly sentAt?: number;
  /** what stands in the body after it was signed */
  readonly alteredBody?: string;
}

/** The body of bronID's webhook: https://docs.bronid.com/webhooks */
export function webhookBody({ trace, userId, status, changedAt }: Verification): string {
  return JSON.stringify({
    name: 'Jane Citizen',
    verificationStatus: status,
    verificationUuid: trace,
    trace,
    submissionId: trace,
    timestamp: Math.floor(changedAt / 1_000),
    userId,
    submissionStatus: 'submitted',
    entityType: 'individual',
  });
}

/** `v1,` and HMAC-SHA256 over id, time and body: https://github.com/standard-webhooks/standard-webhooks */
export function sign(secret: string, id: string, sentAt: number, body: string): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  return `v1,${createHmac('sha256', key).update(`${id}.${sentAt}.${body}`).digest('base64')}`;
}

/** Delivers what is known of a verification. Answers the status with which it was taken or refused, and what came with it. */
export async function deliver(
  verification: Verification,
  target: WebhookTarget,
  { id = `evt_${randomUUID()}`, sentAt = Math.floor(Date.now() / 1_000), alteredBody }: WebhookOptions = {},
): Promise<{ readonly status: number; readonly body: string }> {
  const body = webhookBody(verification);
  const answer = await fetch(target.url, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(sentAt),
      'webhook-signature': sign(target.secret, id, sentAt, body),
      ...(target.accessToken === null ? {} : { Authorization: `Bearer ${target.accessToken}` }),
    },
    body: alteredBody ?? body,
  });
  return { status: answer.status, body: await answer.text() };
}
