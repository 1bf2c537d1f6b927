import type { Topic } from './types.ts';

export const dml: Topic = {
  source: 'Apex Developer Guide, DML Statements',
  accepted: [
    {
      rule: 'DML in user mode',
      program: 'void m(List<Account> a) { insert as user a; update as system a; upsert a Id; delete a; }',
    },
    { rule: 'DML on one record', program: 'void m(Account a) { insert a; update a; delete a; undelete a; upsert a; }' },
    { rule: 'DML on a list of SObject', program: 'void m(List<SObject> a) { insert a; }' },
    {
      rule: 'DML on a creation',
      program: "void m() { insert new Account(Name = 'x'); insert new List<Account>{ new Account() }; }",
    },
    { rule: 'merge', program: 'void m(Account a, Account b, List<Account> c) { merge a b; merge a c; }' },
    { rule: 'upsert by field', program: 'void m(List<Account> a) { upsert a Account.Id; }' },
    {
      rule: 'Database methods',
      program:
        'void m(List<Account> a) { Database.insert(a, false); Database.SaveResult[] r = Database.update(a, false, AccessLevel.USER_MODE); }',
    },
  ],
  refused: [
    {
      rule: 'DML on text',
      program: "void m() { insert 'x'; }",
      code: 'invalid-dml-type',
      message: 'DML requires SObject or SObject list type: String',
    },
    {
      rule: 'DML on a set',
      program: 'void m(Set<Account> a) { insert a; }',
      code: 'invalid-dml-type',
      message: 'DML requires SObject or SObject list type: Set<Account>',
    },
    {
      rule: 'DML on a list of text',
      program: 'void m(List<String> a) { delete a; }',
      code: 'invalid-dml-type',
      message: 'DML requires SObject or SObject list type: List<String>',
    },
    {
      rule: 'DML on a map',
      program: 'void m(Map<Id, Account> a) { update a; }',
      code: 'invalid-dml-type',
      message: 'DML requires SObject or SObject list type: Map<Id,Account>',
    },
    {
      rule: 'upsert field of plain SObject',
      program: 'void m(List<SObject> a) { upsert a Name; }',
      code: 'upsert-requires-concrete-type',
      message: 'Upsert with a field specification requires a concrete SObject type',
    },
    {
      rule: 'unknown upsert field',
      program: 'void m(List<Account> a) { upsert a Nope__c; }',
      code: 'upsert-invalid-field',
    },
    {
      rule: 'merge of different objects',
      program: 'void m(Account a, Contact b) { merge a b; }',
      code: 'invalid-merge-duplicate-records',
      message: 'Invalid type for duplicate records',
    },
    {
      rule: 'merge of plain SObject',
      program: 'void m(SObject a, SObject b) { merge a b; }',
      code: 'merge-requires-concrete-type',
      message: 'Merge requires a concrete SObject type: SObject',
    },
    { rule: 'DML without a value', program: 'void m() { insert; }', code: 'syntax', message: "Unexpected token ';'." },
  ],
};
