import type { Topic } from './types.ts';

export const triggers: Topic = {
  source: 'Apex Developer Guide, Triggers; Trigger Context Variables',
  accepted: [
    {
      rule: 'trigger',
      program: "trigger T on Account (before insert, after update) { for (Account a : Trigger.new) { a.Name = 'x'; } }",
    },
    {
      rule: 'all events',
      program:
        'trigger T on Account (before insert, before update, before delete, after insert, after update, after delete, after undelete) { }',
    },
    {
      rule: 'early return',
      program: 'trigger T on Account (before insert) { if (Trigger.isInsert) { return; } Integer a = 1; }',
    },
    {
      rule: 'context variables',
      program:
        'trigger T on Account (before update) { Account a = Trigger.oldMap.get(Trigger.new[0].Id); Boolean b = Trigger.isExecuting; Integer c = Trigger.size; }',
    },
    {
      rule: 'errors',
      program:
        "trigger T on Account (before insert) { Trigger.new[0].addError('x'); Trigger.new[0].Name.addError('y'); }",
    },
    {
      rule: 'methods of a trigger',
      program: "trigger T on Account (before insert) { void help(Account a) { a.Name = 'x'; } help(Trigger.new[0]); }",
    },
  ],
  refused: [
    {
      rule: 'an event twice',
      program: 'trigger T on Account (before insert, before insert) { }',
      code: 'invalid-duplicate-trigger-usage',
      message: 'Duplicate Trigger Usage: BEFORE INSERT',
    },
    {
      rule: 'before undelete',
      program: 'trigger T on Account (before undelete) { }',
      code: 'invalid-trigger-before-undelete',
      message: 'Trigger Usage Before Undelete is not supported',
    },
    {
      rule: 'an unknown event',
      program: 'trigger T on Account (during insert) { }',
      code: 'syntax',
      message: "Unexpected token 'during'.",
    },
    { rule: 'no event', program: 'trigger T on Account () { }', code: 'syntax', message: "Unexpected token ')'." },
    {
      rule: 'an unknown object',
      program: 'trigger T on Nope__c (before insert) { }',
      code: 'invalid-trigger-object',
      message: 'Invalid type: Schema.Nope__c',
    },
    {
      rule: 'a class is no object',
      program: 'trigger T on String (before insert) { }',
      code: 'invalid-trigger-object',
      message: 'Invalid type: Schema.String',
    },
    {
      rule: 'return with a value',
      program: 'trigger T on Account (before insert) { return 1; }',
      code: 'invalid-trigger-return',
      message: 'Trigger bodies must not return a value',
    },
    {
      rule: 'Trigger.new is of its object',
      program: 'trigger T on Account (before insert) { List<Contact> c = Trigger.new; }',
      code: 'illegal-assignment',
      message: 'Illegal assignment from List<Account> to List<Contact>',
    },
    {
      rule: 'unknown context variable',
      program: 'trigger T on Account (before insert) { Object o = Trigger.nope; }',
      code: 'UNKNOWN_PLATFORM_MEMBER',
      message:
        'Variable does not exist: nope (Trigger has no such member up to API 65, and the later ones known to the local org do not include it)',
    },
    {
      rule: 'addError on a variable',
      program: "trigger T on Account (before insert) { String s = 'x'; s.addError('y'); }",
      code: 'method-invalid-add-error-not-sobject-field',
      message: 'addError must be invoked on an expression that is an exact SObject field reference',
    },
    {
      rule: 'addError through safe navigation',
      program: "trigger T on Account (before insert) { Trigger.new[0].Name?.addError('y'); }",
      code: 'safe-navigation-invalid-between-sobject-field-and-add-error',
      message: 'Safe navigation operator is not allowed with addError',
    },
  ],
};
