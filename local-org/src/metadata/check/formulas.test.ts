import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deploy, openTestOrg, xml } from '../test-org.ts';

const field = (name: string, body: string): string =>
  `<fields><fullName>${name}</fullName><label>${name}</label>${body}</fields>`;
const number = '<type>Number</type><precision>16</precision><scale>2</scale>';
const formula = (name: string, text: string): string => field(name, `<formula>${text}</formula>${number}`);
const object = (body: string): string =>
  xml(
    'CustomObject',
    '<label>Part</label><pluralLabel>Parts</pluralLabel><deploymentStatus>Deployed</deploymentStatus><sharingModel>ReadWrite</sharingModel>' +
      `<nameField><label>Name</label><type>Text</type></nameField>${body}`,
  );

async function problems(files: Readonly<Record<string, string>>): Promise<string[]> {
  const { details } = await deploy(openTestOrg(), files);
  return details.componentFailures.map(({ problemType, problem }) => `${problemType}: ${problem}`);
}

/** Wordings are the labels of the published formula engine (salesforce/formula-engine). */
const REFUSED: readonly (readonly [string, string])[] = [
  ['Nobody__c + 1', 'Field Nobody__c does not exist. Check spelling.'],
  ['CreatedBy.Nobody__c', 'Field CreatedBy.Nobody__c does not exist. Check spelling.'],
  ['Owner:Account.Name', 'Account is an invalid object type for the Owner:Account.Name field. Check spelling.'],
  ['"text"', 'Formula result is data type (Text), incompatible with expected data type (Number).'],
  ['LEN(Weight__c)', "Incorrect parameter type for function 'LEN()'. Expected Text, received Number"],
  ['IF(TRUE, 1)', "Incorrect number of parameters for function 'IF()'. Expected 3, received 2"],
  ['NOTHING(1)', 'Unknown function NOTHING. Check spelling.'],
  ['IF(ISNEW(), 1, 2)', 'Function ISNEW may not be used in this type of formula'],
  ['(1 + 2', "Syntax error.  Missing ')'"],
  ['1 % 2', "Syntax error.  Found '%'"],
  ['LEN(Color__c)', 'Field Color__c is a picklist field. Picklist fields are only supported in certain functions.'],
  [
    'LEN(Story__c)',
    'You referenced an unsupported field type called "Long Text Area" using the following field: Story__c',
  ],
  ['Wrong__c + 1', 'Formula cannot use another formula field that directly or indirectly refers to itself. Wrong__c'],
];
const FIELDS =
  field('Weight__c', number) +
  field(
    'Color__c',
    '<type>Picklist</type><valueSet><valueSetDefinition><sorted>false</sorted><value><fullName>Red</fullName><default>false</default><label>Red</label></value></valueSetDefinition></valueSet>',
  ) +
  field('Story__c', '<type>LongTextArea</type><length>1000</length><visibleLines>3</visibleLines>');

for (const [text, message] of REFUSED)
  test(`the formula ${text} is refused`, async () => {
    assert.deepEqual(
      await problems({ 'objects/Part__c.object': object(FIELDS + formula('Wrong__c', text)) }),
      [`Error: ${message}`],
      'in the words of the platform',
    );
  });

test('defaults and validation rules are formulas too', async () => {
  const rule = `<validationRules><fullName>Light</fullName><active>true</active><errorConditionFormula>Weight__c + 1</errorConditionFormula><errorDisplayField>Gone__c</errorDisplayField><errorMessage>No</errorMessage></validationRules>`;
  const due = field('Due__c', '<type>Date</type><defaultValue>TODAY() &amp; "x"</defaultValue>');
  assert.deepEqual(
    (await problems({ 'objects/Part__c.object': object(FIELDS + due + rule) })).sort(),
    [
      'Error: Formula result is data type (Number), incompatible with expected data type (Boolean).',
      'Error: In field: errorDisplayField - no CustomField named Part__c.Gone__c found',
      "Error: Incorrect parameter type for operator '&'. Expected Text, received Date",
    ],
    'each where it stands',
  );
});

test('what the local org does not do is said by name, and deploys', async () => {
  const filter =
    '<lookupFilter><active>true</active><filterItems><field>Account.Name</field><operation>equals</operation><value>a</value></filterItems><isOptional>false</isOptional></lookupFilter>';
  const files = {
    'objects/Part__c.object': object(
      FIELDS +
        field('Session__c', '<formula>GETSESSIONID()</formula><type>Text</type>') +
        field('Account__c', `${filter}<type>Lookup</type><referenceTo>Account</referenceTo>`),
    ),
    'workflows/Part__c.workflow': xml(
      'Workflow',
      '<rules><fullName>Remind</fullName><active>true</active><formula>TRUE</formula><triggerType>onCreateOnly</triggerType></rules><rules><fullName>Off</fullName><active>false</active><formula>TRUE</formula><triggerType>onCreateOnly</triggerType></rules>',
    ),
  };
  assert.deepEqual(
    (await problems(files)).sort(),
    [
      'Warning: Not checked by the local org: the lookup filter of Part__c.Account__c.',
      'Warning: Not computed by the local org: The local org cannot compute GETSESSIONID() in a formula.',
      'Warning: Not run by the local org: the workflow rule Part__c.Remind is active, and what it does to records in an org does not happen here.',
    ],
    'warnings',
  );
});
