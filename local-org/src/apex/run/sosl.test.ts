import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApex, testClass } from './test-classes.ts';
import { openProject } from './test-project.ts';

const FIXED = `
    @IsTest static void findsOnlyWhatTheTestNames() {
        List<Account> both = new List<Account>{ new Account(Name = 'One map'), new Account(Name = 'Two map') };
        insert both;
        Assert.areEqual(0, ((List<Account>) [FIND 'map' IN ALL FIELDS RETURNING Account(Id)][0]).size());
        Test.setFixedSearchResults(new List<Id>{ both[0].Id });
        String term = 'map';
        List<List<SObject>> found = [FIND :term IN ALL FIELDS RETURNING Account(Name WHERE Name LIKE 'One%'), Contact];
        Assert.areEqual(2, found.size());
        Assert.areEqual('One map', ((Account) found[0][0]).Name);
        Assert.areEqual(0, found[1].size());
        Assert.areEqual(0, Limits.getQueries());
        Assert.areEqual(2, Limits.getSoslQueries());
        List<List<SObject>> dynamic = Search.query('FIND \\'map\\' RETURNING Account(Id, Name)');
        Assert.areEqual(both[0].Id, dynamic[0][0].Id);
        Assert.areEqual('One map', ((Account) Search.find('FIND {map} RETURNING Account(Name)').get('Account')[0].getSObject()).Name);
    }
    @IsTest static void refusesOneLetter() {
        try {
            Search.query('FIND \\'a\\' RETURNING Account');
            Assert.fail('it searched');
        } catch (SearchException e) {
            Assert.areEqual('search term must be longer than one character: a', e.getMessage());
        }
    }`;

testApex('SOSL in tests', { 'SearchTest.cls': testClass('SearchTest', FIXED) });

const SEARCHES: readonly [search: string, expected: string, why: string][] = [
  [
    "FIND 'acme' IN ALL FIELDS RETURNING Account(Name ORDER BY Name)",
    'Acme Rockets,Rocket Acme',
    'case does not count',
  ],
  ["FIND 'acme rockets' RETURNING Account(Name)", 'Acme Rockets', 'every word must be there'],
  ["FIND 'rocket*' RETURNING Account(Name ORDER BY Name)", 'Acme Rockets,Rocket Acme', 'the rest of a word'],
  ["FIND 'rocket' RETURNING Account(Name)", 'Rocket Acme', 'whole words'],
  ["FIND 'rocke? OR nothing' RETURNING Account(Name)", 'Rocket Acme', 'one letter'],
  [`FIND '"rocket acme"' RETURNING Account(Name)`, 'Rocket Acme', 'a phrase'],
  ["FIND 'acme AND NOT rockets' RETURNING Account(Name)", 'Rocket Acme', 'without a word'],
  [
    "FIND '(rockets OR rocket) AND acme' RETURNING Account(Name ORDER BY Name LIMIT 1)",
    'Acme Rockets',
    'brackets and a limit',
  ],
  ["FIND 'harbour' IN NAME FIELDS RETURNING Account(Name)", '', 'only what names a record'],
  ["FIND 'harbour' RETURNING Account(Name)", 'Acme Rockets', 'long texts too'],
  ["FIND 'acme' RETURNING Account(Name WHERE Name LIKE 'R%')", 'Rocket Acme', 'a condition of its own'],
  ["FIND 'acme' RETURNING Account(Name ORDER BY Name) LIMIT 1", 'Acme Rockets', 'a limit of all'],
];

test('SOSL outside of tests reads the rows', async () => {
  const org = await openProject({ 'Nothing.cls': 'public class Nothing { }' });
  const run = (code: string) =>
    org.workers.run({ kind: 'anonymous', userId: org.adminUserId, code, logLevel: 'DEBUG' });
  try {
    const made = await run(`insert new List<Account>{
      new Account(Name = 'Acme Rockets', Description = 'At the harbour'), new Account(Name = 'Rocket Acme'), new Account(Name = 'Other') };`);
    assert.equal(made.success, true, 'the accounts are there');
    for (const [search, expected, why] of SEARCHES) {
      const { log, exceptionMessage } = await run(
        `List<String> names = new List<String>();
         for (SObject a : Search.query('${search.replaceAll("'", "\\'")}')[0]) { names.add((String) a.get('Name')); }
         System.debug('found ' + String.join(names, ','));`,
      );
      assert.equal(/\|found (.*)\n/.exec(log)?.[1], expected, `${why}: ${search} ${exceptionMessage}`);
    }
  } finally {
    await org.close();
  }
});
