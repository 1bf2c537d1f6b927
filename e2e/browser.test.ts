import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openBrowser } from '../scripts/src/start/open-browser.ts';
import { BrowserError, findBrowser } from './browser.ts';

describe('a machine without a browser', () => {
  it('is told what was tried and which command installs one', async () => {
    await assert.rejects(
      findBrowser({ CHROME_PATH: '/no/such/browser' }),
      (error) =>
        error instanceof BrowserError && /\/no\/such\/browser[\s\S]*Install a browser with: npx /.test(error.message),
      'the error names the path and the command',
    );
  });

  it('starts all the same: npm start only prints its link', async () => {
    const { PATH } = process.env;
    process.env.PATH = '/no/such/folder';
    try {
      assert.equal(await openBrowser('http://127.0.0.1:1/'), false, 'nothing is opened and nothing is thrown');
    } finally {
      process.env.PATH = PATH;
    }
  });
});
