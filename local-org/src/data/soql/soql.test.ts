import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { QueryResult, QueryRow } from '../index.ts';
import { checkQuery, checkSearch } from '../index.ts';
import { refusal, TestOrg } from '../testing/test-org.ts';

describe('SOQL', () => {
  let org: TestOrg;
  let parent: string;
  before(() => {
    org = new TestOrg();
    [parent = ''] = org.insert(
      'Account',
      { Name: 'Acme', NumberOfEmployees: 10, AnnualRevenue: 5 },
      { Name: 'Beta', NumberOfEmployees: 20 },
      { Name: "O'Neil" },
      { Name: 'Ärger' },
    );
    org.insert(
      'Contact',
      { LastName: 'Zoe', AccountId: parent },
      { LastName: 'Ada', AccountId: parent },
      { LastName: 'Lone' },
    );
    org.insert('Task', { Subject: 'Call', WhatId: parent });
  });

  test('compares text without case, also outside ASCII', () => {
    assert.deepEqual(org.column("SELECT Name FROM Account WHERE Name = 'aCME'"), ['Acme'], 'ASCII');
    assert.deepEqual(org.column("SELECT Name FROM Account WHERE Name = 'ÄRGER'"), ['Ärger'], 'umlauts');
    assert.deepEqual(org.column("SELECT Name FROM Account WHERE Name LIKE 'ä%'"), ['Ärger'], 'patterns');
  });

  test('keeps the platform rules of null', () => {
    assert.equal(org.query('SELECT Id FROM Account WHERE NumberOfEmployees = null').totalSize, 2, '= null finds nulls');
    assert.equal(org.query('SELECT Id FROM Account WHERE NumberOfEmployees != 10').totalSize, 3, '!= finds nulls too');
    assert.equal(
      org.query('SELECT Id FROM Account WHERE NumberOfEmployees NOT IN (10)').totalSize,
      3,
      'NOT IN as well',
    );
    assert.equal(
      org.query('SELECT Id FROM Account WHERE NOT NumberOfEmployees > 15').totalSize,
      3,
      'NOT of an unknown is true',
    );
    assert.equal(
      org.query('SELECT Id FROM Account WHERE NumberOfEmployees IN (10, null)').totalSize,
      3,
      'IN with null finds nulls',
    );
  });

  test('orders with nulls first unless told', () => {
    assert.equal(
      org.column('SELECT NumberOfEmployees FROM Account ORDER BY NumberOfEmployees DESC')[0],
      null,
      'first, even descending',
    );
    assert.deepEqual(
      org.column('SELECT NumberOfEmployees FROM Account ORDER BY NumberOfEmployees NULLS LAST').slice(0, 2),
      [10, 20],
      'last when asked',
    );
  });

  test('walks to parents and to polymorphic parents', () => {
    const [row] = org.rows("SELECT Owner.Name, Owner.Profile.Name, Name FROM Account WHERE Name = 'Acme'");
    assert.deepEqual(
      row,
      {
        Owner: {
          type: 'User',
          id: org.adminId,
          values: {
            Name: 'Admin User',
            Profile: { type: 'Profile', id: org.adminProfileId, values: { Name: 'System Administrator' } },
          },
        },
        Name: 'Acme',
      },
      'parents nest in the order of the query',
    );
    assert.deepEqual(
      org.rows('SELECT What.Name, What.Type FROM Task'),
      [{ What: { type: 'Account', id: parent, values: { Name: 'Acme', Type: 'Account' } } }],
      'What',
    );
    assert.deepEqual(
      org.rows('SELECT TYPEOF What WHEN Account THEN NumberOfEmployees WHEN Case THEN Subject END FROM Task'),
      [{ What: { type: 'Account', id: parent, values: { NumberOfEmployees: 10, Subject: null } } }],
      'TYPEOF reads the branch that fits',
    );
    const [typed] = org.rows(
      'SELECT TYPEOF What WHEN Account THEN Owner.Name ELSE Name END FROM Task WHERE WhatId != null',
    );
    assert.deepEqual(Object.keys((typed?.['What'] as QueryRow).values), ['Owner', 'Name'], 'and walks on from there');
    assert.equal(
      refusal(() => org.query('SELECT What.NumberOfEmployees FROM Task')).code,
      'INVALID_FIELD',
      'else only names',
    );
    assert.deepEqual(
      org.rows("SELECT Account.Name FROM Contact WHERE LastName = 'Lone'"),
      [{ Account: null }],
      'a missing parent is null',
    );
  });

  test('queries children with a limit for each parent', () => {
    const rows = org.rows(
      "SELECT Name, (SELECT LastName FROM Contacts ORDER BY LastName LIMIT 1) FROM Account WHERE Name IN ('Acme', 'Beta') ORDER BY Name",
    );
    const contacts = rows[0]?.['Contacts'] as QueryResult;
    assert.deepEqual([contacts.totalSize, contacts.rows[0]?.values], [1, { LastName: 'Ada' }], 'Acme has one of two');
    assert.equal(rows[1]?.['Contacts'], null, 'no children is null');
    const [ordered] = org.rows('SELECT NumberOfEmployees, (SELECT Id FROM Contacts), Name, Id FROM Account LIMIT 1');
    assert.deepEqual(
      Object.keys(ordered ?? {}),
      ['NumberOfEmployees', 'Contacts', 'Name', 'Id'],
      'children, too, stand where the query has them',
    );
  });

  test('counts, groups and filters groups', () => {
    assert.deepEqual(
      { ...org.query('SELECT COUNT() FROM Contact'), columns: [] },
      { object: 'Contact', totalSize: 3, rows: [], columns: [], count: true, readRows: 1 },
      'COUNT() has no rows',
    );
    assert.deepEqual(
      org.rows(
        'SELECT Account.Name, COUNT(Id) n, MAX(LastName) FROM Contact GROUP BY Account.Name HAVING COUNT(Id) > 1 ORDER BY COUNT(Id)',
      ),
      [{ Name: 'Acme', n: 2, expr0: 'Zoe' }],
      'aliases and expr0',
    );
    assert.deepEqual(
      org.rows(
        'SELECT CALENDAR_YEAR(CreatedDate), COUNT_DISTINCT(AccountId) FROM Contact GROUP BY CALENDAR_YEAR(CreatedDate)',
      ),
      [{ expr0: 2026, expr1: 1 }],
      'functions',
    );
    assert.equal(
      refusal(() => org.query('SELECT Name, COUNT(Id) FROM Account')).code,
      'MALFORMED_QUERY',
      'an ungrouped field is refused',
    );
  });

  test('knows date literals', () => {
    for (const literal of [
      'TODAY',
      'THIS_WEEK',
      'THIS_MONTH',
      'THIS_QUARTER',
      'THIS_YEAR',
      'LAST_N_DAYS:1',
      'N_DAYS_AGO:0',
      'THIS_FISCAL_YEAR',
      'LAST_90_DAYS',
    ])
      assert.equal(org.query(`SELECT Id FROM Contact WHERE CreatedDate = ${literal}`).totalSize, 3, literal);
    for (const literal of [
      'YESTERDAY',
      'LAST_WEEK',
      'NEXT_MONTH',
      'LAST_N_MONTHS:2',
      'NEXT_N_WEEKS:2',
      'N_YEARS_AGO:1',
    ])
      assert.equal(org.query(`SELECT Id FROM Contact WHERE CreatedDate = ${literal}`).totalSize, 0, literal);
    assert.equal(
      org.query('SELECT Id FROM Contact WHERE CreatedDate > 2026-11-21T10:59:59+01:00').totalSize,
      3,
      'offsets are UTC',
    );
  });

  test('joins by id', () => {
    assert.deepEqual(
      org.column("SELECT Name FROM Account WHERE Id IN (SELECT AccountId FROM Contact WHERE LastName = 'Ada')"),
      ['Acme'],
      'IN',
    );
    assert.equal(
      org.query('SELECT Id FROM Account WHERE Id NOT IN (SELECT AccountId FROM Contact)').totalSize,
      3,
      'NOT IN',
    );
    assert.equal(
      org.query('SELECT Id FROM Account WHERE Id IN (SELECT Id FROM Account LIMIT 2)').totalSize,
      2,
      'a bounded inner query',
    );
    assert.deepEqual(
      org.column('SELECT Name FROM Account WHERE Id = :id', { id: parent.slice(0, 15) }),
      ['Acme'],
      '15 characters are an id',
    );
  });

  test('treats binds as values, whatever they contain', () => {
    assert.deepEqual(
      org.column('SELECT Name FROM Account WHERE Name = :name', { name: "x' OR Name != '" }),
      [],
      'no injection',
    );
    assert.deepEqual(
      org.column('SELECT Name FROM Account WHERE Name = :name', { NAME: "o'neil" }),
      ["O'Neil"],
      'bind names have no case',
    );
    assert.deepEqual(org.column("SELECT Name FROM Account WHERE Name = 'O\\'Neil'"), ["O'Neil"], 'an escaped quote');
    const names = Array.from({ length: 50_000 }, (_, index) => `n${index}`).concat('acme');
    assert.deepEqual(
      org.column('SELECT Name FROM Account WHERE Name IN :names', { names }),
      ['Acme'],
      'a list of 50,001 values',
    );
    assert.match(
      refusal(() => org.query('SELECT Id FROM Account WHERE Name = :nothing')).message,
      /Variable does not exist: nothing/,
      'a missing bind',
    );
  });

  test('escapes in LIKE', () => {
    org.insert(
      'Lead',
      { LastName: '100%', Company: 'c' },
      { LastName: '100x', Company: 'c' },
      { LastName: 'a_b', Company: 'c' },
      { LastName: 'axb', Company: 'c' },
    );
    assert.deepEqual(org.column("SELECT LastName FROM Lead WHERE LastName LIKE '100\\%'"), ['100%'], 'percent');
    assert.deepEqual(org.column("SELECT LastName FROM Lead WHERE LastName LIKE 'a\\_b'"), ['a_b'], 'underscore');
  });

  test('accepts the clauses around', () => {
    assert.equal(
      org.query('SELECT Id FROM Account USING SCOPE mine WHERE Name != null ORDER BY Name LIMIT 2 OFFSET 3 FOR VIEW')
        .totalSize,
      1,
      'scope, limit and offset',
    );
    assert.equal(
      org.query('SELECT a.Name, o.Name FROM Account a, a.Owner o WHERE o.Name != null LIMIT :n', { n: 2 }).totalSize,
      2,
      'aliases and a bound limit',
    );
    const [row = {}] = org.rows('SELECT FIELDS(ALL) FROM Contact LIMIT 200');
    assert.ok('LastName' in row && 'SystemModstamp' in row, 'FIELDS(ALL) has every field');
    assert.equal(
      refusal(() => org.query('SELECT FIELDS(ALL) FROM Contact')).code,
      'MALFORMED_QUERY',
      'FIELDS(ALL) needs a limit',
    );
  });

  test('says where a query is wrong', () => {
    assert.deepEqual(
      refusal(() => org.query('SELECT Id, Foo FROM Account')),
      {
        code: 'INVALID_FIELD',
        message:
          "\nSELECT Id, Foo FROM Account\n           ^\nERROR at Row:1:Column:12\nNo such column 'Foo' on entity 'Account'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names.",
      },
      'an unknown column',
    );
    const cases: readonly (readonly [string, string, RegExp])[] = [
      ['SELECT Id FROM Acount', 'INVALID_TYPE', /Column:16\nsObject type 'Acount' is not supported/],
      ['SELECT Id FROM Account WHERE', 'MALFORMED_QUERY', /unexpected token: '<EOF>'/],
      ['SELECT FROM Account', 'MALFORMED_QUERY', /Column:8\nunexpected token: 'FROM'/],
      [
        "SELECT Id FROM Account WHERE Name = 'a' AND Id = null OR Id = null",
        'MALFORMED_QUERY',
        /unexpected token: 'OR'/,
      ],
      [
        'SELECT Id FROM Account WHERE Name = 5',
        'INVALID_FIELD',
        /must be of type string and should be enclosed in quotes/,
      ],
      ["SELECT Id FROM Account WHERE NumberOfEmployees = '5'", 'INVALID_FIELD', /should not be enclosed in quotes/],
      ["SELECT Id FROM Account WHERE Id = 'abc'", 'INVALID_QUERY_FILTER_OPERATOR', /invalid ID field: abc/],
      ['SELECT Foo.Name FROM Account', 'INVALID_FIELD', /Didn't understand relationship 'Foo' in field path/],
      [
        'SELECT (SELECT Id FROM Foos) FROM Account',
        'INVALID_TYPE',
        /Didn't understand relationship 'Foos' in FROM part/,
      ],
      ["SELECT Id FROM Account WHERE Description = 'x'", 'INVALID_FIELD', /can not be filtered/],
      ["SELECT Id FROM Account WHERE Name INCLUDES ('x')", 'INVALID_QUERY_FILTER_OPERATOR', /multipicklist/],
      ["SELECT Id FROM Account WHERE Name = 'x", 'MALFORMED_QUERY', /has no end/],
    ];
    for (const [soql, code, message] of cases) {
      const error = refusal(() => org.query(soql));
      assert.equal(error.code, code, soql);
      assert.match(error.message, message, soql);
      assert.equal(refusal(() => checkQuery(soql, org.schema)).code, code, `checked without running: ${soql}`);
    }
  });

  test('pages by key: ids are ordered, but no patterns', () => {
    const ids = org.column('SELECT Id FROM Account ORDER BY Id') as string[];
    assert.deepEqual(
      org.column('SELECT Id FROM Account WHERE Id > :lastId ORDER BY Id', { lastId: ids[0] ?? null }),
      ids.slice(1),
      'after the last one',
    );
    assert.deepEqual(
      org.column(`SELECT Id FROM Account WHERE Id <= '${ids[1]?.slice(0, 15)}' ORDER BY Id`),
      ids.slice(0, 2),
      'up to an id of 15 characters',
    );
    for (const soql of [
      "SELECT Id FROM Account WHERE Id LIKE '001%'",
      "SELECT Id FROM Contact WHERE AccountId LIKE '0%'",
    ]) {
      const error = refusal(() => org.query(soql));
      assert.equal(error.code, 'INVALID_QUERY_FILTER_OPERATOR', soql);
      assert.match(error.message, /invalid operator on id field/, soql);
    }
  });

  test('names what it cannot answer', () => {
    const code = (soql: string) => refusal(() => org.query(soql)).code;
    assert.equal(code('SELECT Label FROM TabDefinition'), 'UNSUPPORTED_QUERY_TABDEFINITION', 'computed rows');
    assert.equal(code('SELECT Id FROM Account USING SCOPE team'), 'UNSUPPORTED_SOQL_SCOPE', 'scopes');
  });

  test('counts days and hours in the time zone of the user', () => {
    const zoned = new TestOrg();
    const userId = zoned.user('tokyo@example.com', 'System Administrator');
    zoned.write('update', 'User', [{ Id: userId, TimeZoneSidKey: 'Asia/Tokyo' }], { access: zoned.internal });
    zoned.insertInternally('Account', { Name: 'late', CreatedDate: '2026-11-21T16:00:00.000Z' });
    const user = { ...zoned.as(userId), mode: 'system' as const };
    assert.deepEqual(zoned.column('SELECT Name FROM Account WHERE CreatedDate = TOMORROW', {}, user), ['late'], 'days');
    assert.deepEqual(
      zoned.column(
        'SELECT HOUR_IN_DAY(convertTimezone(CreatedDate)) h, COUNT(Id) FROM Account GROUP BY HOUR_IN_DAY(convertTimezone(CreatedDate))',
        {},
        user,
      ),
      [1],
      'hours',
    );
  });

  test('shows values in the form of the locale, and distances', () => {
    const shown = new TestOrg();
    shown.insert('Account', {
      Name: 'a',
      AnnualRevenue: 1234.5,
      NumberOfEmployees: 12000,
      BillingLatitude: 37.775,
      BillingLongitude: -122.418,
    });
    assert.deepEqual(
      shown.rows('SELECT FORMAT(AnnualRevenue), FORMAT(NumberOfEmployees) staff FROM Account'),
      [{ AnnualRevenue: '$1,234.50', staff: '12,000' }],
      'FORMAT',
    );
    const near = "DISTANCE(BillingAddress, GEOLOCATION(:lat, -122.0), 'km')";
    assert.deepEqual(
      shown.column(`SELECT Name FROM Account WHERE ${near} < 45 ORDER BY ${near}`, { lat: 37.775 }),
      ['a'],
      'within 45 km',
    );
    assert.deepEqual(shown.column(`SELECT Name FROM Account WHERE ${near} < 30`, { lat: 37.775 }), [], 'not within 30');
    assert.deepEqual(
      shown.column('SELECT Name FROM Account WHERE Name = :names', { names: ['a', 'b'] }),
      ['a'],
      'a collection on the right of = means IN',
    );
    const [id = ''] = shown.column('SELECT Id FROM Account') as string[];
    assert.deepEqual(
      shown.column('SELECT Name FROM Account WHERE Id != :ids', { ids: [id] }),
      [],
      'of != means NOT IN',
    );
    assert.deepEqual(
      shown.column('SELECT Name FROM Account WHERE Name LIKE :patterns', { patterns: ['z%', 'A%'] }),
      ['a'],
      'of LIKE means one of them',
    );
    assert.deepEqual(
      shown.column('SELECT Name FROM Account WHERE NOT Name LIKE :patterns', { patterns: ['z%', 'A%'] }),
      [],
      'NOT LIKE',
    );
  });

  test('adds subtotals by ROLLUP and CUBE', () => {
    const sums = new TestOrg();
    sums.insert(
      'Account',
      ...['x', 'x', 'y'].map((Industry, index) => ({ Name: `${Industry}${index % 2}`, Industry, AnnualRevenue: 1 })),
    );
    const rows = (group: string) =>
      sums
        .rows(
          `SELECT Industry, GROUPING(Industry) g, Name, COUNT(Id) n FROM Account GROUP BY ${group} ORDER BY Industry NULLS LAST, Name NULLS LAST LIMIT 10`,
        )
        .map(({ Industry, g, Name, n }) =>
          [Industry, g, Name, n].map((value) => (value === null ? '' : String(value as string))).join(' '),
        );
    assert.deepEqual(
      rows('ROLLUP(Industry, Name)'),
      ['x 0 x0 1', 'x 0 x1 1', 'x 0  2', 'y 0 y0 1', 'y 0  1', ' 1  3'],
      'ROLLUP',
    );
    assert.equal(rows('CUBE(Industry, Name)').length, 9, 'CUBE');
    assert.match(
      refusal(() => sums.query('SELECT Id, Id FROM Account')).message,
      /duplicate field selected: Id/,
      'twice',
    );
    assert.match(
      refusal(() => checkQuery('SELECT Name, Phone, COUNT(Id) FROM Account GROUP BY Name', sums.schema)).message,
      /Field must be grouped or aggregated: Phone/,
      'without an org',
    );
  });

  test('skips 2,000 rows at most', () => {
    assert.equal(
      refusal(() => org.query('SELECT Id FROM Account LIMIT 1 OFFSET 2001')).message,
      'Maximum SOQL offset allowed is 2000',
      'OFFSET',
    );
  });

  test('checks what a search returns', () => {
    const problem = (sosl: string) => refusal(() => checkSearch(sosl, org.schema)).code;
    checkSearch(
      "FIND 'x' IN ALL FIELDS RETURNING Account(Name WHERE Name LIKE 'a%' ORDER BY Name LIMIT 5), Contact",
      org.schema,
    );
    assert.equal(problem("FIND 'x' RETURNING Nope__c(Id)"), 'INVALID_TYPE', 'an object');
    assert.equal(problem('FIND :a RETURNING Account(Id, Nope__c)'), 'INVALID_FIELD', 'a field');
  });

  test('checks a query without an org', () => {
    const check = checkQuery('SELECT Name, COUNT(Id) total FROM Account GROUP BY Name', org.schema);
    assert.deepEqual(
      [check.kind, check.columns.map((column) => column.name)],
      ['aggregate', ['Name', 'total']],
      'kind and columns',
    );
  });

  test('reads the tooling world apart from the data world', () => {
    const tooling = { soql: 'SELECT Id, AuthenticationProtocol FROM ExternalCredential', access: org.system };
    assert.equal(org.database.query({ ...tooling, api: 'tooling' }).totalSize, 0, 'a tooling object');
    assert.equal(refusal(() => org.database.query(tooling)).code, 'INVALID_TYPE', 'is not there for data queries');
  });
});
