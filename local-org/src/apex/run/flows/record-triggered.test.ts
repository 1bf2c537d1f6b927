import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { flowXml, openFlowOrg, pair, start, step, type FlowOrg } from './testing.ts';

const AFTER = '<triggerType>RecordAfterSave</triggerType>';
const BEFORE = '<triggerType>RecordBeforeSave</triggerType>';
const ON_BOTH = '<recordTriggerType>CreateAndUpdate</recordTriggerType>';

const RECORDER = `public with sharing class Recorder {
    public class Request {
        @InvocableVariable(required=true) public String name;
        @InvocableVariable public Decimal amount;
        @InvocableVariable public Account record;
    }
    public class Result { @InvocableVariable public String answer; }
    @InvocableMethod
    public static List<Result> run(List<Request> requests) {
        List<Result> results = new List<Result>();
        for (Request request : requests) {
            if (request.name == 'Bad') { throw new IllegalArgumentException('a bad name'); }
            Result result = new Result();
            result.answer = request.name + ' of ' + requests.size() + ' ' + request.record?.Site;
            results.add(result);
        }
        return results;
    }
}`;
const TRIGGER = `trigger AccountTrigger on Account (before insert, after insert) {
    List<Contact> made = new List<Contact>();
    for (Account one : Trigger.new) {
        if (Trigger.isBefore) { one.Site = 'before ' + one.AccountNumber; }
        else { made.add(new Contact(LastName = 'After trigger of ' + one.Name)); }
    }
    insert made;
}`;

const FLOWS = {
  Numbers: flowXml(
    start('Number', 'Account', `${BEFORE}${ON_BOTH}`) +
      step(
        'recordUpdates',
        'Number',
        `<inputReference>$Record</inputReference>${pair('inputAssignments', 'AccountNumber', 'field', 'stringValue', 'No. {!$Record.Name}')}`,
      ),
  ),
  Calls_Out: flowXml(
    start(
      'Call',
      'Account',
      `${AFTER}${ON_BOTH}<filterLogic>1 AND (2 OR 3)</filterLogic>` +
        '<filters><field>Industry</field><operator>EqualTo</operator><value><stringValue>Energy</stringValue></value></filters>' +
        '<filters><field>Name</field><operator>IsChanged</operator><value><booleanValue>true</booleanValue></value></filters>' +
        '<filters><field>Rating</field><operator>IsNull</operator><value><booleanValue>true</booleanValue></value></filters>',
    ) +
      step(
        'actionCalls',
        'Call',
        '<actionName>Recorder</actionName><actionType>apex</actionType><storeOutputAutomatically>true</storeOutputAutomatically>' +
          pair('inputParameters', 'name', 'name', 'elementReference', '$Record.Name') +
          pair('inputParameters', 'record', 'name', 'elementReference', '$Record'),
        'Keep',
      ) +
      step(
        'recordCreates',
        'Keep',
        `<object>Contact</object>${pair('inputAssignments', 'LastName', 'field', 'elementReference', 'Call.answer')}` +
          pair('inputAssignments', 'AccountId', 'field', 'elementReference', '$Record.Id'),
      ),
    'Active',
    'Calls out',
  ),
  Not_Active: flowXml(
    start('Spoil', 'Account', `${BEFORE}${ON_BOTH}`) +
      step(
        'recordUpdates',
        'Spoil',
        `<inputReference>$Record</inputReference>${pair('inputAssignments', 'Name', 'field', 'stringValue', 'Spoilt')}`,
      ),
    'Draft',
  ),
};

describe('flows that records start', () => {
  let org: FlowOrg;
  before(async () => {
    org = await openFlowOrg(FLOWS, { 'Recorder.cls': RECORDER, 'AccountTrigger.trigger': TRIGGER });
  });
  after(() => org.close());

  const contacts = (where = ''): Promise<string[]> =>
    org.apex(
      `for (Contact one : [SELECT LastName FROM Contact ${where} ORDER BY LastName]) { System.debug(one.LastName); }`,
    );

  test('run before the before triggers, and after the after triggers', async () => {
    const printed = await org.apex(
      "Account one = new Account(Name = 'One', Industry = 'Energy'); insert one; System.debug([SELECT AccountNumber, Site FROM Account WHERE Id = :one.Id]);",
    );
    assert.match(printed[0] ?? '', /AccountNumber=No\. One, Site=before No\. One/, 'the trigger saw what the flow set');
    assert.deepEqual(
      await contacts("WHERE LastName LIKE '%One%'"),
      ['After trigger of One', 'One of 1 before No. One'],
      'both ran after the save',
    );
  });

  test('only when their entry conditions are met', async () => {
    await org.apex(
      "Account two = new Account(Name = 'Two', Industry = 'Banking'); insert two; two.Industry = 'Energy'; two.Rating = 'Hot'; update two; two.Name = 'Two again'; update two;",
    );
    const made = await contacts("WHERE LastName LIKE 'Two% of %'");
    assert.deepEqual(made, ['Two again of 1 before No. Two'], 'when the name has changed');
  });

  test('reach an action once for all records that are saved together', async () => {
    const printed = await org.apex(
      "List<Account> many = new List<Account>(); for (Integer i = 0; i < 250; i++) { many.add(new Account(Name = 'Many', Industry = 'Energy')); } insert many; System.debug(Limits.getDmlStatements());",
    );
    assert.deepEqual(printed, ['5'], 'the insert, and in each group one of the trigger and one of the flow');
    const counts = await org.apex(
      "for (AggregateResult one : [SELECT LastName name, COUNT(Id) n FROM Contact WHERE LastName LIKE 'Many of %' GROUP BY LastName ORDER BY LastName]) { System.debug(one.get('name') + ' ' + one.get('n')); }",
    );
    assert.deepEqual(
      counts,
      ['Many of 200 before No. Many 200', 'Many of 50 before No. Many 50'],
      'records are handed on in groups of 200',
    );
  });

  test('that fail refuse the record in the words of the platform', async () => {
    const printed = await org.apex(
      "Database.SaveResult[] results = Database.insert(new List<Account>{ new Account(Name = 'Bad', Industry = 'Energy'), new Account(Name = 'Bad', Industry = 'Banking') }, false); for (Database.SaveResult one : results) { System.debug(one.isSuccess() ? 'saved' : one.getErrors()[0].getStatusCode() + ': ' + one.getErrors()[0].getMessage()); }",
    );
    assert.match(
      printed[0] ?? '',
      /^CANNOT_EXECUTE_FLOW_TRIGGER: We can't save this record because the “Calls out” process failed\. Give your Salesforce admin these details\. An Apex error occurred: System\.IllegalArgumentException: a bad name Error ID: \d+-\d+ \(\d+\)$/,
      'the one that the flow was started for',
    );
    assert.equal(printed[1], 'saved', 'the other one');
    const [thrown] = await org.apex("insert new Account(Name = 'Bad', Industry = 'Energy');");
    assert.match(thrown ?? '', /first error: CANNOT_EXECUTE_FLOW_TRIGGER, We can't save/, 'as an exception');
  });

  test('that are not active do not run', async () => {
    assert.deepEqual(
      await org.apex("System.debug([SELECT COUNT() FROM Account WHERE Name = 'Spoilt']);"),
      ['0'],
      'a draft changes nothing',
    );
  });
});
