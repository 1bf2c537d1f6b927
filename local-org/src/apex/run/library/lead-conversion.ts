import type { AccessMode } from '../access-mode.ts';
import { internalAccess } from '../../../data/index.ts';
import type { RecordInput, Scalar, WriteError } from '../../../data/types.ts';
import type { ApexValue } from '../../abi.ts';
import { recordInput } from '../dml.ts';
import type { Engine } from '../engine.ts';
import { SObjectValue } from '../sobjects/sobject-value.ts';
import { automation } from '../flows/flow-runner.ts';
import { plainText } from '../plain-text.ts';
import { rowOf, rowsOf } from '../user-settings.ts';

/** What a LeadConvert asks for. */
export interface Conversion {
  readonly leadId: string | null;
  readonly accountId: string | null;
  readonly contactId: string | null;
  readonly opportunityId: string | null;
  readonly ownerId: string | null;
  readonly status: string | null;
  readonly opportunityName: string | null;
  readonly withOpportunity: boolean;
  readonly overwriteLeadSource: boolean;
  /** records that the caller prepared for what is created */
  readonly records: Readonly<Record<'Account' | 'Contact' | 'Opportunity', ApexValue>>;
}
export interface ConversionOutcome {
  readonly ids: Readonly<Record<string, string | null>>;
  readonly errors: readonly WriteError[];
}

type Row = Readonly<Record<string, unknown>>;
type Target = 'Account' | 'Contact' | 'Opportunity';

/** Fields of the lead by field of the record that it becomes (Salesforce Help, "Lead Conversion Field Mapping"). */
const MAPPING: Readonly<Record<Target, Readonly<Record<string, string>>>> = {
  Account: {
    Name: 'company',
    Phone: 'phone',
    Fax: 'fax',
    Website: 'website',
    Industry: 'industry',
    AnnualRevenue: 'annualrevenue',
    NumberOfEmployees: 'numberofemployees',
    Rating: 'rating',
    AccountSource: 'leadsource',
    BillingStreet: 'street',
    BillingCity: 'city',
    BillingState: 'state',
    BillingPostalCode: 'postalcode',
    BillingCountry: 'country',
  },
  Contact: {
    Salutation: 'salutation',
    FirstName: 'firstname',
    LastName: 'lastname',
    Title: 'title',
    Email: 'email',
    Phone: 'phone',
    MobilePhone: 'mobilephone',
    Fax: 'fax',
    LeadSource: 'leadsource',
    Description: 'description',
    HasOptedOutOfEmail: 'hasoptedoutofemail',
    DoNotCall: 'donotcall',
    MailingStreet: 'street',
    MailingCity: 'city',
    MailingState: 'state',
    MailingPostalCode: 'postalcode',
    MailingCountry: 'country',
  },
  Opportunity: { LeadSource: 'leadsource' },
};

class Refused extends Error {
  readonly errors: readonly WriteError[];
  constructor(errors: readonly WriteError[]) {
    super('refused');
    this.errors = errors;
  }
}
const refuse = (statusCode: string, message: string): never => {
  throw new Refused([{ statusCode, message, fields: [] }]);
};

/** Makes account, contact and opportunity of a lead, and marks it converted. */
export function convertOne(engine: Engine, conversion: Conversion, mode: AccessMode): ConversionOutcome {
  const savepoint = engine.db.savepoint();
  try {
    return { ids: new Converter(engine, conversion, mode).run(), errors: [] };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    engine.db.rollbackTo(savepoint);
    return { ids: { leadId: conversion.leadId }, errors: error.errors };
  } finally {
    engine.db.release(savepoint);
  }
}

class Converter {
  readonly #engine: Engine;
  readonly #conversion: Conversion;
  readonly #mode: AccessMode;
  readonly #lead: Row;

  constructor(engine: Engine, conversion: Conversion, mode: AccessMode) {
    this.#engine = engine;
    this.#conversion = conversion;
    this.#mode = mode;
    this.#lead = conversion.leadId === null ? {} : rowOf(engine.db, 'Lead', conversion.leadId);
  }

  run(): ConversionOutcome['ids'] {
    const { leadId, accountId, contactId, opportunityId, withOpportunity, status } = this.#conversion;
    this.#check();
    const account = accountId === null ? this.#create('Account', {}) : this.#fill('Account', accountId);
    const contact =
      contactId === null ? this.#create('Contact', { AccountId: account }) : this.#fill('Contact', contactId);
    const opportunity = withOpportunity ? (opportunityId ?? this.#opportunity(account, contact)) : null;
    const today = new Date(this.#engine.hooks.now()).toISOString().slice(0, 10);
    this.#write('update', {
      type: 'Lead',
      id: leadId ?? '',
      fields: {
        Status: status,
        IsConverted: true,
        ConvertedDate: today,
        ConvertedAccountId: account,
        ConvertedContactId: contact,
        ConvertedOpportunityId: opportunity,
        ...(this.#conversion.ownerId === null ? {} : { OwnerId: this.#conversion.ownerId }),
      },
    });
    return { leadId, accountId: account, contactId: contact, opportunityId: opportunity };
  }

  #check(): void {
    const { leadId, status } = this.#conversion;
    if (leadId === null) refuse('REQUIRED_FIELD_MISSING', 'Required fields are missing: [LeadId]');
    if (this.#lead['id'] === undefined || this.#lead['isdeleted'] === 1)
      refuse('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
    if (this.#lead['isconverted'] === 1) refuse('CANNOT_UPDATE_CONVERTED_LEAD', 'cannot reference converted lead');
    const known = rowsOf(this.#engine.db, 'LeadStatus', 'MasterLabel', status ?? '');
    if (!known.some((row) => row['isconverted'] === 1)) refuse('INVALID_STATUS', `invalid convertedStatus: ${status}`);
  }

  #create(target: Target, fields: Record<string, Scalar>): string {
    const given = this.#conversion.records[target];
    const prepared = given instanceof SObjectValue ? recordInput(given, 'insert').fields : {};
    const mapped: Record<string, Scalar> = {};
    for (const [field, source] of Object.entries(MAPPING[target])) {
      const value = this.#lead[source] ?? null;
      if (value !== null) mapped[field] = value as Scalar;
    }
    const ownerId = this.#conversion.ownerId ?? (this.#lead['ownerid'] as string);
    return this.#write('insert', { type: target, fields: { OwnerId: ownerId, ...mapped, ...fields, ...prepared } });
  }

  /** An existing record takes what it lacks; the lead source is replaced when asked. */
  #fill(target: Target, id: string): string {
    const row = rowOf(this.#engine.db, target, id);
    if (row['id'] === undefined) refuse('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
    const fields: Record<string, Scalar> = {};
    for (const [field, source] of Object.entries(MAPPING[target])) {
      const value = this.#lead[source] ?? null;
      const isReplaced = source === 'leadsource' && this.#conversion.overwriteLeadSource;
      if (value !== null && ((row[field.toLowerCase()] ?? null) === null || isReplaced))
        fields[field] = value as Scalar;
    }
    return Object.keys(fields).length === 0 ? id : this.#write('update', { type: target, id, fields });
  }

  #opportunity(accountId: string, contactId: string): string {
    const name = this.#conversion.opportunityName ?? `${plainText(this.#lead['company'])}-`;
    const stage = rowsOf(this.#engine.db, 'OpportunityStage', 'IsActive', '1')[0]?.['masterlabel'] ?? 'Prospecting';
    const closeDate = endOfQuarter(this.#engine.hooks.now());
    const fields = { Name: name, StageName: stage as string, CloseDate: closeDate, AccountId: accountId };
    const id = this.#create('Opportunity', fields);
    const role = { OpportunityId: id, ContactId: contactId, IsPrimary: true };
    this.#write('insert', { type: 'OpportunityContactRole', fields: role });
    return id;
  }

  #write(operation: 'insert' | 'update', record: RecordInput): string {
    const { db, transaction } = this.#engine;
    const isLead = record.type === 'Lead';
    const [result] = db.write({
      operation,
      records: [record],
      allOrNone: false,
      access: isLead ? internalAccess(transaction.userId) : this.#engine.access(this.#mode),
      ...automation(this.#engine),
      now: this.#engine.hooks.now(),
    });
    if (result?.success !== true || result.id === null) throw new Refused(result?.errors ?? []);
    return result.id;
  }
}

function endOfQuarter(now: number): string {
  const date = new Date(now);
  const month = Math.floor(date.getUTCMonth() / 3) * 3 + 3;
  return new Date(Date.UTC(date.getUTCFullYear(), month, 0)).toISOString().slice(0, 10);
}
