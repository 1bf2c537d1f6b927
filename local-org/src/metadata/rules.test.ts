import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { loadUserAccess } from '../data/index.ts';
import type { Access, Scalar, TriggerRunner, WriteResult } from '../data/index.ts';
import type { MetadataContext } from './deploy/context.ts';
import { deploy, openTestOrg, USER, xml } from './test-org.ts';

const NOW = Date.parse('2026-11-21T10:00:00.000Z');

const field = (name: string, body: string): string =>
  `<fields><fullName>${name}</fullName><label>${name}</label>${body}</fields>`;
const formula = (name: string, type: string, text: string, more = ''): string =>
  field(name, `<type>${type}</type><formula>${text}</formula>${more}`);
const summary = (name: string, operation: string, more = ''): string =>
  field(
    name,
    `<type>Summary</type><summaryForeignKey>Line__c.Invoice__c</summaryForeignKey><summaryOperation>${operation}</summaryOperation>${more}`,
  );
const rule = (name: string, text: string, more = '', active = true): string =>
  `<validationRules><fullName>${name}</fullName><active>${active}</active><errorConditionFormula>${text}</errorConditionFormula>` +
  `<errorMessage>${name} says no</errorMessage>${more}</validationRules>`;
const number = '<type>Number</type><precision>16</precision><scale>2</scale>';
const text = '<type>Text</type><length>80</length>';
const object = (name: string, body: string, sharing = 'ReadWrite'): string =>
  xml(
    'CustomObject',
    `<label>${name}</label><pluralLabel>${name}s</pluralLabel><deploymentStatus>Deployed</deploymentStatus><sharingModel>${sharing}</sharingModel>` +
      `<nameField><label>Name</label><type>Text</type></nameField>${body}`,
  );

const invoice = (body: string): string => object('Invoice__c', body);
const line = (body: string): string =>
  object(
    'Line__c',
    field(
      'Invoice__c',
      '<type>MasterDetail</type><referenceTo>Invoice__c</referenceTo><relationshipName>Lines</relationshipName>',
    ) + body,
    'ControlledByParent',
  );

class Org {
  readonly context: MetadataContext = openTestOrg();

  get access(): Access {
    return { mode: 'system', user: loadUserAccess(this.context.db, USER.userId), sharing: false };
  }
  async deploy(files: Readonly<Record<string, string>>): Promise<this> {
    const result = await deploy(this.context, files);
    assert.deepEqual(
      result.details.componentFailures.map(({ problem }) => problem),
      [],
      'the deploy succeeds',
    );
    return this;
  }
  write(
    operation: 'insert' | 'update' | 'delete' | 'undelete',
    type: string,
    { Id, ...fields }: Record<string, Scalar>,
    triggers?: TriggerRunner,
  ): WriteResult {
    const record = { type, fields, ...(typeof Id === 'string' ? { id: Id } : {}) };
    const [result] = this.context.db.write({
      operation,
      records: [record],
      allOrNone: false,
      access: this.access,
      now: NOW,
      ...(triggers === undefined ? {} : { triggers }),
    });
    assert.ok(result, 'a result');
    return result;
  }
  insert(type: string, fields: Record<string, Scalar>): string {
    const result = this.write('insert', type, fields);
    assert.deepEqual(result.errors, [], 'the record is accepted');
    return result.id ?? '';
  }
  refusals(operation: 'insert' | 'update', type: string, fields: Record<string, Scalar>): string[] {
    return this.write(operation, type, fields).errors.map(({ statusCode, message, fields: names }) =>
      `${statusCode} ${message} ${names.join()}`.trim(),
    );
  }
  rows(soql: string): unknown[] {
    return this.context.db.query({ soql, access: this.access, now: NOW }).rows.map(({ values }) => values);
  }
}

describe('formula fields', () => {
  test('are computed in every clause of a query, through parents and other formulas', async () => {
    const org = await new Org().deploy({
      'objects/Invoice__c.object': invoice(
        field('Net__c', number) +
          formula('Gross__c', 'Currency', 'Net__c * 1.1', '<precision>16</precision><scale>2</scale>') +
          formula('IsLarge__c', 'Checkbox', 'Gross__c &gt; 100') +
          formula('Creator__c', 'Text', 'UPPER(CreatedBy.Username)'),
      ),
      'objects/Line__c.object': line(
        formula('Total__c', 'Currency', 'Invoice__r.Gross__c', '<precision>16</precision><scale>2</scale>'),
      ),
    });
    const small = org.insert('Invoice__c', { Name: 'small', Net__c: 10.05 });
    org.insert('Invoice__c', { Name: 'large', Net__c: 100 });
    org.insert('Invoice__c', { Name: 'blank' });
    org.insert('Line__c', { Name: 'line', Invoice__c: small });
    assert.deepEqual(
      org.rows('SELECT Name, Gross__c, IsLarge__c, Creator__c FROM Invoice__c ORDER BY Gross__c DESC'),
      [
        { Name: 'large', Gross__c: 110, IsLarge__c: true, Creator__c: 'RUN@EXAMPLE.COM' },
        { Name: 'small', Gross__c: 11.06, IsLarge__c: false, Creator__c: 'RUN@EXAMPLE.COM' },
        { Name: 'blank', Gross__c: 0, IsLarge__c: false, Creator__c: 'RUN@EXAMPLE.COM' },
      ],
      'values in order',
    );
    assert.deepEqual(org.rows('SELECT Name FROM Invoice__c WHERE IsLarge__c = true'), [{ Name: 'large' }], 'a filter');
    assert.deepEqual(
      org.rows('SELECT IsLarge__c, SUM(Gross__c) FROM Invoice__c GROUP BY IsLarge__c ORDER BY IsLarge__c'),
      [
        { IsLarge__c: false, expr0: 11.06 },
        { IsLarge__c: true, expr0: 110 },
      ],
      'groups',
    );
    assert.deepEqual(
      org.rows("SELECT Total__c, Invoice__r.Gross__c FROM Line__c WHERE Invoice__r.Name = 'small'"),
      [{ Total__c: 11.06, Invoice__r: { type: 'Invoice__c', id: small, values: { Gross__c: 11.06 } } }],
      'a formula over a formula of the parent',
    );
  });

  test('are there in triggers, as they were when the triggers began', async () => {
    const org = await new Org().deploy({
      'objects/Invoice__c.object': invoice(
        field('Net__c', number) +
          formula('Double__c', 'Number', 'Net__c * 2', '<precision>16</precision><scale>2</scale>'),
      ),
    });
    const seen: unknown[] = [];
    const triggers: TriggerRunner = {
      has: () => true,
      run: (_object, event, rows) => {
        for (const row of rows) {
          seen.push([event, row.fields['Double__c'], row.old?.['Double__c'] ?? null]);
          if (event.startsWith('before')) row.fields['Net__c'] = 7;
        }
      },
    };
    const { id } = org.write('insert', 'Invoice__c', { Name: 'a', Net__c: 1 }, triggers);
    org.write('update', 'Invoice__c', { Id: id, Net__c: 3 }, triggers);
    assert.deepEqual(
      seen,
      [
        ['before insert', 2, null],
        ['after insert', 14, null],
        ['before update', 6, 14],
        ['after update', 14, 14],
      ],
      'new and old values',
    );
    assert.deepEqual(org.rows('SELECT Net__c, Double__c FROM Invoice__c'), [{ Net__c: 7, Double__c: 14 }], 'stored');
  });

  test('show nothing where they cannot be computed', async () => {
    const org = await new Org().deploy({
      'objects/Invoice__c.object': invoice(
        field('Net__c', number) +
          formula('Part__c', 'Number', '1 / Net__c', '<precision>16</precision><scale>2</scale>') +
          formula(
            'Blank__c',
            'Number',
            'Net__c + 1',
            '<precision>16</precision><scale>2</scale><formulaTreatBlanksAs>BlankAsBlank</formulaTreatBlanksAs>',
          ),
      ),
    });
    org.insert('Invoice__c', { Name: 'a' });
    assert.deepEqual(org.rows('SELECT Part__c, Blank__c FROM Invoice__c'), [{ Part__c: null, Blank__c: null }], 'null');
  });
});

describe('validation rules', () => {
  test('refuse a record with their message, on their field, unless they are inactive', async () => {
    const org = await new Org().deploy({
      'objects/Invoice__c.object': invoice(
        field('Net__c', number) +
          field('Note__c', text) +
          rule('Positive', 'Net__c &lt; 0', '<errorDisplayField>Net__c</errorDisplayField>') +
          rule('Noted', 'AND(NOT(ISNEW()), ISCHANGED(Net__c), ISBLANK(Note__c))') +
          rule('Never', 'TRUE', '', false),
      ),
    });
    assert.deepEqual(
      org.refusals('insert', 'Invoice__c', { Name: 'a', Net__c: -1 }),
      ['FIELD_CUSTOM_VALIDATION_EXCEPTION Positive says no Net__c'],
      'on the field',
    );
    const id = org.insert('Invoice__c', { Name: 'a', Net__c: 1 });
    assert.deepEqual(
      org.refusals('update', 'Invoice__c', { Id: id, Net__c: -2 }).sort(),
      ['FIELD_CUSTOM_VALIDATION_EXCEPTION Noted says no', 'FIELD_CUSTOM_VALIDATION_EXCEPTION Positive says no Net__c'],
      'every rule that is broken',
    );
    assert.deepEqual(org.refusals('update', 'Invoice__c', { Id: id, Name: 'b' }), [], 'nothing changed that matters');
    assert.deepEqual(org.refusals('update', 'Invoice__c', { Id: id, Net__c: 2, Note__c: 'why' }), [], 'with a note');
  });

  test('of standard objects count too', async () => {
    const org = await new Org().deploy({
      'objects/Account.object': xml('CustomObject', rule('Site_Needed', 'ISBLANK(Site)')),
    });
    assert.deepEqual(
      org.refusals('insert', 'Account', { Name: 'a' }),
      ['FIELD_CUSTOM_VALIDATION_EXCEPTION Site_Needed says no'],
      'without a site',
    );
  });
});

describe('default values', () => {
  test('are taken for what was not set: literals, formulas and picklist defaults', async () => {
    const values = ['New', 'Done']
      .map(
        (name) =>
          `<value><fullName>${name}</fullName><default>${name === 'New'}</default><label>${name}</label></value>`,
      )
      .join('');
    const org = await new Org().deploy({
      'objects/Invoice__c.object': invoice(
        field('Due__c', '<type>Date</type><defaultValue>TODAY() + 14</defaultValue>') +
          field('By__c', `${text}<defaultValue>"by " &amp; $User.Username</defaultValue>`) +
          field('Net__c', `${number}<defaultValue>5</defaultValue>`) +
          field(
            'Status__c',
            `<type>Picklist</type><required>true</required><valueSet><restricted>true</restricted><valueSetDefinition><sorted>false</sorted>${values}</valueSetDefinition></valueSet>`,
          ),
      ),
    });
    org.insert('Invoice__c', { Name: 'a' });
    org.insert('Invoice__c', { Name: 'b', Net__c: null, Status__c: 'Done' });
    assert.deepEqual(
      org.rows('SELECT Due__c, By__c, Net__c, Status__c FROM Invoice__c ORDER BY Name'),
      [
        { Due__c: '2026-12-05', By__c: 'by run@example.com', Net__c: 5, Status__c: 'New' },
        { Due__c: '2026-12-05', By__c: 'by run@example.com', Net__c: null, Status__c: 'Done' },
      ],
      'a null that was set stays',
    );
    assert.deepEqual(
      org.refusals('insert', 'Invoice__c', { Name: 'c', Status__c: null }),
      ['REQUIRED_FIELD_MISSING Required fields are missing: [Status__c] Status__c'],
      'required',
    );
  });
});

describe('roll-up summaries', () => {
  const files = {
    'objects/Invoice__c.object': invoice(
      summary('Count__c', 'count') +
        summary('Sum__c', 'sum', '<summarizedField>Line__c.Net__c</summarizedField>') +
        summary('Max__c', 'max', '<summarizedField>Line__c.Net__c</summarizedField>') +
        summary(
          'Open__c',
          'count',
          '<summaryFilterItems><field>Line__c.Closed__c</field><operation>equals</operation><value>False</value></summaryFilterItems>',
        ) +
        rule('Small', 'Sum__c &gt; 100'),
    ),
    'objects/Line__c.object': line(
      field('Net__c', number) + field('Closed__c', '<type>Checkbox</type><defaultValue>false</defaultValue>'),
    ),
  };
  const all = 'SELECT Count__c, Sum__c, Max__c, Open__c FROM Invoice__c';

  test('follow inserts, updates, deletes and undeletes of the detail', async () => {
    const org = await new Org().deploy(files);
    const id = org.insert('Invoice__c', { Name: 'a' });
    assert.deepEqual(org.rows(all), [{ Count__c: 0, Sum__c: 0, Max__c: null, Open__c: 0 }], 'no lines');
    const first = org.insert('Line__c', { Name: '1', Invoice__c: id, Net__c: 10 });
    org.insert('Line__c', { Name: '2', Invoice__c: id, Net__c: 20, Closed__c: true });
    assert.deepEqual(org.rows(all), [{ Count__c: 2, Sum__c: 30, Max__c: 20, Open__c: 1 }], 'two lines');
    org.write('update', 'Line__c', { Id: first, Net__c: 50, Closed__c: true });
    assert.deepEqual(org.rows(all), [{ Count__c: 2, Sum__c: 70, Max__c: 50, Open__c: 0 }], 'changed');
    org.write('delete', 'Line__c', { Id: first });
    assert.deepEqual(org.rows(all), [{ Count__c: 1, Sum__c: 20, Max__c: 20, Open__c: 0 }], 'deleted');
    org.write('undelete', 'Line__c', { Id: first });
    assert.deepEqual(org.rows(all), [{ Count__c: 2, Sum__c: 70, Max__c: 50, Open__c: 0 }], 'undeleted');
  });

  test('save the parent with its triggers and rules', async () => {
    const org = await new Org().deploy(files);
    const id = org.insert('Invoice__c', { Name: 'a' });
    const events: string[] = [];
    const triggers: TriggerRunner = { has: () => true, run: (name, event) => void events.push(`${name} ${event}`) };
    org.write('insert', 'Line__c', { Name: '1', Invoice__c: id, Net__c: 10 }, triggers);
    assert.deepEqual(
      events,
      ['Line__c before insert', 'Line__c after insert', 'Invoice__c before update', 'Invoice__c after update'],
      'after the triggers of the detail',
    );
    assert.deepEqual(
      org.refusals('insert', 'Line__c', { Name: '2', Invoice__c: id, Net__c: 91 }),
      ['FIELD_CUSTOM_VALIDATION_EXCEPTION Small says no'],
      'what refuses the parent refuses the detail',
    );
    assert.deepEqual(org.rows('SELECT Sum__c FROM Invoice__c'), [{ Sum__c: 10 }], 'nothing was kept');
  });

  test('are there for rows that are older than the field, and follow details that go with another parent', async () => {
    const org = await new Org().deploy({
      'objects/Invoice__c.object': invoice(''),
      'objects/Box__c.object': object('Box__c', ''),
      'objects/Line__c.object': line(
        field(
          'Box__c',
          '<type>MasterDetail</type><referenceTo>Box__c</referenceTo><relationshipName>Lines</relationshipName>',
        ),
      ),
    });
    const [id, box] = [org.insert('Invoice__c', { Name: 'a' }), org.insert('Box__c', { Name: 'b' })];
    org.insert('Line__c', { Name: '1', Invoice__c: id, Box__c: box });
    await org.deploy({ 'objects/Invoice__c.object': xml('CustomObject', summary('Count__c', 'count')) });
    assert.deepEqual(org.rows('SELECT Count__c FROM Invoice__c'), [{ Count__c: 1 }], 'computed by the deploy');
    org.write('delete', 'Box__c', { Id: box });
    assert.deepEqual(org.rows('SELECT Count__c FROM Invoice__c'), [{ Count__c: 0 }], 'deleted with its box');
  });
});
