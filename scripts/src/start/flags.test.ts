import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FlagError, readFlags } from './flags.ts';

describe('flags of npm start', () => {
  it('have defaults', () => {
    assert.deepEqual(
      readFlags([], {}),
      { port: 7_070, open: true, reset: false, shape: 'enterprise' },
      'nothing given',
    );
  });

  it('are read, and CI never opens a browser', () => {
    const flags = readFlags(['--port', '0', '--reset', '--shape', 'developer'], { CI: 'true' });
    assert.deepEqual(flags, { port: 0, open: false, reset: true, shape: 'developer' }, 'all given');
  });

  for (const [argv, pattern] of [
    [['--port', 'x'], /--port takes a number from 0 to 65535, not "x"/],
    [['--port', '70000'], /65535/],
    [['--shape', 'unlimited'], /There is no shape "unlimited"[\s\S]*developer\|enterprise/],
    [['--prot', '1'], /--prot[\s\S]*Usage: npm start/],
    [['extra'], /Usage: npm start/],
  ] as const) {
    it(`refuse ${argv.join(' ')} with the usage`, () => {
      assert.throws(
        () => readFlags(argv, {}),
        (error) => error instanceof FlagError && pattern.test(error.message),
        'the error names the flag and the usage',
      );
    });
  }
});
