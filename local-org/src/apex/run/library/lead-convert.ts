import type { ApexValue } from '../../abi.ts';
import { ApexList } from '../../runtime/index.ts';
import { engine } from '../engine.ts';
import { throwFailures } from '../dml.ts';
import { newRecord } from '../sobjects/records.ts';
import { modeIn } from './access-level.ts';
import { DatabaseError } from './database-results.ts';
import { DmlOptions } from './dml-options.ts';
import { listOf } from './helpers.ts';
import { convertOne, type Conversion, type ConversionOutcome } from './lead-conversion.ts';
import { memberOf, platformValue } from './platform-value.ts';

/** Database.convertLead(convert or converts, allOrNone?, dmlOptions?, accessLevel?): one DML statement. */
export function convertLead(value: ApexValue, ...args: ApexValue[]): ApexValue {
  const running = engine();
  const { db, transaction } = running;
  const converts = value instanceof ApexList ? value.values : [value];
  const flag = args.find((arg) => typeof arg === 'boolean');
  const options = args.find((arg) => arg instanceof DmlOptions);
  const allOrNone = (flag ?? options?.optallornone ?? true) === true;
  transaction.limits.use('dmlStatements');
  transaction.limits.use('dmlRows', converts.length);
  const savepoint = db.savepoint();
  const outcomes = converts.map((convert) => convertOne(running, conversionOf(convert), modeIn(args)));
  if (allOrNone && outcomes.some(({ errors }) => errors.length > 0)) {
    db.rollbackTo(savepoint);
    const records = converts.map((convert) => {
      const lead = newRecord(running, 'Lead');
      if (memberOf(convert, 'leadId') !== null) lead.fill('Id', memberOf(convert, 'leadId'));
      return lead;
    });
    const results = outcomes.map(({ errors }) => ({ id: null, success: errors.length === 0, created: false, errors }));
    throwFailures('convertLead', records, results);
  }
  db.release(savepoint);
  const results = outcomes.map(resultOf);
  return value instanceof ApexList ? listOf('Database.LeadConvertResult', results) : (results[0] ?? null);
}

function conversionOf(convert: ApexValue): Conversion {
  const text = (member: string): string | null => memberOf(convert, member) as string | null;
  return {
    leadId: text('leadId'),
    accountId: text('accountId'),
    contactId: text('contactId'),
    opportunityId: text('opportunityId'),
    ownerId: text('ownerId'),
    status: text('convertedStatus'),
    opportunityName: text('opportunityName'),
    withOpportunity: memberOf(convert, 'doNotCreateOpportunity') !== true,
    overwriteLeadSource: memberOf(convert, 'overwriteLeadSource') === true,
    records: {
      Account: memberOf(convert, 'accountRecord'),
      Contact: memberOf(convert, 'contactRecord'),
      Opportunity: memberOf(convert, 'opportunityRecord'),
    },
  };
}

function resultOf({ ids, errors }: ConversionOutcome): ApexValue {
  return platformValue('Database.LeadConvertResult', {
    ...ids,
    success: errors.length === 0,
    errors: listOf(
      'Database.Error',
      errors.map((error) => new DatabaseError(error)),
    ),
  });
}
