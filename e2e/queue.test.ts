import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { queryAll } from '../scripts/src/org/rest.ts';
import { runApex } from './anonymous-apex.ts';
import { isFocused, tabTo } from './keyboard.ts';
import { OrgTime } from './outbound/load/org-time.ts';
import { picture } from './picture.ts';
import { startTestSystem, TAB, type TestSystem } from './test-system.ts';
import { signInNewUser } from './users.ts';

const SLOW = 20_000;
const PAGE = 50;

let system: TestSystem;
/** stays open through the whole story, so that what it shows has come by itself */
let page: Page;

interface Kept {
  readonly Name: string;
  readonly Status__c: string;
  readonly Reason__c: string | null;
}

const heading = (): Locator => page.getByRole('heading', { level: 2, name: /need/ });
const tile = (state: string): Locator => page.getByRole('button', { name: new RegExp(`^Show ${state}: `) });
const messages = (): Locator => page.getByRole('table', { name: 'Messages of the outbox' });
const rows = (): Locator => messages().getByRole('row').filter({ hasText: /HM-/ });
const spoken = (text: string | RegExp): Locator =>
  page.locator('c-hub-queue-table .announcement').filter({ hasText: text });
const checkbox = (name: string): Locator => page.getByRole('checkbox', { name: `Select ${name}` });
const kept = (where: string): Promise<Kept[]> =>
  queryAll<Kept>(system.session, `SELECT Name, Status__c, Reason__c FROM Hub_Message__c WHERE ${where} ORDER BY Name`);

async function openQueue(on: Page): Promise<void> {
  await on.getByRole('tab', { name: 'Queue' }).click({ timeout: SLOW });
  await on.getByRole('heading', { level: 2, name: /need/ }).waitFor({ timeout: SLOW });
}

/** Puts in so many orders of a customer number. */
const order = (customer: string, times = 1): Promise<string[]> =>
  runApex(
    system.session,
    `List<HubMessage> orders = new List<HubMessage>();
     for (Integer i = 0; i < ${times}; i++) {
       orders.add(HubMessage.to('BPAY').post('/v1/crns').about(UserInfo.getUserId())
         .content(new Map<String, Object>{ 'customerNumber' => '${customer}' + i, 'checkDigitRule' => 'MOD10V1' }));
     }
     HubOutbox.enqueue(orders);`,
  );

/** Puts in so many mails. */
const mail = (times: number): Promise<string[]> =>
  runApex(
    system.session,
    `List<HubMessage> mails = new List<HubMessage>();
     for (Integer i = 0; i < ${times}; i++) {
       mails.add(HubMessage.to('Microsoft_Graph').post('/users/ada/sendMail').about(UserInfo.getUserId())
         .content(new Map<String, Object>{ 'subject' => 'Invoice ' + i, 'email' => 'ada@example.com' }));
     }
     HubOutbox.enqueue(mails);`,
  );

async function giveReason(reason: string): Promise<void> {
  await page.getByRole('dialog').getByRole('textbox', { name: 'Reason' }).waitFor({ timeout: SLOW });
  await page.getByRole('dialog').getByRole('textbox', { name: 'Reason' }).fill(reason);
  await page.keyboard.press('Enter');
}

describe('the queue in the console', { timeout: 300_000 }, () => {
  before(async () => {
    system = await startTestSystem('enterprise', { movableClock: true });
    page = await system.signedInPage();
    await openQueue(page);
  });
  after(() => system.stop());

  it('explains how a message gets here while nothing waits', async () => {
    await page.getByText('No message waits, none needs you.').waitFor({ timeout: SLOW });
    await page.getByText("HubOutbox.enqueue(HubMessage.to('Box')").waitFor({ timeout: SLOW });
    await page.getByText('From a flow: the action Put into the outbox.').waitFor();
  });

  it('shows by itself what a failing partner leaves behind', async () => {
    system.simulators.setFault('bpay', { kind: 'status', status: 400 });
    system.simulators.setFault('microsoft-graph', { kind: 'reset-after-reading', path: '/v1.0/users' });
    await order('C-', 2);
    await mail(1);
    await heading().getByText('No message waits, 3 need you: 1 unknown, 2 dead.').waitFor({ timeout: SLOW });
    await page
      .getByText(/3 came in, 0 were delivered, 3 attempts failed/)
      .first()
      .waitFor({ timeout: SLOW });
    await rows().filter({ hasText: 'Microsoft Graph' }).getByText('Unknown').waitFor({ timeout: SLOW });
    assert.equal(await rows().filter({ hasText: '400, Bad request' }).count(), 2, 'the last failure in words');
    assert.match(await tile('Dead').innerText(), /oldest/, 'since when');
  });

  it('finds messages by a number of the counts, by their state and by their text', async () => {
    await tile('Dead').click();
    await rows().filter({ hasText: 'Microsoft Graph' }).waitFor({ state: 'detached', timeout: SLOW });
    assert.equal(await rows().count(), 2, 'those of the number');
    await page.getByRole('button', { name: 'Show Unknown of Microsoft Graph: 1' }).click();
    await rows().filter({ hasText: 'Microsoft Graph' }).waitFor({ timeout: SLOW });
    assert.equal(await rows().count(), 1, 'of the integration');
    await page.getByLabel('Number, correlation id or reason').fill('no such thing');
    await page.getByText('No message matches.').waitFor({ timeout: SLOW });
    await page.getByLabel('Number, correlation id or reason').fill('');
    await rows().first().waitFor({ timeout: SLOW });
  });

  it('tells the history of one message, and what it contains only when asked', async () => {
    const [unknown] = await kept("Status__c = 'Unknown'");
    const details = page.getByRole('button', { name: `Details of ${unknown?.Name}` });
    await details.click();
    const panel = page.locator('c-hub-queue-detail');
    await panel.getByText('Connection reset, may have acted').waitFor({ timeout: SLOW });
    await panel.getByText(/Ask the partner by the correlation id/).waitFor();
    assert.equal(await panel.getByText('Invoice 0').count(), 0, 'nothing of the content');
    await panel.getByRole('button', { name: 'Show the content, masked' }).click();
    await panel.getByText('Invoice 0').waitFor({ timeout: SLOW });
    assert.equal(await panel.getByText('ada@example.com').count(), 0, 'masked');
    await panel.getByRole('button', { name: 'Close' }).click();
    assert.ok(await details.evaluate((button) => button.matches(':focus')), 'back to where it came from');
  });

  it('sends messages again from the keyboard, and they arrive', async () => {
    system.simulators.setFault('bpay', null);
    const [first, second] = await kept("Status__c = 'Dead'");
    // the partner was the cause, so the same order goes through now
    await tile('Dead').click();
    await checkbox(first?.Name ?? '').waitFor({ timeout: SLOW });
    await page.getByRole('heading', { name: 'Messages', exact: true }).focus();
    await tabTo(page, checkbox(first?.Name ?? ''));
    await page.keyboard.press('Space');
    await tabTo(page, checkbox(second?.Name ?? ''));
    await page.keyboard.press('Space');
    await page.getByText('2 selected').waitFor({ timeout: SLOW });
    await page.getByRole('heading', { name: 'Messages', exact: true }).focus();
    const again = page
      .getByRole('group', { name: 'Decide about the selected messages' })
      .getByRole('button', { name: 'Send again' });
    await tabTo(page, again);
    await page.keyboard.press('Enter');
    const reason = page.getByRole('dialog').getByRole('textbox', { name: 'Reason' });
    await page.getByRole('heading', { name: 'Send 2 messages again' }).waitFor({ timeout: SLOW });
    await tabTo(page, reason);
    await page.keyboard.type('the partner is well again');
    await page.keyboard.press('Enter');
    await spoken('2 sent again').waitFor({ state: 'attached', timeout: SLOW });
    await heading().getByText('No message waits, 1 needs you: 1 unknown.').waitFor({ timeout: SLOW });
    await page.getByRole('button', { name: 'Show Delivered in the last hour: 2' }).waitFor({ timeout: SLOW });
    await page
      .getByText(/3 came in, 2 were delivered, 3 attempts failed/)
      .first()
      .waitFor({ timeout: SLOW });
    assert.equal(
      (await kept("Status__c = 'Delivered'")).map(({ Name }) => Name).join(),
      [first?.Name, second?.Name].join(),
      'those two',
    );
  });

  it('discards with a reason that stays', async () => {
    await page.getByRole('button', { name: /^Show Unknown: / }).click();
    await rows().first().waitFor({ timeout: SLOW });
    await page.getByRole('checkbox', { name: 'Select all messages of this page' }).focus();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Discard' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Discard' }).click();
    await page.getByText('Why? Others will ask.').waitFor({ timeout: SLOW });
    await giveReason('the invoice was sent by post');
    await spoken('1 discarded').waitFor({ state: 'attached', timeout: SLOW });
    const [discarded] = await kept("Status__c = 'Discarded'");
    assert.match(discarded?.Reason__c ?? '', /^Discarded by .*: the invoice was sent by post$/, 'who and why');
    await page.getByText('No message waits, none needs you.').waitFor({ timeout: SLOW });
  });

  it('decides about all that match, in chunks', async () => {
    await runApex(
      system.session,
      `List<Hub_Message__c> rows = new List<Hub_Message__c>();
       for (Integer i = 0; i < ${PAGE + 200}; i++) {
         Hub_Message__c row = HubMessage.to('Box').post('/folders').toRow();
         HubMessageStatus.settled(row, 'Dead', 'for the test');
         rows.add(row);
       }
       insert rows;`,
    );
    await tile('Dead')
      .getByText(String(PAGE + 200))
      .waitFor({ timeout: SLOW });
    await tile('Dead').click();
    await rows()
      .nth(PAGE - 1)
      .waitFor({ timeout: SLOW });
    await page.getByRole('button', { name: 'Next page' }).click();
    await page.getByText('Page 2').waitFor({ timeout: SLOW });
    await page.getByRole('checkbox', { name: 'Select all messages of this page' }).focus();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: `Select all ${PAGE + 200} that match` }).click({ timeout: SLOW });
    await page.getByRole('button', { name: 'Discard' }).click();
    await giveReason('test data');
    await spoken(`${PAGE + 200} discarded`).waitFor({ state: 'attached', timeout: SLOW });
    assert.equal((await kept("Status__c = 'Dead'")).length, 0, 'none is left');
  });

  it('starts the sweeper', async () => {
    await page.getByRole('button', { name: 'Start the sweeper' }).click({ timeout: SLOW });
    await page.getByText('the sweeper is not scheduled').waitFor({ state: 'detached', timeout: SLOW });
    const jobs = await queryAll(
      system.session,
      "SELECT Id FROM CronTrigger WHERE CronJobDetail.Name LIKE 'Integration Hub sweeper%'",
    );
    assert.equal(jobs.length, 6, 'every ten minutes');
  });

  it('lets somebody without the right look, and says why nothing can be decided', async () => {
    system.simulators.setFault('bpay', { kind: 'status', status: 400 });
    await order('D-');
    const looker = await system.signedInPage(
      '/lightning/page/home',
      await signInNewUser(system.session, 'looker', ['Hub_Console']),
    );
    await looker.goto(system.org.url + TAB);
    await openQueue(looker);
    const dead = looker.getByRole('button', { name: /^Details of HM-/ });
    await dead.first().waitFor({ timeout: SLOW });
    for (const name of ['Send again', 'Discard', 'Mark as delivered']) {
      assert.ok(await looker.getByRole('button', { name }).first().isDisabled(), name);
    }
    await looker.getByText('You may look, but not decide: the permission set').first().waitFor({ timeout: SLOW });
    await dead.first().click();
    await looker.getByText('It may hold personal data. The permission set').waitFor({ timeout: SLOW });
    await looker.getByText('The permission set Integration Hub call reader').waitFor();
    assert.ok(await looker.getByRole('button', { name: 'Show the content, masked' }).isDisabled(), 'no content');
    await looker.context().close();
  });

  it('keeps the focus while it refreshes', async () => {
    const refresh = page.getByRole('button', { name: 'Refresh now' });
    await refresh.focus();
    await page.keyboard.press('Enter');
    await page
      .locator('c-hub-queue > .announcement')
      .filter({ hasText: /^Refreshed\. / })
      .waitFor({ state: 'attached', timeout: SLOW });
    assert.ok(await isFocused(refresh), 'where it was');
  });

  it('draws what happened in an hour, minute by minute', async () => {
    const time = new OrgTime(system.session);
    const burst = [3, 5, 2, 6, 4, 1, 3, 5, 2, 4];
    // what was put in before is over
    await time.passUntil((await time.now()) + 15 * 60_000);
    for (const [index, times] of burst.entries()) {
      await time.passUntil((await time.now()) + 5 * 60_000);
      system.simulators.setFault('bpay', index === 4 ? { kind: 'status', status: 503, times: 3 } : null);
      await order(`E-${index}-`, times);
      await time.quiet();
    }
    system.simulators.setFault('microsoft-graph', { kind: 'reset-after-reading', path: '/v1.0/users', times: 1 });
    await mail(1);
    await time.quiet();
    system.simulators.setFault('microsoft-graph', { kind: 'status', status: 503, path: '/v1.0/users' });
    await mail(6);
    await time.quiet();
    const late = await system.signedInPage('/lightning/page/home');
    await late.clock.setSystemTime(await time.now());
    await late.goto(system.org.url + TAB);
    await openQueue(late);
    await late.getByText('The last hour as a table').click({ timeout: SLOW });
    const minutes = late.getByRole('table', { name: 'Messages per minute in the last hour' }).getByRole('row');
    assert.ok((await minutes.count()) > burst.length, 'a row for every minute in which something happened');
    await late.getByText('The last hour as a table').click();
    await late.getByText('Microsoft Graph is being spared').waitFor({ timeout: SLOW });
    await late.getByRole('tab', { name: 'Queue' }).evaluate((tab) => {
      tab.scrollIntoView();
      tab.ownerDocument.defaultView?.scrollBy(0, -70);
    });
    await picture(late, 'queue');
    await late.context().close();
  });
});
