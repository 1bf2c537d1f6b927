import assert from 'node:assert/strict';
import { afterEach, before, it } from 'node:test';
import { fillPrincipal } from '../../scripts/src/org/credentials.ts';
import { queryAll } from '../../scripts/src/org/rest.ts';
import type { BronidControl } from '../../simulators/src/partners/bronid/index.ts';
import type { WebhookTarget } from '../../simulators/src/partners/bronid/webhook.ts';
import { apexValue, runApex } from '../anonymous-apex.ts';
import { signInNewUser } from '../users.ts';
import type { PartnerStory } from './stories.ts';

const PARTNER = 'bronid';
const SECRET = `whsec_${Buffer.from('a secret of the tests, 32 bytes.').toString('base64')}`;

interface Row {
  readonly status: string;
  readonly heardBy: string;
  readonly reference: string | null;
  readonly isAsked: boolean;
}

export const story: PartnerStory = (system) => {
  /** token of a user who may deliver webhooks and nothing else */
  let deliverer: string;
  const apex = <T>(code: string): Promise<T> => apexValue<T>(system().session, code);
  const partner = (): BronidControl => system().simulators.control<BronidControl>(PARTNER);
  const target = (more: Partial<WebhookTarget> = {}): WebhookTarget => ({
    url: `${system().session.url}/services/apexrest/hub/v1/webhooks/bronid`,
    accessToken: deliverer,
    secret: SECRET,
    ...more,
  });
  const start = (reference: string): Promise<string> =>
    apex<string>(`
      HubBronidRequest request = new HubBronidRequest('${reference}', 'AUS')
        .person('Jane', 'Citizen', Date.newInstance(1982, 12, 20));
      System.debug(JSON.serialize(new HubBronidClient().startAndFollow(request, 48).trace));`);
  const kept = (trace: string): Promise<Row[]> =>
    apex<Row[]>(`
      List<Object> rows = new List<Object>();
      for (Hub_Verification__c row : [
        SELECT Status__c, Heard_By__c, Reference__c, Next_Poll_At__c FROM Hub_Verification__c WHERE Trace__c = '${trace}'
      ]) rows.add(new Map<String, Object>{ 'status' => row.Status__c, 'heardBy' => row.Heard_By__c,
        'reference' => row.Reference__c, 'isAsked' => row.Next_Poll_At__c != null });
      System.debug(JSON.serialize(rows));`);
  /** What is due in a minute is due now: nobody waits in a test. */
  const poll = async (trace: string): Promise<void> => {
    await runApex(
      system().session,
      `Hub_Verification__c row = [SELECT Id FROM Hub_Verification__c WHERE Trace__c = '${trace}'];
       row.Next_Poll_At__c = Datetime.now().addMinutes(-1);
       update row;`,
    );
    await runApex(system().session, 'HubBronidPoll.poll();');
  };

  before(async () => {
    const { clientId, apiKey } = system().simulators.secrets;
    await fillPrincipal(system().session, {
      externalCredential: 'Hub_Bronid',
      principal: 'BronidService',
      protocol: 'Custom',
      parameters: { ServiceUid: clientId, ApiKey: apiKey },
    });
    await runApex(
      system().session,
      `insert new Hub_Webhook_Secret__c(Integration__c = 'bronID', Secret__c = '${SECRET}');`,
    );
    deliverer = (await signInNewUser(system().session, 'webhook', ['Hub_Bronid_Webhook'])).accessToken;
  });
  afterEach(() => system().simulators.setFault(PARTNER, null));

  it('starts a verification, and asks until there is a result', async () => {
    const trace = await start('record-1');
    const [begun] = await kept(trace);
    assert.deepEqual(
      begun,
      { status: 'pending', heardBy: 'Start', reference: 'record-1', isAsked: true },
      'it is kept, without the person',
    );
    await poll(trace);
    assert.equal((await kept(trace))[0].isAsked, true, 'nothing new: it is asked for again');
    partner().settle(trace, 'verified');
    await poll(trace);
    assert.deepEqual(
      await kept(trace),
      [{ status: 'verified', heardBy: 'Poll', reference: 'record-1', isAsked: false }],
      'and no more once there is a result',
    );
  });

  it('is told by the partner what is wrong, field by field', async () => {
    const [state, excerpt, mayHaveActed] = await apex<[string, string, boolean]>(`
      try {
        new HubBronidClient().start(new HubBronidRequest('record-2', 'AUS').with('firstName', 'Jane'));
        System.debug('null');
      } catch (HubCalloutException e) {
        System.debug(JSON.serialize(new List<Object>{ e.state, e.answerExcerpt, e.mayHaveActed }));
      }`);
    assert.equal(state, 'BadRequest', 'it was refused');
    assert.match(excerpt, /lastName is required/, 'with the field');
    assert.equal(mayHaveActed, false, 'so nothing was begun');
  });

  it('does not know what became of a start whose answer is lost; the webhook does', async () => {
    system().simulators.setFault(PARTNER, { kind: 'reset', afterActing: true, times: 1 });
    const mayHaveActed = await apex<boolean>(`
      HubBronidRequest request = new HubBronidRequest('record-3', 'AUS')
        .person('Jane', 'Citizen', Date.newInstance(1982, 12, 20));
      try { new HubBronidClient().start(request); System.debug('null'); }
      catch (HubCalloutException e) { System.debug(JSON.serialize(e.mayHaveActed)); }`);
    assert.equal(mayHaveActed, true, 'it may have begun, and cost');
    const begun = partner()
      .verifications.all()
      .filter(({ userId }) => userId === 'record-3');
    assert.equal(begun.length, 1, 'it has, once');
    assert.equal((await partner().webhook(begun[0].trace, target())).status, 200, 'the webhook is taken');
    assert.equal((await kept(begun[0].trace))[0].reference, 'record-3', 'and says which record it is about');
  });

  it('takes a webhook that is signed, and then asks no more', async () => {
    const trace = await start('record-4');
    partner().settle(trace, 'rejected');
    assert.equal((await partner().webhook(trace, target())).status, 200, 'taken');
    assert.deepEqual(
      await kept(trace),
      [{ status: 'rejected', heardBy: 'Webhook', reference: 'record-4', isAsked: false }],
      'poll and webhook agree on one row',
    );
  });

  it('shows the secret of its webhooks to nobody', async () => {
    const rows = await queryAll<{ Secret__c: string }>(system().session, 'SELECT Secret__c FROM Hub_Webhook_Secret__c');
    assert.deepEqual(
      rows.map(({ Secret__c: shown }) => shown),
      ['********'],
      'not even to an administrator who may replace it',
    );
  });

  it('asks for a token, and for the right to deliver', async () => {
    const trace = await start('record-6');
    const { accessToken: stranger } = await signInNewUser(system().session, 'stranger', []);
    const statuses = [null, stranger].map(async (accessToken) => {
      const { status } = await partner().webhook(trace, target({ accessToken }));
      return status;
    });
    assert.deepEqual(await Promise.all(statuses), [401, 403], 'a right signature is not enough');
  });

  it('refuses webhooks that are not signed rightly, are old, altered or replayed', async () => {
    const trace = await start('record-5');
    partner().settle(trace, 'verified');
    const now = Math.floor(Date.now() / 1_000);
    const other = `whsec_${Buffer.from('another secret of another party').toString('base64')}`;
    const refused: readonly [string, Promise<{ status: number; body: string }>][] = [
      ['another secret', partner().webhook(trace, target({ secret: other }))],
      ['an altered body', partner().webhook(trace, target(), { alteredBody: '{"verificationStatus":"verified"}' })],
      ['six minutes old', partner().webhook(trace, target(), { sentAt: now - 360 })],
      ['six minutes early', partner().webhook(trace, target(), { sentAt: now + 360 })],
    ];
    for (const [what, answer] of refused) {
      const { status, body } = await answer;
      assert.equal(status, 401, what);
      assert.equal(body, '', `${what}: not a word about why`);
    }
    assert.equal((await kept(trace))[0].status, 'pending', 'nothing was believed');
    const once = { id: 'evt_once' };
    assert.equal((await partner().webhook(trace, target(), once)).status, 200, 'the right one is');
    assert.equal((await partner().webhook(trace, target(), once)).status, 409, 'but only once');
  });

  it('says by its health path whether the key is right', async () => {
    const statusCode = await apex<number>(
      "System.debug(HubCallout.to('bronID').get('/v5/lookup').parameter('country', 'AUS').parameter('id', '33051775556').send().statusCode);",
    );
    assert.equal(statusCode, 200, 'service and key are accepted');
  });
};
