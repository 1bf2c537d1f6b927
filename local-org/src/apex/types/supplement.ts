import { LATER } from './later.ts';
import { LATER_COMMERCE } from './later-commerce.ts';
import { LATER_CONNECT_API } from './later-connect-api.ts';
import { LATER_MESSAGING } from './later-messaging.ts';
import { LATER_PLATFORM } from './later-platform.ts';

/**
 * Types and members that the published stubs (API 65) do not have or have wrong. Each entry names its source.
 * Members are written as Apex writes them: `static Integer valueOf(String)`, `new(String)`, `String name`.
 */
export interface SupplementClass {
  readonly name: string;
  readonly kind?: 'class' | 'interface' | 'enum';
  readonly extends?: string;
  readonly implements?: readonly string[];
  readonly members: readonly string[];
}

const ENTRIES: readonly SupplementClass[] = [
  // Apex Reference Guide, Integer and Long: MAX_VALUE and MIN_VALUE
  { name: 'System.Integer', members: ['static Integer MAX_VALUE', 'static Integer MIN_VALUE'] },
  { name: 'System.Long', members: ['static Long MAX_VALUE', 'static Long MIN_VALUE'] },
  // Apex Reference Guide, Set: implements Iterable since API 60
  { name: 'System.Set', implements: ['Iterable<T>'], members: [] },
  // Apex Developer Guide, Working with SOQL Aggregate Functions: an aggregate query answers AggregateResult records
  { name: 'System.AggregateResult', extends: 'SObject', members: [] },
  // Apex Reference Guide, Exception constructors of built-in exceptions are inherited by user exceptions
  { name: 'System.Exception', members: ['new(String)', 'new(Exception)', 'new(String,Exception)'] },
  // Apex Reference Guide, Cache namespace: OrgPartition and SessionPartition extend Partition
  { name: 'cache.OrgPartition', extends: 'cache.Partition', members: [] },
  { name: 'cache.SessionPartition', extends: 'cache.Partition', members: [] },
  // Apex Reference Guide, ConnectApi.TimeZone, which the stubs name without having it
  { name: 'ConnectApi.TimeZone', members: ['Double gmtOffset', 'String name'] },
  // Apex Reference Guide, ConnectApi.UserSettings: its time zone is one of ConnectApi
  { name: 'ConnectApi.UserSettings', members: ['ConnectApi.TimeZone timeZone'] },
  // Apex Reference Guide, StaticResourceCalloutMock and MultiStaticResourceCalloutMock: used as mocks of callouts
  { name: 'System.StaticResourceCalloutMock', implements: ['HttpCalloutMock'], members: [] },
  { name: 'System.MultiStaticResourceCalloutMock', implements: ['HttpCalloutMock'], members: [] },
  // Apex Reference Guide, Network Class: createExternalUserAsync(user, contact, account)
  { name: 'System.Network', members: ['static String createExternalUserAsync(SObject,SObject,SObject)'] },
  // Apex Reference Guide, Interview Class: `new Flow.Interview.flowName(inputs)`
  { name: 'Flow.Interview', members: ['new(Map<String,Object>)'] },
  // Apex Reference Guide, LeadConvertResult Class: getRelatedPersonAccountId, whose property is named alike
  { name: 'Database.LeadConvertResult', members: ['Id relatedPersonAccountId'] },
  // Apex Developer Guide, DataWeave in Apex: DataWeaveScriptException
  { name: 'System.DataWeaveScriptException', extends: 'Exception', members: [] },
  // Apex Developer Guide, DataWeave in Apex: `new DataWeaveScriptResource.<name>()` is a DataWeave.Script
  { name: 'System.DataWeaveScriptResource', extends: 'DataWeave.Script', members: ['new()'] },
  // Apex Reference Guide, FormulaEval Namespace, and its exceptions in "Exception Class and Built-In Exceptions"
  { name: 'System.FormulaEvaluationException', extends: 'Exception', members: [] },
  { name: 'System.FormulaValidationException', extends: 'Exception', members: [] },
  { name: 'System.Formula', members: ['static FormulaEval.FormulaBuilder builder()'] },
  {
    name: 'FormulaEval.FormulaBuilder',
    members: [
      'FormulaEval.FormulaInstance build()',
      'FormulaEval.FormulaBuilder parseAsTemplate(Boolean)',
      'FormulaEval.FormulaBuilder treatNumericNullAsZero(Boolean)',
      'FormulaEval.FormulaBuilder withFormula(String)',
      'FormulaEval.FormulaBuilder withGlobalVariables(List<FormulaEval.FormulaGlobal>)',
      'FormulaEval.FormulaBuilder withReturnType(FormulaEval.FormulaReturnType)',
      'FormulaEval.FormulaBuilder withType(System.Type)',
      'FormulaEval.FormulaBuilder withType(Schema.SObjectType)',
    ],
  },
  {
    name: 'FormulaEval.FormulaInstance',
    members: ['Object evaluate(Object)', 'Set<String> getReferencedFields()'],
  },
  // Apex Developer Guide, Detecting Duplicate Queueable Jobs: `QueueableDuplicateSignature.Builder().addString(…).build()`
  {
    name: 'System.QueueableDuplicateSignature',
    members: ['static System.QueueableDuplicateSignature.Builder Builder()'],
  },
  {
    name: 'System.QueueableDuplicateSignature.Builder',
    members: [
      'System.QueueableDuplicateSignature.Builder addId(Id)',
      'System.QueueableDuplicateSignature.Builder addInteger(Integer)',
      'System.QueueableDuplicateSignature.Builder addString(String)',
      'System.QueueableDuplicateSignature build()',
      'Integer getMaxSize()',
      'Integer getRemainingSize()',
      'Integer getSize()',
    ],
  },
  // Apex Developer Guide, Apex Cursors, and Apex Reference Guide, PaginationCursor, CursorFetchResult and Limits (API 66)
  {
    name: 'Database.PaginationCursor',
    members: [
      'Database.CursorFetchResult fetchPage(Integer,Integer)',
      'Integer fetchDeleted(Integer,Integer)',
      'Integer getNumRecords()',
    ],
  },
  {
    name: 'Database.CursorFetchResult',
    members: [
      'List<SObject> getRecords()',
      'Integer getNextIndex()',
      'Integer getNumDeletedRecords()',
      'Boolean isDone()',
    ],
  },
  {
    name: 'System.Database',
    members: [
      'static Database.PaginationCursor getPaginationCursor(String)',
      'static Database.PaginationCursor getPaginationCursor(String,System.AccessLevel)',
      'static Database.PaginationCursor getPaginationCursorWithBinds(String,Map<String,Object>,System.AccessLevel)',
    ],
  },
  {
    name: 'System.Limits',
    members: [
      'static Integer getApexCursors()',
      'static Integer getLimitApexCursors()',
      'static Integer getApexPaginationCursors()',
      'static Integer getLimitApexPaginationCursors()',
      'static Integer getApexPaginationCursorRows()',
      'static Integer getLimitApexPaginationCursorRows()',
    ],
  },
];

function merged(entries: readonly SupplementClass[]): Map<string, SupplementClass> {
  const byName = new Map<string, SupplementClass>();
  for (const entry of entries) {
    const key = entry.name.toLowerCase();
    const known = byName.get(key);
    byName.set(key, known ? { ...known, ...entry, members: [...known.members, ...entry.members] } : entry);
  }
  return byName;
}

export const SUPPLEMENT: ReadonlyMap<string, SupplementClass> = merged([
  ...ENTRIES,
  ...LATER,
  ...LATER_COMMERCE,
  ...LATER_CONNECT_API,
  ...LATER_MESSAGING,
  ...LATER_PLATFORM,
]);
