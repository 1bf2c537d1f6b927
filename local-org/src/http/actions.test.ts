import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { apexClass } from '../../test/support/packages.ts';
import { deployFiles } from './testing/packages.ts';
import { startTestServer, type Answer, type TestServer } from './testing/test-server.ts';

const ACTIONS = '/services/data/v66.0/actions';
const DOUBLER = `public with sharing class Doubler {
    public class Request {
        @InvocableVariable(label='Size' description='How many' required=true)
        public Integer size;
        @InvocableVariable
        public List<String> tags;
        public String hidden;
    }
    public class Result {
        @InvocableVariable(label='Twice')
        public Integer doubled;
        @InvocableVariable
        public Account made;
    }
    @InvocableMethod(label='Double it' description='Doubles' category='Math')
    public static List<Result> run(List<Request> requests) {
        insert new Account(Name = 'Called with ' + requests.size());
        List<Result> results = new List<Result>();
        for (Request request : requests) {
            if (request.size < 0) { throw new IllegalArgumentException('too small'); }
            Result result = new Result();
            result.doubled = request.size * 2;
            results.add(result);
        }
        return results;
    }
}`;
const GREETER = `public class Greeter {
    @InvocableMethod
    public static List<String> greet(List<String> names) {
        List<String> greetings = new List<String>();
        for (String name : names) { greetings.add('Hello ' + name); }
        return greetings;
    }
}`;

interface Result {
  readonly actionName: string;
  readonly isSuccess: boolean;
  readonly outputValues: Record<string, unknown> | null;
  readonly errors: { readonly statusCode: string; readonly message: string }[] | null;
}

let server: TestServer;
before(async () => {
  server = await startTestServer();
  const files = { ...apexClass('Doubler', DOUBLER), ...apexClass('Greeter', GREETER) };
  await deployFiles(server, { ApexClass: ['Doubler', 'Greeter'] }, files);
});
after(() => server.close());

const post = (name: string, json: unknown, token?: string): Promise<Answer> =>
  server.call('POST', `${ACTIONS}/custom/apex/${name}`, { json, ...(token === undefined ? {} : { token }) });
const resultsOf = (answer: Answer): Result[] => answer.json as Result[];

async function accounts(): Promise<string[]> {
  const { json } = await server.call('GET', '/services/data/v66.0/query?q=SELECT+Name+FROM+Account');
  return (json as { records: { Name: string }[] }).records.map(({ Name }) => Name);
}

describe('invocable actions over REST', () => {
  test('are listed and described with their inputs and outputs', async () => {
    assert.deepEqual((await server.call('GET', ACTIONS)).json, {
      standard: `${ACTIONS}/standard`,
      custom: `${ACTIONS}/custom`,
    });
    assert.equal(
      ((await server.call('GET', `${ACTIONS}/custom`)).json as { apex: string }).apex,
      `${ACTIONS}/custom/apex`,
      'the kinds',
    );
    const { json } = await server.call('GET', `${ACTIONS}/custom/apex`);
    assert.deepEqual(
      (json as { actions: unknown[] }).actions,
      [
        { label: 'Double it', name: 'Doubler', type: 'APEX', url: `${ACTIONS}/custom/apex/Doubler` },
        { label: 'greet', name: 'Greeter', type: 'APEX', url: `${ACTIONS}/custom/apex/Greeter` },
      ],
      'the classes',
    );
    const described = (await server.call('GET', `${ACTIONS}/custom/apex/doubler`)).json as Record<string, never>;
    assert.deepEqual(
      [described['name'], described['label'], described['description'], described['type']],
      ['Doubler', 'Double it', 'Doubles', 'APEX'],
      'the action',
    );
    const shape = (variables: Record<string, unknown>[]): unknown[] =>
      variables.map(({ name, label, type, maxOccurs, required, sobjectType }) => [
        ...[name, label, type, maxOccurs, required, sobjectType],
      ]);
    assert.deepEqual(
      shape(described['inputs'] ?? []),
      [
        ['size', 'Size', 'INTEGER', 1, true, null],
        ['tags', 'tags', 'STRING', 2000, false, null],
      ],
      'the inputs, without what is not annotated',
    );
    assert.deepEqual(
      shape(described['outputs'] ?? []),
      [
        ['doubled', 'Twice', 'INTEGER', 1, undefined, null],
        ['made', 'made', 'SOBJECT', 1, undefined, 'Account'],
      ],
      'the outputs',
    );
  });

  test('run once for all inputs, and answer each', async () => {
    const before = await accounts();
    const answer = await post('Doubler', { inputs: [{ size: 2, tags: ['a'] }, { SIZE: 5 }] });
    assert.equal(answer.status, 200, answer.text);
    assert.deepEqual(
      resultsOf(answer).map(({ actionName, isSuccess, outputValues, errors }) => [
        ...[actionName, isSuccess, outputValues?.['doubled'], errors],
      ]),
      [
        ['run', true, 4, null],
        ['run', true, 10, null],
      ],
      'a result for each, under the name of the method',
    );
    assert.deepEqual((await accounts()).slice(before.length), ['Called with 2'], 'one call, committed');
    const greeted = await post('Greeter', { inputs: [{ names: 'Ann' }, { names: 'Ben' }] });
    assert.deepEqual(
      resultsOf(greeted).map(({ outputValues }) => outputValues),
      [{ output: 'Hello Ann' }, { output: 'Hello Ben' }],
      'plain values',
    );
  });

  test('an exception fails all inputs and undoes what was done', async () => {
    const before = await accounts();
    const answer = await post('Doubler', { inputs: [{ size: 1 }, { size: -1 }] });
    assert.equal(answer.status, 400, answer.text);
    const message = 'An Apex error occurred: System.IllegalArgumentException: too small';
    assert.deepEqual(
      resultsOf(answer).map(({ isSuccess, outputValues, errors }) => [isSuccess, outputValues, errors]),
      [1, 2].map(() => [false, null, [{ statusCode: 'UNKNOWN_EXCEPTION', message, fields: [] }]]),
      'each says why',
    );
    assert.deepEqual(await accounts(), before, 'nothing is left');
  });

  test('inputs that are missing, unknown or of another type are refused before anything runs', async () => {
    const before = await accounts();
    const answer = await post('Doubler', { inputs: [{}, { size: 1, hidden: 'x' }, { size: 'many' }, { size: 1 }] });
    assert.equal(answer.status, 400, answer.text);
    assert.deepEqual(
      resultsOf(answer).map(({ errors }) => errors?.map(({ statusCode }) => statusCode)),
      [
        ['MISSING_ARGUMENT'],
        ['INVALID_ARGUMENT_TYPE'],
        ['INVALID_ARGUMENT_TYPE'],
        ['ALL_OR_NONE_OPERATION_ROLLED_BACK'],
      ],
      answer.text,
    );
    assert.deepEqual(await accounts(), before, 'the method was not called');
    assert.equal((await post('Doubler', { input: [] })).status, 400, 'a body without inputs');
    assert.equal((await post('Nobody', { inputs: [{}] })).status, 404, 'a class that is not there');
    assert.equal((await server.call('DELETE', `${ACTIONS}/custom/apex/Doubler`)).status, 405, 'another verb');
    const standard = await server.call('GET', `${ACTIONS}/standard/emailSimple`);
    assert.deepEqual([standard.status, standard.text.includes('UNSUPPORTED_ACTIONS_STANDARD')], [501, true], 'by name');
  });

  test('are there only for users who may run the class', async () => {
    const token = await standardUser();
    const list = await server.call('GET', `${ACTIONS}/custom/apex`, { token });
    assert.deepEqual(list.json, { actions: [] }, 'none is listed');
    for (const answer of [
      await server.call('GET', `${ACTIONS}/custom/apex/Greeter`, { token }),
      await post('Greeter', { inputs: [{ names: 'Ann' }] }, token),
    ]) {
      assert.equal(answer.status, 403, answer.text);
      assert.match(answer.text, /You do not have access to the Apex class named: Greeter/, 'the refusal');
    }
  });
});

/** Session of a new user without Author Apex and without class access. */
async function standardUser(): Promise<string> {
  const soql = encodeURIComponent("SELECT Id FROM Profile WHERE Name = 'Standard User'");
  const { records } = (await server.call('GET', `/services/data/v66.0/query?q=${soql}`)).json as {
    records: { Id: string }[];
  };
  const json = {
    Username: 'standard@local-org.example.com',
    LastName: 'Standard',
    Alias: 'std',
    Email: 's@example.com',
    ProfileId: records[0]?.Id,
    TimeZoneSidKey: 'GMT',
    LocaleSidKey: 'en_US',
    LanguageLocaleKey: 'en_US',
    EmailEncodingKey: 'UTF-8',
  };
  const created = await server.call('POST', '/services/data/v66.0/sobjects/User', { json });
  assert.equal(created.status, 201, created.text);
  const { id: userId } = created.json as { id: string };
  return server.server.sessions.create({ orgId: server.orgId, userId, kind: 'api' });
}
