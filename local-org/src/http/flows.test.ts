import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { apexClass } from '../../test/support/packages.ts';
import { flowXml, pair, start, step } from '../apex/run/flows/testing.ts';
import { deployFiles, deployResultOf } from './testing/packages.ts';
import { startTestServer, type Answer, type TestServer } from './testing/test-server.ts';

const FLOWS = '/services/data/v66.0/actions/custom/flow';
const DIVIDER = `public with sharing class Divider {
    public class Request { @InvocableVariable(required=true) public Integer divisor; }
    @InvocableMethod
    public static List<Integer> run(List<Request> requests) {
        List<Integer> results = new List<Integer>();
        for (Request request : requests) { results.add(100 / request.divisor); }
        return results;
    }
}`;

const variable = (name: string, dataType: string, more: string): string =>
  `<variables><name>${name}</name><dataType>${dataType}</dataType>${more}</variables>`;
const INPUT = '<isCollection>false</isCollection><isInput>true</isInput><isOutput>false</isOutput>';
const OUTPUT = '<isCollection>false</isCollection><isInput>false</isInput><isOutput>true</isOutput>';
const assign = (to: string, operator: string, kind: string, text: string): string =>
  `<assignmentItems><assignToReference>${to}</assignToReference><operator>${operator}</operator><value><${kind}>${text}</${kind}></value></assignmentItems>`;
const begin = (to: string): string =>
  `<start><locationX>0</locationX><locationY>0</locationY><connector><targetReference>${to}</targetReference></connector></start>`;

/** Reads contacts of a name, counts and renames them, divides, and says what it did. */
const WORKER = flowXml(
  begin('Find') +
    variable('name', 'String', INPUT) +
    variable('divisor', 'Number', `${INPUT}<scale>0</scale>`) +
    variable('count', 'Number', `${OUTPUT}<scale>0</scale><value><numberValue>0.0</numberValue></value>`) +
    variable('names', 'String', '<isCollection>true</isCollection><isInput>false</isInput><isOutput>true</isOutput>') +
    variable('said', 'String', OUTPUT) +
    variable(
      'toSave',
      'SObject',
      '<isCollection>true</isCollection><isInput>false</isInput><isOutput>false</isOutput><objectType>Contact</objectType>',
    ) +
    '<constants><name>Suffix</name><dataType>String</dataType><value><stringValue> seen</stringValue></value></constants>' +
    '<formulas><name>Seen</name><dataType>String</dataType><expression>UPPER({!Each.LastName}) &amp; {!Suffix}</expression></formulas>' +
    '<textTemplates><name>Sentence</name><isViewedAsPlainText>true</isViewedAsPlainText><text>{!count} of {!name}: {!Divide.output}</text></textTemplates>' +
    step(
      'recordLookups',
      'Find',
      '<assignNullValuesIfNoRecordsFound>false</assignNullValuesIfNoRecordsFound><filterLogic>and</filterLogic>' +
        '<filters><field>LastName</field><operator>StartsWith</operator><value><elementReference>name</elementReference></value></filters>' +
        '<getFirstRecordOnly>false</getFirstRecordOnly><object>Contact</object><sortField>LastName</sortField><sortOrder>Desc</sortOrder><storeOutputAutomatically>true</storeOutputAutomatically>',
      'Each',
    ) +
    step(
      'loops',
      'Each',
      '<collectionReference>Find</collectionReference><iterationOrder>Asc</iterationOrder><nextValueConnector><targetReference>Change</targetReference></nextValueConnector><noMoreValuesConnector><targetReference>Any</targetReference></noMoreValuesConnector>',
    ) +
    step(
      'assignments',
      'Change',
      assign('count', 'Add', 'numberValue', '1.0') +
        assign('names', 'Add', 'elementReference', 'Each.LastName') +
        assign('Each.FirstName', 'Assign', 'elementReference', 'Seen') +
        assign('toSave', 'Add', 'elementReference', 'Each'),
      'Each',
    ) +
    step(
      'decisions',
      'Any',
      '<defaultConnector><targetReference>Divide</targetReference></defaultConnector><defaultConnectorLabel>Some</defaultConnectorLabel>' +
        '<rules><name>None</name><conditionLogic>and</conditionLogic><conditions><leftValueReference>count</leftValueReference><operator>EqualTo</operator><rightValue><numberValue>0.0</numberValue></rightValue></conditions><connector><targetReference>Make</targetReference></connector><label>None</label></rules>',
    ) +
    step(
      'recordCreates',
      'Make',
      `<object>Contact</object>${pair('inputAssignments', 'LastName', 'field', 'elementReference', 'name')}<storeOutputAutomatically>true</storeOutputAutomatically>`,
      'Made',
    ) +
    step('assignments', 'Made', assign('said', 'Assign', 'stringValue', 'made {!name}')) +
    step(
      'actionCalls',
      'Divide',
      '<actionName>Divider</actionName><actionType>apex</actionType><storeOutputAutomatically>true</storeOutputAutomatically>' +
        '<faultConnector><targetReference>Failed</targetReference></faultConnector>' +
        pair('inputParameters', 'divisor', 'name', 'elementReference', 'divisor'),
      'Save',
    ) +
    step('recordUpdates', 'Save', '<inputReference>toSave</inputReference>', 'Say') +
    step('assignments', 'Say', assign('said', 'Assign', 'elementReference', 'Sentence')) +
    step('assignments', 'Failed', assign('said', 'Assign', 'elementReference', '$Flow.FaultMessage')),
);
const UNHANDLED = flowXml(
  begin('Make') +
    step(
      'recordCreates',
      'Make',
      `<object>Contact</object>${pair('inputAssignments', 'Email', 'field', 'stringValue', 'nobody')}`,
    ),
);

interface Result {
  readonly isSuccess: boolean;
  readonly outputValues: Record<string, unknown> | null;
  readonly errors: { readonly statusCode: string; readonly message: string }[] | null;
}

let server: TestServer;
before(async () => {
  server = await startTestServer();
  const files = {
    ...apexClass('Divider', DIVIDER),
    'flows/Worker.flow': WORKER,
    'flows/Unhandled.flow': UNHANDLED,
  };
  await deployFiles(server, { ApexClass: ['Divider'], Flow: ['Worker', 'Unhandled'] }, files);
});
after(() => server.close());

const post = (name: string, inputs: readonly object[]): Promise<Answer> =>
  server.call('POST', `${FLOWS}/${name}`, { json: { inputs } });

describe('flows that are called', () => {
  test('are described with their variables', async () => {
    const { json } = await server.call('GET', FLOWS);
    assert.deepEqual(
      (json as { actions: { name: string }[] }).actions.map(({ name }) => name),
      ['Unhandled', 'Worker'],
      'all that can be called',
    );
    const described = (await server.call('GET', `${FLOWS}/Worker`)).json as Record<string, { name: string }[]>;
    assert.deepEqual(
      [described['inputs']?.map(({ name }) => name), described['outputs']?.map(({ name }) => name)],
      [
        ['name', 'divisor'],
        ['count', 'names', 'said'],
      ],
      'inputs and outputs',
    );
  });

  test('read, decide, loop, compute, call, create and update', async () => {
    const first = await post('Worker', [
      { name: 'Ann', divisor: 4 },
      { name: 'Ben', divisor: 4 },
    ]);
    assert.equal(first.status, 200, first.text);
    const said = (answer: Answer): unknown[] =>
      (answer.json as Result[]).map(({ outputValues }) => [outputValues?.['count'], outputValues?.['said']]);
    assert.deepEqual(
      said(first),
      [
        [0, 'made Ann'],
        [0, 'made Ben'],
      ],
      'there were none',
    );
    await post('Worker', [{ name: 'Anna', divisor: 4 }]);
    const second = await post('Worker', [
      { name: 'Ann', divisor: 4 },
      { name: 'Ben', divisor: 20 },
    ]);
    assert.deepEqual(
      (second.json as Result[]).map(({ outputValues }) => outputValues),
      [
        { count: 2, names: ['Anna', 'Ann'], said: '2 of Ann: 25', Flow__InterviewStatus: 'Finished' },
        { count: 1, names: ['Ben'], said: '1 of Ben: 5', Flow__InterviewStatus: 'Finished' },
      ],
      second.text,
    );
    const soql = encodeURIComponent('SELECT FirstName FROM Contact ORDER BY FirstName');
    const { json } = await server.call('GET', `/services/data/v66.0/query?q=${soql}`);
    assert.deepEqual(
      (json as { records: { FirstName: string }[] }).records.map(({ FirstName }) => FirstName),
      ['ANN seen', 'ANNA seen', 'BEN seen'],
      'the records are saved',
    );
  });

  test('go on at a fault connector, and fail without one', async () => {
    const [handled] = (await post('Worker', [{ name: 'Ann', divisor: 0 }])).json as Result[];
    assert.equal(
      handled?.outputValues?.['said'],
      'An Apex error occurred: System.MathException: Divide by 0',
      'the flow is told what failed',
    );
    const answer = await post('Unhandled', [{}]);
    assert.equal(answer.status, 400, answer.text);
    const [failed] = answer.json as Result[];
    assert.match(
      failed?.errors?.[0]?.message ?? '',
      /^This error occurred when the flow tried to create records: INVALID_EMAIL_ADDRESS: .* You can look up ExceptionCode values/,
      answer.text,
    );
    assert.equal((await post('Worker', [{ nobody: 1 }])).status, 400, 'an input that it does not have');
    assert.equal((await post('Nothing', [{}])).status, 404, 'a flow that is not there');
  });
});

describe('a deploy of a flow', () => {
  const problemsOf = async (body: string, status = 'Active'): Promise<readonly (readonly [string, string])[]> => {
    const result = await deployResultOf(server, { Flow: ['Tried'] }, { 'flows/Tried.flow': flowXml(body, status) });
    return result.details.componentFailures.map(
      ({ problemType, problem }) => [problemType ?? '', problem ?? ''] as const,
    );
  };
  const REFUSED: Readonly<Record<string, readonly [string, RegExp]>> = {
    'a screen': [
      begin('Ask') +
        '<screens><name>Ask</name><label>Ask</label><locationX>0</locationX><locationY>0</locationY></screens>',
      /^UNSUPPORTED_FLOW_ELEMENT: .*screens Ask \(flow Tried\)/,
    ],
    'a wait': [
      begin('Wait') +
        '<waits><name>Wait</name><label>Wait</label><locationX>0</locationX><locationY>0</locationY><defaultConnectorLabel>x</defaultConnectorLabel></waits>',
      /^UNSUPPORTED_FLOW_ELEMENT: .*waits Wait/,
    ],
    'a subflow': [
      begin('Call') +
        '<subflows><name>Call</name><label>Call</label><locationX>0</locationX><locationY>0</locationY><flowName>Worker</flowName></subflows>',
      /^UNSUPPORTED_FLOW_ELEMENT: .*subflows Call/,
    ],
    'an email': [
      begin('Send') +
        step('actionCalls', 'Send', '<actionName>emailSimple</actionName><actionType>emailSimple</actionType>'),
      /^UNSUPPORTED_FLOW_ACTION: .*emailSimple/,
    ],
    'a schedule': [
      start(
        'Make',
        'Account',
        '<schedule><frequency>Daily</frequency><startDate>2026-01-01</startDate><startTime>00:00:00.000Z</startTime></schedule><triggerType>Scheduled</triggerType>',
      ) + step('assignments', 'Make', ''),
      /^UNSUPPORTED_FLOW_TRIGGER_TYPE: .*Scheduled/,
    ],
    'a class that is not there': [
      begin('Call') + step('actionCalls', 'Call', '<actionName>Nobody</actionName><actionType>apex</actionType>'),
      /The Apex class Nobody is not there or has no invocable method/,
    ],
    'an input that the class does not have': [
      begin('Call') +
        step(
          'actionCalls',
          'Call',
          `<actionName>Divider</actionName><actionType>apex</actionType>${pair('inputParameters', 'divisor', 'name', 'numberValue', '1.0')}${pair('inputParameters', 'more', 'name', 'numberValue', '1.0')}`,
        ),
      /The action Divider has no input more/,
    ],
    'an input that is missing': [
      begin('Call') + step('actionCalls', 'Call', '<actionName>Divider</actionName><actionType>apex</actionType>'),
      /The action Divider needs the input divisor/,
    ],
    'an input of another type': [
      begin('Call') +
        step(
          'actionCalls',
          'Call',
          `<actionName>Divider</actionName><actionType>apex</actionType>${pair('inputParameters', 'divisor', 'name', 'stringValue', 'one')}`,
        ),
      /The input divisor of Divider is number and is given text/,
    ],
    'a field that is not there': [
      begin('Make') +
        step(
          'recordCreates',
          'Make',
          `<object>Contact</object>${pair('inputAssignments', 'Nothing__c', 'field', 'stringValue', 'x')}`,
        ),
      /Contact has no field Nothing__c/,
    ],
    'a name that is not there': [
      begin('Make') +
        step(
          'recordCreates',
          'Make',
          `<object>Contact</object>${pair('inputAssignments', 'LastName', 'field', 'elementReference', 'nobody')}`,
        ),
      /The reference nobody names nothing in the flow/,
    ],
    'a formula that cannot be read': [
      begin('Make') +
        variable('text', 'String', OUTPUT) +
        '<formulas><name>Broken</name><dataType>String</dataType><expression>UPPER(</expression></formulas>' +
        step('assignments', 'Make', assign('text', 'Assign', 'elementReference', 'Broken')),
      /The formula expression is invalid/,
    ],
    'a connector into nothing': [begin('Nowhere'), /A connector leads to Nowhere, which is not there/],
  };
  for (const [what, [body, expected]] of Object.entries(REFUSED))
    test(`refuses ${what}`, async () => {
      const problems = await problemsOf(body);
      assert.ok(
        problems.some(([type, text]) => type === 'Error' && expected.test(text)),
        `${what}: ${JSON.stringify(problems)}`,
      );
    });

  test('keeps the Apex that it calls from losing what it needs', async () => {
    const changed = DIVIDER.replaceAll('divisor', 'parts');
    const result = await deployResultOf(server, { ApexClass: ['Divider'] }, apexClass('Divider', changed));
    const problems = result.details.componentFailures.map(({ problem }) => problem ?? '');
    assert.ok(
      problems.some((text) => text.includes('The action Divider has no input divisor (flow Worker)')),
      JSON.stringify(problems),
    );
  });

  test('makes its rows, in SOQL and in the Tooling API', async () => {
    const rows = async (soql: string, api = ''): Promise<Record<string, unknown>[]> => {
      const { json } = await server.call('GET', `/services/data/v66.0${api}/query?q=${encodeURIComponent(soql)}`);
      return (json as { records: Record<string, unknown>[] }).records;
    };
    const [view] = await rows(
      "SELECT ApiName, IsActive, ProcessType, ActiveVersionId FROM FlowDefinitionView WHERE ApiName = 'Worker'",
    );
    assert.deepEqual(
      [view?.['ApiName'], view?.['IsActive'], view?.['ProcessType']],
      ['Worker', true, 'AutoLaunchedFlow'],
      'the view',
    );
    const [found] = await rows(
      "SELECT Id, Status, Definition.DeveloperName FROM Flow WHERE Definition.DeveloperName = 'Worker'",
      '/tooling',
    );
    assert.deepEqual([found?.['Id'], found?.['Status']], [view?.['ActiveVersionId'], 'Active'], 'its version');
    const [versionView] = await rows("SELECT Status, VersionNumber FROM FlowVersionView WHERE Label = 'Test flow'");
    assert.equal(versionView?.['VersionNumber'], 1, 'the view of the version');
  });

  test('takes what does not run with a warning', async () => {
    const [body] = REFUSED['a screen'] ?? ['', /./];
    const problems = await problemsOf(body, 'Draft');
    assert.deepEqual(
      problems.map(([type]) => type),
      ['Warning'],
      JSON.stringify(problems),
    );
  });
});
