import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { flowXml, openFlowOrg, pair, start, step, type FlowOrg } from './testing.ts';

const AFTER = '<triggerType>RecordAfterSave</triggerType>';
const BEFORE = '<triggerType>RecordBeforeSave</triggerType>';
const on = (what: string): string => `<recordTriggerType>${what}</recordTriggerType>`;
const filter = (field: string, operator: string, kind: string, text: string): string =>
  `<filters><field>${field}</field><operator>${operator}</operator><value><${kind}>${text}</${kind}></value></filters>`;
const setDescription = (text: string): string =>
  step(
    'recordUpdates',
    'Set',
    `<inputReference>$Record</inputReference>${pair('inputAssignments', 'Description', 'field', 'stringValue', text)}`,
  );

const FLOWS = {
  By_Formula: flowXml(
    start(
      'Set',
      'Account',
      `${BEFORE}${on('CreateAndUpdate')}<filterFormula>ISNEW() &amp;&amp; {!$Record.NumberOfEmployees} &gt; 10 || ISCHANGED({!$Record.Rating}) &amp;&amp; PRIORVALUE({!$Record.NumberOfEmployees}) = 5</filterFormula>`,
    ) + setDescription('By formula, {!$Record.NumberOfEmployees}'),
  ),
  Once_Met: flowXml(
    start(
      'Make',
      'Account',
      `${AFTER}${on('CreateAndUpdate')}<doesRequireRecordChangedToMeetCriteria>true</doesRequireRecordChangedToMeetCriteria><filterLogic>and</filterLogic>${filter('Industry', 'EqualTo', 'stringValue', 'Energy')}`,
    ) +
      step(
        'recordCreates',
        'Make',
        `<object>Contact</object>${pair('inputAssignments', 'LastName', 'field', 'stringValue', 'Met by {!$Record.Name}, was {!$Record__Prior.Industry}')}`,
      ),
  ),
  Refuses: flowXml(
    start(
      'Refuse',
      'Account',
      `${AFTER}${on('Create')}<filterLogic>and</filterLogic>${filter('Name', 'StartsWith', 'stringValue', 'Refused')}`,
    ) +
      step(
        'customErrors',
        'Refuse',
        '<customErrorMessages><errorMessage>Not {!$Record.Name}</errorMessage><fieldSelection>Name</fieldSelection><isFieldError>true</isFieldError></customErrorMessages>',
      ),
  ),
  Updates_Others: flowXml(
    start(
      'Change',
      'Contact',
      `${AFTER}${on('Update')}<filterLogic>or</filterLogic>${filter('Title', 'IsChanged', 'booleanValue', 'true')}`,
    ) +
      step(
        'recordUpdates',
        'Change',
        `<filterLogic>1 OR 2</filterLogic>${filter('Name', 'EqualTo', 'elementReference', '$Record.Title')}${filter('Name', 'Contains', 'stringValue', '100%')}` +
          `<object>Account</object>${pair('inputAssignments', 'Site', 'field', 'elementReference', '$Record.LastName')}`,
        'Remove',
      ) +
      step(
        'recordDeletes',
        'Remove',
        `<filterLogic>and</filterLogic>${filter('LastName', 'EqualTo', 'stringValue', 'To be removed')}<object>Contact</object>`,
      ),
  ),
  Second: flowXml(
    `${start('Set', 'Lead', `${BEFORE}${on('Create')}`)}<triggerOrder>2</triggerOrder>` +
      setDescription('{!$Record.Description} second'),
  ),
  Third: flowXml(start('Set', 'Lead', `${BEFORE}${on('Create')}`) + setDescription('{!$Record.Description} third')),
  First: flowXml(
    `${start('Set', 'Lead', `${BEFORE}${on('Create')}`)}<triggerOrder>1</triggerOrder>` + setDescription('first'),
  ),
};

describe('entry conditions and elements', () => {
  let org: FlowOrg;
  before(async () => {
    org = await openFlowOrg(FLOWS);
  });
  after(() => org.close());

  test('a formula decides who enters, with what is new and what was before', async () => {
    const printed = await org.apex(`
      List<Account> rows = new List<Account>{
        new Account(Name = 'A', NumberOfEmployees = 11), new Account(Name = 'B', NumberOfEmployees = 5), new Account(Name = 'C') };
      insert rows;
      rows[1].NumberOfEmployees = 6;
      for (Account row : rows) { row.Rating = 'Hot'; row.Description = null; }
      update rows;
      for (Account row : [SELECT Description FROM Account ORDER BY Name]) { System.debug(row.Description); }
    `);
    assert.deepEqual(printed, ['null', 'By formula, 6', 'null'], 'only B changed its rating after five employees');
    const created = await org.apex(
      "insert new Account(Name = 'D', NumberOfEmployees = 12); System.debug([SELECT Description FROM Account WHERE Name = 'D'].Description);",
    );
    assert.deepEqual(created, ['By formula, 12'], 'a new one with more than ten');
  });

  test('a record that met the conditions before does not enter again', async () => {
    const printed = await org.apex(`
      Account row = new Account(Name = 'Row', Industry = 'Banking');
      insert row;
      row.Industry = 'Energy'; update row;
      row.Site = 'Again'; update row;
      row.Industry = null; update row;
      row.Industry = 'Energy'; update row;
      for (Contact one : [SELECT LastName FROM Contact ORDER BY LastName]) { System.debug(one.LastName); }
    `);
    assert.deepEqual(printed, ['Met by Row, was ', 'Met by Row, was Banking'], 'twice it became so');
  });

  test('a Custom Error refuses the record at its field', async () => {
    const printed = await org.apex(`
      for (Database.SaveResult one : Database.insert(new List<Account>{ new Account(Name = 'Refused'), new Account(Name = 'Taken') }, false)) {
        System.debug(one.isSuccess() ? 'saved' : String.valueOf(one.getErrors()[0]));
      }
      System.debug([SELECT COUNT() FROM Account WHERE Name IN ('Refused', 'Taken')]);
    `);
    assert.match(printed[0] ?? '', /FIELD_CUSTOM_VALIDATION_EXCEPTION/, 'its code');
    assert.match(printed[0] ?? '', /Not Refused/, 'its text');
    assert.deepEqual(printed.slice(1), ['saved', '1'], 'the other one is saved');
  });

  test('updates and deletes by filters', async () => {
    const printed = await org.apex(`
      insert new List<Account>{ new Account(Name = 'Wanted'), new Account(Name = 'Full 100%'), new Account(Name = 'Full 1000') };
      Contact one = new Contact(LastName = 'Changer');
      insert new List<Contact>{ one, new Contact(LastName = 'To be removed') };
      one.Title = 'Wanted';
      update one;
      for (Account row : [SELECT Name FROM Account WHERE Site = 'Changer' ORDER BY Name]) { System.debug(row.Name); }
      System.debug([SELECT COUNT() FROM Contact WHERE LastName = 'To be removed']);
    `);
    assert.deepEqual(printed, ['Full 100%', 'Wanted', '0'], 'what the filters name, with % as a character');
  });

  test('flows of one object run in their order', async () => {
    const printed = await org.apex(
      "Lead one = new Lead(LastName = 'L', Company = 'C'); insert one; System.debug([SELECT Description FROM Lead].Description);",
    );
    assert.deepEqual(printed, ['first second third'], 'those without an order come last of the first thousand');
  });
});
