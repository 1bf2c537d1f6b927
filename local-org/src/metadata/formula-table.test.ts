import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { loadUserAccess } from '../data/index.ts';
import type { Scalar } from '../data/index.ts';
import { deploy, openTestOrg, USER, xml } from './test-org.ts';

/** 2026-11-21 is a Saturday. */
const NOW = Date.parse('2026-11-21T10:00:00.000Z');
type Row = readonly [
  type: 'Text' | 'Number' | 'Checkbox' | 'Date' | 'DateTime' | 'Time' | 'Percent',
  formula: string,
  value: Scalar,
];

/**
 * Formulas and what they are, by the examples and rules of "Formula Operators and Functions by Context" (help.salesforce.com,
 * Examples of Advanced Formula Fields) and of the published formula engine (salesforce/formula-engine).
 */
const TABLE: Readonly<Record<string, readonly Row[]>> = {
  'operators are exact and bind as the grammar says': [
    ['Number', '0.1 + 0.2', 0.3],
    ['Number', '1 + 2 * 3', 7],
    ['Number', '-2 * (3 - 5) / 8', 0.5],
    ['Number', '2 ^ 10', 1024],
    ['Number', '2 * 3 ^ 2', 36],
    ['Number', '4 ^ 0.5', 2],
    ['Checkbox', 'NOT (1 > 2) || FALSE', true],
    ['Checkbox', '1 = 1 && "a" <> "b"', true],
    ['Text', '"a" & "b" + \'c\'', 'abc'],
    ['Text', '"it\\\'s " & /* note */ "so"', "it's so"],
  ],
  'blanks are zero where the formula says so, and text that is blank is empty': [
    ['Number', 'Empty__c + 1', 1],
    ['Checkbox', 'ISBLANK(Empty__c)', false],
    ['Checkbox', 'ISBLANK(Nothing__c)', true],
    ['Checkbox', 'ISNULL(Nothing__c)', false],
    ['Checkbox', 'Nothing__c = NULL', true],
    ['Checkbox', 'Day__c = NULL', false],
    ['Text', 'BLANKVALUE(Nothing__c, "none")', 'none'],
    ['Text', '"<" & Nothing__c & ">"', '<>'],
    ['Number', 'LEN(Nothing__c)', 0],
    ['Date', 'NoDay__c + 1', null],
  ],
  'logical functions': [
    ['Text', 'IF(Amount__c > 10, "many", "few")', 'many'],
    ['Text', 'CASE(WEEKDAY(Day__c), 1, "Sun", 7, "Sat", "other")', 'Sat'],
    ['Text', 'CASE(Color__c, "Red", "warm", "Blue", "cold", "?")', 'cold'],
    ['Text', 'IFS(Amount__c > 100, "a", Amount__c > 10, "b", "c")', 'b'],
    ['Checkbox', 'AND(TRUE, Amount__c < NoNumber__c)', false],
    ['Checkbox', 'OR(FALSE, ISPICKVAL(Color__c, "Blue"))', true],
    ['Checkbox', 'IF(ISPICKVAL(Color__c, ""), FALSE, TRUE)', true],
    ['Number', 'IFERROR(1 / 0, 5)', 5],
  ],
  'text functions': [
    ['Text', 'LEFT("abcdef", 2) & MID("abcdef", 3, 2) & RIGHT("abcdef", 2)', 'abcdef'],
    ['Text', 'LPAD("7", 3, "0") & RPAD("7", 3, "xy")', '0077xy'],
    ['Text', 'LPAD("abc", 2)', 'ab'],
    ['Text', 'UPPER("aé") & LOWER("BC")', 'AÉbc'],
    ['Text', 'INITCAP("two words")', 'Two Words'],
    ['Text', 'TRIM("  a   b ")', 'a b'],
    ['Text', 'SUBSTITUTE("a-b-c", "-", "+")', 'a+b+c'],
    ['Text', 'REVERSE("abc")', 'cba'],
    ['Number', 'FIND("b", "abcb", 3)', 4],
    ['Checkbox', 'BEGINS("abc", "ab") && CONTAINS("abc", "bc")', true],
    ['Checkbox', 'CONTAINS("abc", "")', true],
    ['Number', 'VALUE("12.50")', 12.5],
    ['Number', 'VALUE("twelve")', null],
    ['Checkbox', 'ISNUMBER("1.5") && NOT(ISNUMBER("1,5"))', true],
    ['Text', 'TEXT(1.50) & " " & TEXT(1/4)', '1.5 0.25'],
    ['Text', 'TEXT(Day__c) & " " & TEXT(Color__c)', '2026-11-21 Blue'],
    ['Text', 'TEXT(DATETIMEVALUE("2026-11-21 09:30:00"))', '2026-11-21 09:30:00Z'],
    ['Text', 'CHR(65) & TEXT(ASCII("A"))', 'A65'],
    ['Text', 'HYPERLINK("/" & "x", "Open")', '<a href="/x" target="_blank">Open</a>'],
    ['Text', 'CASESAFEID("001000000000001")', '001000000000001AAA'],
    ['Number', 'LEN(Id)', 15],
    ['Number', 'LEN(CASESAFEID(Id))', 18],
    ['Checkbox', 'INCLUDES(Tags__c, "b") && NOT(INCLUDES(Tags__c, "c"))', true],
    ['Number', 'PICKLISTCOUNT(Tags__c)', 2],
    ['Text', 'HTMLENCODE("<a>") & URLENCODE("a b&c")', '&lt;a&gt;a+b%26c'],
  ],
  'math functions': [
    ['Number', 'ROUND(2.5, 0) + ROUND(-2.345, 2)', 0.65],
    ['Number', 'ROUND(149, -2)', 100],
    ['Number', 'CEILING(2.1) * 10 + CEILING(-2.1)', 27],
    ['Number', 'FLOOR(2.9) * 10 + FLOOR(-2.9)', 18],
    ['Number', 'MCEILING(-2.1) * 10 + MFLOOR(-2.1)', -23],
    ['Number', 'FLOOR((1 / 3) * 3)', 1],
    ['Number', 'MOD(-7, 3)', -1],
    ['Number', 'MAX(1, 5, 3) - MIN(4, 2)', 3],
    ['Number', 'ABS(-4) + SQRT(16) + LOG(1000)', 11],
    ['Number', 'ROUND(EXP(LN(7)), 6)', 7],
    ['Number', 'TRUNC(-8.567, 1)', -8.5],
    ['Number', 'SQRT(-1)', null],
    ['Number', 'Rate__c * 200', 25],
    ['Percent', 'Amount__c / 50', 25],
    ['Number', 'ROUND(DISTANCE(GEOLOCATION(37.775, -122.418), GEOLOCATION(40.714, -74.006), "mi"), 0)', 2566],
    ['Number', 'ROUND(DISTANCE(Place__c, GEOLOCATION(0, 1), "km"), 0)', 111],
  ],
  'dates and times': [
    ['Date', 'TODAY()', '2026-11-21'],
    ['DateTime', 'NOW()', '2026-11-21T10:00:00.000Z'],
    ['Date', 'DATE(2026, 2, 28) + 1', '2026-03-01'],
    ['Date', 'DATE(2026, 2, 30)', null],
    ['Number', 'Day__c - DATE(2026, 11, 1)', 20],
    ['Date', 'ADDMONTHS(DATE(2026, 1, 31), 1)', '2026-02-28'],
    ['Date', 'ADDMONTHS(DATE(2026, 2, 28), 1)', '2026-03-31'],
    ['Number', 'YEAR(Day__c) * 10000 + MONTH(Day__c) * 100 + DAY(Day__c)', 20261121],
    ['Number', 'WEEKDAY(Day__c) * 10 + ISOWEEK(DATE(2026, 1, 1))', 71],
    ['Number', 'DAYOFYEAR(DATE(2026, 12, 31))', 365],
    ['Date', 'DATEVALUE("2026-11-21")', '2026-11-21'],
    ['Date', 'DATEVALUE(DATETIMEVALUE("2026-11-21 23:59:00"))', '2026-11-21'],
    ['DateTime', 'NOW() + 0.5', '2026-11-21T22:00:00.000Z'],
    ['Number', 'NOW() - DATETIMEVALUE("2026-11-20 10:00:00")', 1],
    ['Time', 'TIMEVALUE("17:30:45.125")', '17:30:45.125Z'],
    ['Number', 'HOUR(TIMEVALUE("17:30:45.125")) * 100 + MINUTE(TIMEVALUE("17:30:45.125"))', 1730],
    ['Number', 'UNIXTIMESTAMP(DATETIMEVALUE("1970-01-02 00:00:00"))', 86400],
    ['DateTime', 'FROMUNIXTIME(86400)', '1970-01-02T00:00:00.000Z'],
  ],
  'global variables': [
    ['Text', '$User.Username & $Organization.Name', 'run@example.com'],
    ['Checkbox', '$User.Id = CreatedById', true],
    ['Text', '$Label.Greeting', 'Hello'],
    ['Checkbox', '$Permission.Secret', false],
    ['Text', '$Setup.Limits__c.Note__c', null],
    ['Text', '$CustomMetadata.Size__mdt.Big.Code__c', 'XL'],
    ['DateTime', '$System.OriginDateTime', '1900-01-01T00:00:00.000Z'],
  ],
};

const ROWS = Object.values(TABLE).flat();
const NUMBER = '<precision>18</precision><scale>6</scale>';
const field = (name: string, body: string): string =>
  `<fields><fullName>${name}</fullName><label>${name}</label>${body}</fields>`;
const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const picklist = (type: string, values: readonly string[]): string =>
  `<type>${type}</type>${type === 'Picklist' ? '' : '<visibleLines>3</visibleLines>'}<valueSet><valueSetDefinition><sorted>false</sorted>${values
    .map((value) => `<value><fullName>${value}</fullName><default>false</default><label>${value}</label></value>`)
    .join('')}</valueSetDefinition></valueSet>`;
const TEXT = '<type>Text</type><length>80</length>';

const FILES = {
  'objects/Thing__c.object': xml(
    'CustomObject',
    '<label>Thing</label><pluralLabel>Things</pluralLabel><deploymentStatus>Deployed</deploymentStatus><sharingModel>ReadWrite</sharingModel><nameField><label>Name</label><type>Text</type></nameField>' +
      field('Amount__c', `<type>Number</type>${NUMBER}`) +
      field('Empty__c', `<type>Number</type>${NUMBER}`) +
      field('NoNumber__c', `<type>Number</type>${NUMBER}`) +
      field('Rate__c', `<type>Percent</type>${NUMBER}`) +
      field('Day__c', '<type>Date</type>') +
      field('NoDay__c', '<type>Date</type>') +
      field('Nothing__c', TEXT) +
      field('Color__c', picklist('Picklist', ['Red', 'Blue'])) +
      field('Tags__c', picklist('MultiselectPicklist', ['a', 'b', 'c'])) +
      field(
        'Place__c',
        '<type>Location</type><scale>5</scale><displayLocationInDecimal>true</displayLocationInDecimal>',
      ) +
      ROWS.map(([type, formula], index) =>
        field(
          `F${index}__c`,
          `<type>${type}</type><formula>${escape(formula)}</formula>${type === 'Number' || type === 'Percent' ? NUMBER : ''}`,
        ),
      ).join(''),
  ),
  'objects/Limits__c.object': xml(
    'CustomObject',
    `<label>Limits</label><customSettingsType>Hierarchy</customSettingsType>${field('Note__c', TEXT)}`,
  ),
  'objects/Size__mdt.object': xml(
    'CustomObject',
    `<label>Size</label><pluralLabel>Sizes</pluralLabel>${field('Code__c', TEXT)}`,
  ),
  'customMetadata/Size.Big.md': `<?xml version="1.0" encoding="UTF-8"?><CustomMetadata xmlns="http://soap.sforce.com/2006/04/metadata" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"><label>Big</label><values><field>Code__c</field><value xsi:type="xsd:string">XL</value></values></CustomMetadata>`,
  'labels/CustomLabels.labels': xml(
    'CustomLabels',
    '<labels><fullName>Greeting</fullName><language>en_US</language><protected>false</protected><shortDescription>Greeting</shortDescription><value>Hello</value></labels>',
  ),
  'customPermissions/Secret.customPermission': xml(
    'CustomPermission',
    '<label>Secret</label><isLicensed>false</isLicensed>',
  ),
};

describe('formulas in SOQL', () => {
  let values: Readonly<Record<string, unknown>> = {};

  before(async () => {
    const context = openTestOrg();
    const { details } = await deploy(context, FILES);
    assert.deepEqual(
      details.componentFailures.map(({ problem }) => problem),
      [],
      'the deploy succeeds',
    );
    const access = { mode: 'system', user: loadUserAccess(context.db, USER.userId), sharing: false } as const;
    const fields = {
      Name: 'thing',
      Amount__c: 12.5,
      Rate__c: 12.5,
      Day__c: '2026-11-21',
      Color__c: 'Blue',
      Tags__c: 'a;b',
      Place__Latitude__s: 0,
      Place__Longitude__s: 0,
    };
    const [result] = context.db.write({
      operation: 'insert',
      records: [{ type: 'Thing__c', fields }],
      allOrNone: true,
      access,
      now: NOW,
    });
    assert.deepEqual(result?.errors, [], 'the record is accepted');
    const names = ROWS.map((_, index) => `F${index}__c`);
    const { rows } = context.db.query({ soql: `SELECT ${names.join(', ')} FROM Thing__c`, access, now: NOW });
    values = rows[0]?.values ?? {};
  });

  for (const [name, rows] of Object.entries(TABLE))
    test(name, () => {
      assert.deepEqual(
        rows.map((row) => [row[1], values[`F${ROWS.indexOf(row)}__c`]]),
        rows.map(([, formula, value]) => [formula, value]),
        'every formula has its value',
      );
    });
});
