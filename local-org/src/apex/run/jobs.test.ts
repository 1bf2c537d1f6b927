import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AuraOutcome, CalloutRequest, CalloutResult, JobResults } from '../../org/types.ts';
import { openProject, type TestOrg } from './test-project.ts';

const CONTROLLER = `public with sharing class Greeter {
    public class Dto {
        @AuraEnabled public String name;
        @AuraEnabled public Integer age;
        @AuraEnabled public List<String> tags;
        @AuraEnabled public Decimal price;
        @AuraEnabled public String nothing;
        public String hidden = 'x';
    }
    static Integer calls = 0;
    @AuraEnabled
    public static Dto hello(Dto source, Integer more) {
        calls++;
        source.name = 'Hello ' + source.name;
        source.age = source.age + more + calls;
        return source;
    }
    @AuraEnabled(cacheable=true)
    public static List<User> users() {
        return [SELECT Username FROM User LIMIT 1];
    }
    @AuraEnabled
    public static void fail() {
        AuraHandledException e = new AuraHandledException('sorry');
        throw e;
    }
    @AuraEnabled
    public static Integer boom() {
        String s = null;
        return s.length();
    }
    @AuraEnabled(cacheable=true)
    public static void save() {
        insert new Account(Name = 'x');
    }
    @AuraEnabled
    public static Id store(String name) {
        Account a = new Account(Name = name);
        insert a;
        return a.Id;
    }
    @AuraEnabled
    public static Integer count(String name) {
        return [SELECT COUNT() FROM Account WHERE Name = :name];
    }
    @AuraEnabled
    public static String call(Boolean dml) {
        if (dml) {
            insert new Account(Name = 'Uncommitted');
        }
        HttpRequest request = new HttpRequest();
        request.setEndpoint('callout:Partner/health');
        request.setMethod('GET');
        request.setHeader('X-One', '1');
        HttpResponse response = new Http().send(request);
        return response.getStatusCode() + ' ' + response.getBody() + ' ' + response.getHeader('x-two');
    }
    @AuraEnabled
    public static void storeAndFail() {
        insert new Account(Name = 'Half done');
        throw new AuraHandledException('no');
    }
    @AuraEnabled
    public static void enqueue() {
        System.enqueueJob(new Later());
    }
    @AuraEnabled
    public static void tooMany() {
        for (Integer i = 0; i < 101; i++) {
            List<User> found = [SELECT Id FROM User LIMIT 1];
        }
    }
    public class Later implements Queueable {
        public void execute(QueueableContext context) {
            insert new Account(Name = 'Later');
        }
    }
}`;
const RESOURCE = `@RestResource(urlMapping='/greet/v1/*')
global with sharing class GreetResource {
    @HttpGet
    global static Map<String, String> get() {
        RestRequest request = RestContext.request;
        RestContext.response.statusCode = 203;
        return new Map<String, String>{ 'uri' => request.requestURI, 'q' => request.params.get('q') };
    }
    @HttpPost
    global static String post(String name, Integer age) {
        return name + age;
    }
    @HttpDelete
    global static void remove() {
        throw new IllegalArgumentException('not this one');
    }
}`;
const TRIGGER = `trigger AccountTrigger on Account (before insert, after insert) {
    if (Trigger.isBefore) {
        for (Account a : Trigger.new) {
            if (a.Name == 'Refused') {
                a.addError('not that name');
            }
            a.Description = 'before ' + a.Name;
        }
    } else {
        List<Contact> contacts = new List<Contact>();
        for (Account a : Trigger.newMap.values()) {
            contacts.add(new Contact(LastName = 'Of ' + a.Name, AccountId = a.Id));
        }
        insert contacts;
    }
}`;

const EVENT = {
  'objects/Ping__e/Ping__e.object-meta.xml':
    '<?xml version="1.0" encoding="UTF-8"?><CustomObject xmlns="http://soap.sforce.com/2006/04/metadata"><deploymentStatus>Deployed</deploymentStatus><eventType>HighVolume</eventType><label>Ping</label><pluralLabel>Pings</pluralLabel><publishBehavior>PublishImmediately</publishBehavior></CustomObject>',
  'objects/Ping__e/fields/Text__c.field-meta.xml':
    '<?xml version="1.0" encoding="UTF-8"?><CustomField xmlns="http://soap.sforce.com/2006/04/metadata"><fullName>Text__c</fullName><label>Text</label><length>50</length><type>Text</type></CustomField>',
  'PingTrigger.trigger': `trigger PingTrigger on Ping__e (after insert) {
    List<Account> heard = new List<Account>();
    for (Ping__e event : Trigger.new) {
        heard.add(new Account(Name = 'Heard ' + event.Text__c));
    }
    insert heard;
}`,
  'Publisher.cls': `public with sharing class Publisher {
    @AuraEnabled
    public static void publishAndFail() {
        EventBus.publish(new Ping__e(Text__c = 'immediate'));
        insert new Account(Name = 'Rolled back');
        throw new AuraHandledException('no');
    }
    @AuraEnabled
    public static void finish() {
        System.enqueueJob(new Failing());
    }
    public class Failing implements Queueable {
        public void execute(QueueableContext context) {
            System.attachFinalizer(new Tidy());
            throw new IllegalArgumentException('broken');
        }
    }
    public class Tidy implements Finalizer {
        public void execute(FinalizerContext context) {
            insert new Account(Name = 'Finalizer ' + context.getResult().name());
        }
    }
}`,
};

let org: TestOrg;
before(async () => {
  org = await openProject(
    { ...EVENT, 'Greeter.cls': CONTROLLER, 'GreetResource.cls': RESOURCE, 'AccountTrigger.trigger': TRIGGER },
    answer,
  );
  assert.deepEqual(org.problems, [], 'the classes compile');
});
after(() => org.close());

function answer(request: CalloutRequest): CalloutResult {
  const body = Buffer.from(`${request.method} ${request.endpoint}`).toString('base64');
  return { ok: true, status: 200, statusText: 'OK', headers: [['X-Two', '2']], bodyBase64: body };
}

const call = (
  method: string,
  parameters: Readonly<Record<string, unknown>> = {},
  cacheable = false,
  className = 'Greeter',
): Promise<AuraOutcome> =>
  org.workers.run({ kind: 'aura', userId: org.adminUserId, className, method, parameters, cacheable });

async function value(method: string, parameters: Readonly<Record<string, unknown>> = {}): Promise<unknown> {
  const outcome = await call(method, parameters);
  assert.equal(outcome.ok, true, JSON.stringify(outcome));
  return outcome.ok ? outcome.value : null;
}

async function error(
  method: string,
  parameters: Readonly<Record<string, unknown>> = {},
  cacheable = false,
): Promise<(AuraOutcome & { ok: false })['error']> {
  const outcome = await call(method, parameters, cacheable);
  assert.equal(outcome.ok, false, `${method} fails`);
  return outcome.error;
}

test('parameters and results travel as objects with their @AuraEnabled members', async () => {
  const parameters = { source: { name: 'Ada', age: 3, tags: ['a'], price: 1.5, hidden: 'y' }, more: 4 };
  const expected = { name: 'Hello Ada', age: 8, tags: ['a'], price: 1.5 };
  assert.deepEqual(await value('hello', parameters), expected, 'the DTO came back without hidden and null members');
  assert.deepEqual(await value('hello', parameters), expected, 'statics start anew in each transaction');
});

test('records come with the Id that Apex adds', async () => {
  const [user] = (await value('users')) as Record<string, unknown>[];
  assert.deepEqual(Object.keys(user ?? {}).sort(), ['Id', 'Username'], 'the fields of the query and the Id');
});

test('exceptions reach the page as the platform shows them', async () => {
  const handled = await error('fail');
  assert.equal(handled.message, 'sorry', 'the text of an AuraHandledException');
  assert.equal(handled.exceptionType, 'System.AuraHandledException', 'its type');
  const unhandled = await error('boom');
  assert.equal(unhandled.exceptionType, 'System.NullPointerException', 'a null pointer');
  assert.equal(unhandled.message, 'Attempt to de-reference a null object', 'its text');
  assert.match(unhandled.stackTrace, /^Class\.Greeter\.boom: line 30, column 1$/, 'its place in the source');
});

test('a cacheable method changes no data', async () => {
  assert.equal((await error('save', {}, true)).message, 'Too many DML statements: 1', 'as an org refuses it');
});

test('a governor limit ends the transaction', async () => {
  const limit = await error('tooMany');
  assert.equal(limit.exceptionType, 'System.LimitException', 'the type');
  assert.equal(limit.message, 'Too many SOQL queries: 101', 'the text');
});

test('a callout blocks only its worker and brings status, body and headers', async () => {
  assert.equal(await value('call', { dml: false }), '200 GET callout:Partner/health 2', 'the answer of the partner');
  assert.deepEqual(org.callouts.at(-1)?.headers, [['X-One', '1']], 'headers went out');
});

test('a callout after uncommitted work is refused', async () => {
  const refused = await error('call', { dml: true });
  assert.equal(refused.exceptionType, 'System.CalloutException', 'the type');
  assert.equal(
    refused.message,
    'You have uncommitted work pending. Please commit or rollback before calling out',
    'the text',
  );
  assert.equal(await value('count', { name: 'Uncommitted' }), 0, 'and the transaction was rolled back');
});

test('DML commits, and a queueable runs after commit', async () => {
  assert.match(String(await value('store', { name: 'Stored' })), /^001\w{15}$/, 'the id of the new account');
  assert.equal(await value('count', { name: 'Stored' }), 1, 'the next transaction sees it');
  await value('enqueue');
  assert.equal(await eventually('Later'), 1, 'the queueable inserted its account');
});

test('boxcarred calls share one transaction, and one that fails leaves the others', async () => {
  const box = (method: string, parameters = {}) => ({ className: 'Greeter', method, parameters, cacheable: false });
  const outcomes = await org.workers.run({
    kind: 'boxcar',
    userId: org.adminUserId,
    calls: [box('store', { name: 'Boxed' }), box('fail'), box('call', { dml: false }), box('count', { name: 'Boxed' })],
  });
  assert.deepEqual(
    outcomes.map((outcome) => outcome.ok),
    [true, false, false, true],
    'the DML of the first breaks the callout of the third',
  );
  assert.equal(outcomes[3]?.ok === true ? outcomes[3].value : null, 1, 'the first stays');
});

test('a boxcarred call that fails takes its own changes back', async () => {
  const calls = ['storeAndFail', 'store'].map((method) => ({
    className: 'Greeter',
    method,
    parameters: { name: 'After' },
    cacheable: false,
  }));
  const outcomes = await org.workers.run({ kind: 'boxcar', userId: org.adminUserId, calls });
  assert.deepEqual(
    outcomes.map((outcome) => outcome.ok),
    [false, true],
    'one of two',
  );
  assert.deepEqual(
    [await value('count', { name: 'Half done' }), await value('count', { name: 'After' })],
    [0, 1],
    'what is left',
  );
});

test('an unknown class or method is refused', async () => {
  const outcome = await call('hello', {}, false, 'NoSuchClass');
  assert.equal(outcome.ok, false, 'no such class');
  assert.equal((await error('nothing')).exceptionType, 'System.NoAccessException', 'no such method');
});

const rest = (verb: string, path: string, body = ''): Promise<JobResults['rest']> =>
  org.workers.run({
    kind: 'rest',
    userId: org.adminUserId,
    verb,
    path,
    query: { q: 'x' },
    headers: { 'X-A': 'b' },
    body,
    depth: 0,
  });

test('Apex REST matches wildcards, fills RestContext and maps parameters', async () => {
  const got = await rest('GET', '/greet/v1/ada');
  assert.deepEqual([got.status, JSON.parse(got.body)], [203, { uri: '/greet/v1/ada', q: 'x' }], 'status and body');
  const posted = await rest('POST', '/greet/v1/', '{"name":"Ada","age":3}');
  assert.deepEqual([posted.status, posted.body], [200, '"Ada3"'], 'parameters come from the JSON body');
});

test('Apex REST answers errors in the shape of the platform', async () => {
  const thrown = await rest('DELETE', '/greet/v1/1');
  const [detail] = JSON.parse(thrown.body) as { errorCode: string; message: string }[];
  assert.equal(thrown.status, 500, 'an uncaught exception');
  assert.equal(detail?.errorCode, 'APEX_ERROR', 'its code');
  assert.equal(
    detail?.message,
    'System.IllegalArgumentException: not this one\n\nClass.GreetResource.remove: line 15, column 1',
    'its text',
  );
  assert.equal((await rest('PUT', '/greet/v1/1')).status, 405, 'a verb that the class does not have');
  assert.equal((await rest('GET', '/other')).status, 404, 'no class for the URL');
  assert.equal((await rest('POST', '/greet/v1/1', '{')).status, 400, 'a body that is not JSON');
});

test('writes of the API run triggers, and addError refuses a record', async () => {
  const record = (name: string) => ({ type: 'Account', fields: { Name: name } });
  const results = await org.workers.run({
    kind: 'write',
    userId: org.adminUserId,
    operation: 'insert',
    records: [record('Fine'), record('Refused')],
    allOrNone: false,
  });
  assert.deepEqual(
    results.map((result) => result.success),
    [true, false],
    'one of two',
  );
  assert.deepEqual(
    results[1]?.errors,
    [{ statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'not that name', fields: [] }],
    'the trigger said why',
  );
  const log = await anonymous(
    "Account a = [SELECT Description, (SELECT LastName FROM Contacts) FROM Account WHERE Name = 'Fine']; System.debug(a.Description + '|' + a.Contacts[0].LastName);",
  );
  assert.match(log.log, /USER_DEBUG\|\[1\]\|DEBUG\|before Fine\|Of Fine/, 'before and after triggers ran');
});

const anonymous = (code: string): Promise<JobResults['anonymous']> =>
  org.workers.run({ kind: 'anonymous', userId: org.adminUserId, code, logLevel: 'DEBUG' });

test('anonymous Apex answers with compile problems, exceptions and the debug log', async () => {
  const bad = await anonymous('Integer x = y;');
  assert.deepEqual(
    [bad.compiled, bad.compileProblem, bad.line],
    [false, 'Variable does not exist: y', 1],
    'a compile problem',
  );
  const thrown = await anonymous('System.debug(1);\nInteger x = 1 / 0;');
  assert.deepEqual([thrown.compiled, thrown.success], [true, false], 'it ran and failed');
  assert.equal(thrown.exceptionMessage, 'System.MathException: Divide by 0', 'the exception');
  assert.equal(thrown.exceptionStackTrace, 'AnonymousBlock: line 2, column 1', 'its place');
  assert.match(thrown.log, /^67\.0 APEX_CODE,DEBUG;/, 'the log starts with its levels');
  assert.match(thrown.log, /\|USER_DEBUG\|\[1\]\|DEBUG\|1\n/, 'and holds the debug line');
  const classes = await anonymous("System.debug(Greeter.store('Anonymous') != null);");
  assert.match(classes.log, /DEBUG\|true/, 'it calls classes of the org');
});

test('twenty calls at once are all answered', async () => {
  const all = await Promise.all(
    Array.from({ length: 20 }, (_, index) => value('store', { name: `Parallel ${index % 2}` })),
  );
  assert.equal(new Set(all).size, 20, 'each with an id of its own');
});

async function eventually(name: string): Promise<number> {
  let found = 0;
  for (let attempt = 0; attempt < 500 && found === 0; attempt++) {
    await sleep(20);
    found = Number(await value('count', { name }));
  }
  return found;
}

test('an event that publishes immediately survives the rollback of its transaction', async () => {
  const outcome = await call('publishAndFail', {}, false, 'Publisher');
  assert.equal(outcome.ok ? '' : outcome.error.message, 'no', 'the call failed');
  assert.equal(await eventually('Heard immediate'), 1, 'the subscriber ran');
  assert.equal(await value('count', { name: 'Rolled back' }), 0, 'the account is gone');
});

test('a finalizer runs after its queueable failed, and its work stays', async () => {
  assert.equal((await call('finish', {}, false, 'Publisher')).ok, true, 'it was enqueued');
  assert.equal(await eventually('Finalizer UNHANDLED_EXCEPTION'), 1, 'the finalizer committed');
});
