import type { PlatformClass } from '../../abi.ts';
import { DESCRIBE_OPTIONS, DISPLAY_TYPE, SOAP_TYPE } from './describe-enums.ts';
import { DescribeFieldResult } from './describe-field.ts';
import { ChildRelationshipResult, DescribeSObjectResult, FieldMap, RecordTypeInfo } from './describe-object.ts';
import { FieldSet, FieldSetMap, FieldSetMember } from './field-sets.ts';
import { PICKLIST_ENTRY } from './picklist-entry.ts';

/** What `getDescribe()` gives, and what hangs on it. */
export const DESCRIBE_CLASSES: readonly PlatformClass[] = [
  DISPLAY_TYPE,
  SOAP_TYPE,
  DESCRIBE_OPTIONS,
  { name: 'Schema.DescribeSObjectResult', jsClass: DescribeSObjectResult },
  { name: 'Schema.DescribeFieldResult', jsClass: DescribeFieldResult },
  PICKLIST_ENTRY,
  { name: 'Schema.ChildRelationship', jsClass: ChildRelationshipResult },
  { name: 'Schema.RecordTypeInfo', jsClass: RecordTypeInfo },
  { name: 'Schema.SObjectTypeFields', jsClass: FieldMap },
  { name: 'Schema.SObjectTypeFieldSets', jsClass: FieldSetMap },
  { name: 'Schema.FieldSet', jsClass: FieldSet },
  { name: 'Schema.FieldSetMember', jsClass: FieldSetMember },
];
