import { enumClass } from '../../library/define.ts';
import { stubConstants } from '../../library/derived/index.ts';

export const DISPLAY_TYPE = enumClass('Schema.DisplayType', [
  'ADDRESS',
  'ANYTYPE',
  'BASE64',
  'BOOLEAN',
  'COMBOBOX',
  'COMPLEXVALUE',
  'CURRENCY',
  'DATACATEGORYGROUPREFERENCE',
  'DATE',
  'DATETIME',
  'DOUBLE',
  'EMAIL',
  'ENCRYPTEDSTRING',
  'FLOATARRAY',
  'ID',
  'INTEGER',
  'JSON',
  'LOCATION',
  'LONG',
  'MULTIPICKLIST',
  'PERCENT',
  'PHONE',
  'PICKLIST',
  'REFERENCE',
  'SOBJECT',
  'STRING',
  'TEXTAREA',
  'TEXTARRAY',
  'TIME',
  'URL',
]);
/** Types of the SOAP API, metadata types among them: only the stubs know them all. */
export const SOAP_TYPE = enumClass('Schema.SoapType', stubConstants('Schema.SoapType'));

/** What a describe loads at once; here every part is loaded when it is read. */
export const DESCRIBE_OPTIONS = enumClass('Schema.SObjectDescribeOptions', ['DEFAULT', 'DEFERRED', 'FULL']);
