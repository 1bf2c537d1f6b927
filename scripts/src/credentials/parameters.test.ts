import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ParameterError, readParameters, type ParameterSources } from './parameters.ts';

const read = (sources: Partial<ParameterSources>, input = '', environment: NodeJS.ProcessEnv = {}) =>
  readParameters({ plain: [], env: [], ...sources }, { environment, readInput: async () => input });
const refused = (promise: Promise<unknown>, reason: RegExp): Promise<void> =>
  assert.rejects(
    promise,
    (error) => error instanceof ParameterError && reason.test(error.message) && !error.message.includes('hunter2'),
    `refused: ${String(reason)}, without the value`,
  );

describe('parameters of a principal', () => {
  it('come from standard input, the environment and, when they are no secrets, arguments', async () => {
    assert.deepEqual(await read({ stdin: 'ApiKey' }, 'hunter2\n'), { ApiKey: 'hunter2' }, 'the last line break goes');
    assert.deepEqual(await read({ stdin: 'ApiKey' }, ' a\nb \r\n'), { ApiKey: ' a\nb ' }, 'nothing else does');
    assert.deepEqual(
      await read({ plain: ['clientId=a=b'], env: ['clientSecret=SECRET'] }, '', { SECRET: 'hunter2' }),
      { clientId: 'a=b', clientSecret: 'hunter2' },
      'both',
    );
  });

  it('are refused as arguments when they are secrets', async () => {
    await refused(read({ plain: ['clientSecret=hunter2'] }), /clientSecret is a secret/);
    await refused(read({ plain: ['ApiKey=hunter2'] }), /ApiKey is a secret/);
  });

  it('are refused when there are none, no value, or two of one name', async () => {
    await refused(read({}), /nothing to fill/);
    await refused(read({ stdin: 'ApiKey' }, '\n'), /ApiKey has no value/);
    await refused(read({ env: ['ApiKey=MISSING'] }), /no variable MISSING/);
    await refused(read({ plain: ['clientId'] }), /name=value/);
    await refused(read({ plain: ['username=a'], stdin: 'username' }, 'hunter2'), /given twice/);
  });
});
