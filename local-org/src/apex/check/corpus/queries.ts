import type { Topic } from './types.ts';

export const queries: Topic = {
  source: 'SOQL and SOSL Reference; Apex Developer Guide, Working with sObjects',
  accepted: [
    { rule: 'SOQL for loop', program: 'void m() { for (Account a : [SELECT Id FROM Account]) { } }' },
    { rule: 'SOQL for loop in chunks', program: 'void m() { for (List<Account> a : [SELECT Id FROM Account]) { } }' },
    { rule: 'query to one record', program: 'Account a = [SELECT Id FROM Account LIMIT 1];' },
    { rule: 'count query', program: 'Integer a = [SELECT COUNT() FROM Account];' },
    { rule: 'aggregate query', program: 'List<AggregateResult> a = [SELECT COUNT(Id) n FROM Account GROUP BY Name];' },
    {
      rule: 'binds',
      program:
        "List<Account> m(Set<Id> ids) { return [SELECT Id FROM Account WHERE Id IN :ids AND Name = :('a' + 'b')]; }",
    },
    { rule: 'field of a query', program: 'String a = [SELECT Name FROM Account LIMIT 1].Name;' },
    { rule: 'parent relationship', program: 'String m(Contact c) { return c.Account.Name; }' },
    { rule: 'child relationship', program: 'Integer m(Account a) { return a.Contacts.size(); }' },
    { rule: 'record construction', program: "Account a = new Account(Name = 'x', AnnualRevenue = 5);" },
    {
      rule: 'field tokens',
      program: 'Schema.SObjectField a = Account.Name; Schema.SObjectType b = Account.SObjectType;',
    },
    { rule: 'describe', program: 'Boolean a = Schema.SObjectType.Account.fields.Name.isAccessible();' },
    {
      rule: 'relationships in a query',
      program: 'List<Account> a = [SELECT Owner.Name, (SELECT LastName FROM Contacts) FROM Account];',
    },
    {
      rule: 'clauses',
      program:
        "List<Account> a = [SELECT Id FROM Account WHERE Name LIKE 'a%' AND CreatedDate = TODAY WITH USER_MODE ORDER BY Name DESC NULLS LAST LIMIT 10 OFFSET 5];",
    },
    { rule: 'locking', program: 'List<Account> a = [SELECT Id FROM Account FOR UPDATE];' },
    { rule: 'SOSL', program: "List<List<SObject>> a = [FIND 'x' IN ALL FIELDS RETURNING Account(Id, Name), Contact];" },
    {
      rule: 'SOSL with a bind',
      program: 'List<List<SObject>> m(String s) { return [FIND :s RETURNING Account(Id)]; }',
    },
    { rule: 'typeof', program: 'List<Task> a = [SELECT TYPEOF What WHEN Account THEN Name ELSE Id END FROM Task];' },
    {
      rule: 'aggregate functions',
      program:
        'List<AggregateResult> a = [SELECT Name, SUM(AnnualRevenue), MAX(CreatedDate) FROM Account GROUP BY Name HAVING COUNT(Id) > 1];',
    },
  ],
  refused: [
    {
      rule: 'unknown field of a query',
      program: 'List<Account> a = [SELECT Nope FROM Account];',
      code: 'INVALID_FIELD',
      message:
        "No such column 'Nope' on entity 'Account'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names.",
    },
    {
      rule: 'unknown object of a query',
      program: 'List<SObject> a = [SELECT Id FROM Nope__c];',
      code: 'INVALID_TYPE',
      message:
        "sObject type 'Nope__c' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after the entity name. Please reference your WSDL or the describe call for the appropriate names.",
    },
    {
      rule: 'unknown field of a condition',
      program: 'List<Account> a = [SELECT Id FROM Account WHERE Nope__c = 1];',
      code: 'INVALID_FIELD',
      message:
        "No such column 'Nope__c' on entity 'Account'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names.",
    },
    {
      rule: 'unknown field of an order',
      program: 'List<Account> a = [SELECT Id FROM Account ORDER BY Nope__c];',
      code: 'INVALID_FIELD',
      message:
        "No such column 'Nope__c' on entity 'Account'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names.",
    },
    {
      rule: 'unknown parent relationship',
      program: 'List<Account> a = [SELECT Nope__r.Name FROM Account];',
      code: 'INVALID_FIELD',
      message:
        "Didn't understand relationship 'Nope__r' in field path. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. Please reference your WSDL or the describe call for the appropriate names.",
    },
    {
      rule: 'unknown field of a parent',
      program: 'List<Contact> a = [SELECT Account.Nope__c FROM Contact];',
      code: 'INVALID_FIELD',
      message:
        "No such column 'Nope__c' on entity 'Account'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names.",
    },
    {
      rule: 'unknown child relationship',
      program: 'List<Account> a = [SELECT Id, (SELECT Id FROM Nopes__r) FROM Account];',
      code: 'INVALID_TYPE',
      message:
        "Didn't understand relationship 'Nopes__r' in FROM part of query call. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. Please reference your WSDL or the describe call for the appropriate names.",
    },
    {
      rule: 'a function on a wrong type',
      program: 'List<AggregateResult> a = [SELECT SUM(Name) FROM Account];',
      code: 'MALFORMED_QUERY',
      message: 'field Name does not support aggregate operator SUM',
    },
    {
      rule: 'a text compared with a number',
      program: 'List<Account> a = [SELECT Id FROM Account WHERE Name = 1];',
      code: 'INVALID_FIELD',
      message: "value of filter criterion for field 'Name' must be of type string and should be enclosed in quotes",
    },
    {
      rule: 'a number compared with a text',
      program: "List<Account> a = [SELECT Id FROM Account WHERE NumberOfEmployees = 'x'];",
      code: 'INVALID_FIELD',
      message:
        "value of filter criterion for field 'NumberOfEmployees' must be of type int and should not be enclosed in quotes",
    },
    {
      rule: 'a Boolean compared with a text',
      program: "List<Contact> a = [SELECT Id FROM Contact WHERE IsDeleted = 'x'];",
      code: 'INVALID_FIELD',
      message:
        "value of filter criterion for field 'IsDeleted' must be of type boolean and should not be enclosed in quotes",
    },
    {
      rule: 'a date compared with a text',
      program: "List<Contact> a = [SELECT Id FROM Contact WHERE Birthdate = 'x'];",
      code: 'INVALID_FIELD',
      message:
        "value of filter criterion for field 'Birthdate' must be of type date and should not be enclosed in quotes",
    },
    {
      rule: 'long text in a condition',
      program: "List<Account> a = [SELECT Id FROM Account WHERE Description = 'x'];",
      code: 'INVALID_FIELD',
      message: "field 'Description' can not be filtered in a query call",
    },
    {
      rule: 'long text in an order',
      program: 'List<Account> a = [SELECT Id FROM Account ORDER BY Description];',
      code: 'MALFORMED_QUERY',
      message: "field 'Description' can not be sorted in a query call",
    },
    { rule: 'a negative limit', program: 'List<Account> a = [SELECT Id FROM Account LIMIT -1];', code: 'syntax' },
    { rule: 'no fields', program: 'List<Account> a = [SELECT FROM Account];', code: 'syntax' },
    {
      rule: 'a clause in the wrong place',
      program: "List<Account> a = [SELECT Id FROM Account LIMIT 1 WHERE Name = 'x'];",
      code: 'syntax',
      message: "Expecting ']' but was: 'WHERE'",
    },
    {
      rule: 'an unknown bind',
      program: 'List<Account> a = [SELECT Id FROM Account WHERE Name = :nope];',
      code: 'variable-does-not-exist',
      message: 'Variable does not exist: nope',
    },
    {
      rule: 'LIKE on a number',
      program: "List<Account> a = [SELECT Id FROM Account WHERE NumberOfEmployees LIKE 'x'];",
      code: 'INVALID_QUERY_FILTER_OPERATOR',
      message: 'invalid operator on int field',
    },
    {
      rule: 'a relationship as a field',
      program: 'List<Contact> a = [SELECT Account FROM Contact];',
      code: 'INVALID_FIELD',
      message:
        "No such column 'Account' on entity 'Contact'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names.",
    },
    {
      rule: 'count beside fields',
      program: 'List<AggregateResult> a = [SELECT COUNT(), Id FROM Account];',
      code: 'MALFORMED_QUERY',
      message: 'Field must be grouped or aggregated: Id',
    },
    {
      rule: 'a query as another type',
      program: 'List<Contact> a = [SELECT Id FROM Account];',
      code: 'illegal-assignment',
      message: 'Illegal assignment from List<Account> to List<Contact>',
    },
    {
      rule: 'a loop over a query of another type',
      program: 'void m() { for (Contact a : [SELECT Id FROM Account]) { } }',
      code: 'loop-variable-mismatch-concrete-sobject-type',
      message: 'Loop variable must be a generic SObject or List or a concrete SObject or List of: Account',
    },
    {
      rule: 'SOSL as a list of records',
      program: "List<Account> a = [FIND 'x' RETURNING Account(Id)];",
      code: 'illegal-assignment',
      message: 'Illegal assignment from List<List<SObject>> to List<Account>',
    },
    {
      rule: 'unknown field of a record',
      program: 'Object m(Account a) { return a.Nope__c; }',
      code: 'field-does-not-exist',
      message: 'Variable does not exist: Nope__c',
    },
    {
      rule: 'unknown relationship of a record',
      program: 'Object m(Account a) { return a.Nope__r.Name; }',
      code: 'field-does-not-exist',
      message: 'Variable does not exist: Nope__r',
    },
    {
      rule: 'unknown field of a creation',
      program: "Account a = new Account(Nope = 'x');",
      code: 'field-does-not-exist',
      message: 'Field does not exist: Nope on Account',
    },
    {
      rule: 'a field twice in a creation',
      program: "Account a = new Account(Name = 'x', name = 'y');",
      code: 'duplicate-field-init',
      message: 'Duplicate field initialization: Name',
    },
    {
      rule: 'a wrong value in a creation',
      program: 'Account a = new Account(Name = 1);',
      code: 'illegal-assignment',
      message: 'Illegal assignment from Integer to String',
    },
    {
      rule: 'a wrong value for a field',
      program: 'void m(Account a) { a.Name = 1; }',
      code: 'illegal-assignment',
      message: 'Illegal assignment from Integer to String',
    },
    {
      rule: 'an id field holds no record',
      program: 'void m(Contact c, Account a) { c.AccountId = a; }',
      code: 'illegal-assignment',
    },
    {
      rule: 'unknown token',
      program: 'Schema.SObjectField a = Account.Nope__c;',
      code: 'field-does-not-exist',
      message: 'Variable does not exist: Nope__c',
    },
    {
      rule: 'unknown field of a describe',
      program: 'Object a = Schema.SObjectType.Account.fields.Nope__c;',
      code: 'field-does-not-exist',
    },
    {
      rule: 'a value field is no path',
      program: 'Object m(Account a) { return a.Name.Foo; }',
      code: 'variable-does-not-exist',
    },
    {
      rule: 'a plain SObject has no fields',
      program: 'Object m(SObject s) { return s.Name; }',
      code: 'field-does-not-exist',
      message: 'Variable does not exist: Name',
    },
    {
      rule: 'an SObject is not created',
      program: 'SObject a = new SObject();',
      code: 'type-not-constructable',
      message: 'Type cannot be constructed: SObject',
    },
  ],
};
