import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeObject } from '../schema/index.ts';
import { deploy, openTestOrg, xml } from './test-org.ts';

const EVERYTHING = { read: true, create: true, edit: true, delete: true };
const value = (name: string): string =>
  `<value><fullName>${name}</fullName><default>false</default><label>${name}</label></value>`;
const setting = (name: string, ...controlling: string[]): string =>
  `<valueSettings>${controlling.map((each) => `<controllingFieldValue>${each}</controllingFieldValue>`).join('')}<valueName>${name}</valueName></valueSettings>`;
const field = (name: string, body: string): string =>
  `<fields><fullName>${name}</fullName><label>${name}</label>${body}</fields>`;

const FILES = {
  'globalValueSets/Continents.globalValueSet': xml(
    'GlobalValueSet',
    '<masterLabel>Continents</masterLabel><sorted>false</sorted>' +
      ['Asia', 'Europe']
        .map(
          (name) =>
            `<customValue><fullName>${name}</fullName><default>${name === 'Europe'}</default><label>${name}</label></customValue>`,
        )
        .join(''),
  ),
  'objects/Place__c.object': xml(
    'CustomObject',
    '<label>Place</label><pluralLabel>Places</pluralLabel><deploymentStatus>Deployed</deploymentStatus><sharingModel>ReadWrite</sharingModel><nameField><label>Name</label><type>Text</type></nameField>' +
      field(
        'Continent__c',
        '<inlineHelpText>Where it is</inlineHelpText><type>Picklist</type><valueSet><valueSetName>Continents</valueSetName></valueSet>',
      ) +
      field(
        'City__c',
        `<type>Picklist</type><valueSet><controllingField>Continent__c</controllingField><valueSetDefinition><sorted>false</sorted>${value('Tokyo')}${value('Rome')}${value('Istanbul')}</valueSetDefinition>` +
          `${setting('Tokyo', 'Asia')}${setting('Rome', 'Europe')}${setting('Istanbul', 'Asia', 'Europe')}</valueSet>`,
      ) +
      field('Since__c', '<type>Date</type><defaultValue>TODAY()</defaultValue>') +
      field('Upper__c', '<type>Text</type><formula>UPPER(Name)</formula>') +
      field(
        'Spot__c',
        '<type>Location</type><scale>5</scale><displayLocationInDecimal>true</displayLocationInDecimal>',
      ),
  ),
};

test('describe tells of value sets, dependent values, defaults, formulas and locations', async () => {
  const context = openTestOrg();
  const result = await deploy(context, FILES);
  assert.deepEqual(
    result.details.componentFailures.map(({ problem }) => problem),
    [],
    'the deploy succeeds',
  );
  const object = context.db.schema.object('Place__c');
  assert.ok(object, 'the object');
  const rights = { object: () => EVERYTHING, field: () => EVERYTHING };
  const described = describeObject(object, { api: 'data', version: '67.0', rights }) as {
    fields: readonly Readonly<Record<string, unknown>>[];
  };
  const of = (name: string, ...properties: string[]): unknown[] => {
    const found = described.fields.find((each) => each['name'] === name) ?? {};
    return properties.map((property) => found[property]);
  };
  const values = (name: string): unknown[] =>
    (of(name, 'picklistValues')[0] as readonly Record<string, unknown>[]).map(({ value, validFor }) => [
      value,
      validFor,
    ]);
  assert.deepEqual(
    values('Continent__c'),
    [
      ['Asia', null],
      ['Europe', null],
    ],
    'of the global value set',
  );
  assert.deepEqual(
    of('Continent__c', 'defaultValue', 'restrictedPicklist', 'inlineHelpText'),
    ['Europe', true, 'Where it is'],
    'its default',
  );
  assert.deepEqual(of('City__c', 'dependentPicklist', 'controllerName'), [true, 'Continent__c'], 'dependent');
  assert.deepEqual(
    values('City__c'),
    [
      ['Tokyo', 'gA=='],
      ['Rome', 'QA=='],
      ['Istanbul', 'wA=='],
    ],
    'a bit for each controlling value',
  );
  assert.deepEqual(of('Since__c', 'defaultValueFormula', 'defaultedOnCreate'), ['TODAY()', true], 'a default');
  assert.deepEqual(
    of('Upper__c', 'calculated', 'calculatedFormula', 'createable', 'formulaTreatNullNumberAsZero'),
    [true, 'UPPER(Name)', false, true],
    'a formula',
  );
  assert.deepEqual(of('Spot__Latitude__s', 'type', 'compoundFieldName'), ['double', 'Spot__c'], 'a coordinate');
});
