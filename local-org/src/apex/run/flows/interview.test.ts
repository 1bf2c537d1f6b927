import assert from 'node:assert/strict';
import { test } from 'node:test';
import { flowXml, openFlowOrg, pair, step } from './testing.ts';

const begin = (to: string): string =>
  `<start><locationX>0</locationX><locationY>0</locationY><connector><targetReference>${to}</targetReference></connector></start>`;
const variable = (name: string, dataType: string, more: string): string =>
  `<variables><name>${name}</name><dataType>${dataType}</dataType><isCollection>false</isCollection>${more}</variables>`;
const item = (to: string, operator: string, value: string): string =>
  `<assignmentItems><assignToReference>${to}</assignToReference><operator>${operator}</operator><value>${value}</value></assignmentItems>`;

const DOUBLES = flowXml(
  begin('Double') +
    variable('size', 'Number', '<isInput>true</isInput><isOutput>false</isOutput><scale>0</scale>') +
    variable('who', 'SObject', '<isInput>true</isInput><isOutput>true</isOutput><objectType>Account</objectType>') +
    variable('doubled', 'Number', '<isInput>false</isInput><isOutput>true</isOutput><scale>0</scale>') +
    step(
      'assignments',
      'Double',
      item('doubled', 'Assign', '<elementReference>size</elementReference>') +
        item('doubled', 'Add', '<elementReference>size</elementReference>') +
        item('who.Site', 'Assign', '<elementReference>doubled</elementReference>'),
      'Make',
    ) +
    step(
      'recordCreates',
      'Make',
      `<object>Contact</object>${pair('inputAssignments', 'LastName', 'field', 'elementReference', 'who.Name')}`,
    ),
);

test('Apex starts a flow, gives it values, and reads what became of them', async () => {
  const org = await openFlowOrg({ Doubles: DOUBLES });
  try {
    const begun = (inputs: string): string =>
      `Flow.Interview one = Flow.Interview.createInterview('Doubles', new Map<String, Object>{ ${inputs} }); one.start();`;
    const printed = await org.apex(`
      ${begun("'size' => 21, 'who' => new Account(Name = 'Ann')")}
      System.debug(one.getVariableValue('doubled'));
      System.debug(((Account) one.getVariableValue('who')).Site);
      System.debug([SELECT LastName FROM Contact].LastName);
    `);
    assert.deepEqual(printed, ['42', '42', 'Ann'], 'number, record and what it saved');
    const [failure] = await org.apex(begun("'size' => 1, 'who' => new Account()"));
    assert.match(
      failure ?? '',
      /System\.FlowException: This error occurred when the flow tried to create records: REQUIRED_FIELD_MISSING/,
      'an exception',
    );
    const [missing] = await org.apex("Flow.Interview.createInterview('Nothing', new Map<String, Object>());");
    assert.match(missing ?? '', /Invalid flow: Nothing/, 'a flow that is not there');
  } finally {
    await org.close();
  }
});
