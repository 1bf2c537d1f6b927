/// <reference lib="dom" />
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import fastify from 'fastify';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../../../e2e/browser.ts';
import { lightningRoutes } from '../routes/lightning-routes.ts';
import { deskOrg } from './desk.ts';
import type { FakeOrg } from './fake-org.ts';

let browser: Browser;
let app: FastifyInstance;
let org: FakeOrg;
let count = 1;

before(async () => {
  org = await deskOrg();
  org.answer = async ({ method, parameters }) => {
    if (parameters['name'] === 'fail')
      return {
        ok: false,
        error: { message: 'No', exceptionType: 'System.DmlException', stackTrace: '', isUserDefinedException: false },
      };
    await new Promise((resolve) => setTimeout(resolve, 20));
    if (method === 'add') count += 1;
    return { ok: true, value: method === 'count' ? `piles: ${count}` : `added ${String(parameters['name'])}` };
  };
  app = fastify({ forceCloseConnections: true });
  lightningRoutes(app, org.context());
  await app.listen({ port: 0, host: '127.0.0.1' });
  org.url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  browser = await launchBrowser();
});
after(async () => {
  await browser?.close();
  await app?.close();
});

async function open(tab = 'Desk'): Promise<{ page: Page; errors: string[] }> {
  const context = await browser.newContext();
  await context.addCookies([{ name: 'sid', value: 'valid', url: org.url }]);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => void (message.type() === 'error' && errors.push(message.text())));
  await page.goto(`${org.url}/lightning/n/${tab}`);
  if (tab === 'Desk') await page.getByText('piles:').waitFor();
  return { page, errors };
}

test('a component in a browser shows labels and wired Apex, calls Apex, and refreshes', async () => {
  count = 1;
  const { page, errors } = await open();
  assert.equal(await page.locator('.pile').textContent(), 'piles: 1', 'the wired value');
  assert.equal(await page.locator('.tab').textContent(), 'Desk', 'the page reference');
  await page.getByText('Desk <of> Ada').waitFor();
  await page.getByRole('button', { name: 'Add' }).click();
  await page.getByText('piles: 2').waitFor();
  assert.equal(await page.locator('.result').textContent(), 'added a', 'the answer of the call');
  await page.getByRole('heading', { name: 'Added' }).waitFor();
  assert.deepEqual(errors, [], 'no error in the console');
});

test('eight calls at once are five requests and one boxcar of three', async () => {
  const { page } = await open();
  org.jobs.length = 0;
  await page.getByRole('button', { name: 'Many' }).click();
  await page.getByText('added 1,added 2').waitFor();
  const boxcars = org.jobs.flatMap((job) => (job.kind === 'boxcar' ? [job.calls.length] : []));
  assert.deepEqual(boxcars, [3], 'the last three travel together');
  assert.equal(org.jobs.filter(({ kind }) => kind === 'aura').length, 5, 'the first five travel alone');
});

test('events arrive while the page is open', async () => {
  const { page } = await open();
  for (const listener of org.listeners.get('/event/Desk__e') ?? [])
    listener({ channel: '/event/Desk__e', data: { payload: { Text__c: 'a pile moved' } } });
  await page.getByText('a pile moved').waitFor();
  assert.equal(await page.locator('.event').textContent(), 'a pile moved', 'the payload of the event');
});

test('the app launcher opens, filters and closes by keyboard', async () => {
  const { page } = await open();
  const launcher = page.getByRole('button', { name: 'App Launcher' });
  await launcher.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('off');
  await page.getByRole('link', { name: 'Office' }).waitFor();
  assert.equal(await page.locator('#app-launcher li:visible').count(), 1, 'only what matches');
  await page.keyboard.press('Escape');
  assert.equal(await launcher.getAttribute('aria-expanded'), 'false', 'closed');
  assert.ok(await launcher.evaluate((button) => button === document.activeElement), 'the focus is back on the button');
});

test('modals, confirmations and toasts of the base components work', async () => {
  const { page, errors } = await open('Question');
  await page.getByRole('button', { name: 'Ask' }).click();
  await page.getByText('Shall it be so?').waitFor();
  await page.getByRole('button', { name: 'Yes' }).click();
  await page.getByText('answered yes').waitFor();
  await page.getByRole('button', { name: 'Confirm' }).click();
  await page.getByText('Really?').waitFor();
  await page.getByRole('button', { name: 'OK' }).click();
  await page.getByText('confirmed true').waitFor();
  await page.getByRole('button', { name: 'Toast' }).click();
  await page.getByText('A toast').waitFor();
  assert.deepEqual(errors, [], 'no error in the console');
});
