import { FULL_NAME, picklist, required, text } from './facts.ts';
import type { FieldSupplement, ObjectSupplement } from './facts.ts';

const OBJECT_REFERENCE =
  'Object Reference for the Salesforce Platform, page of the object; defaults and open picklists are assumed';

const LONG_TEXT: FieldSupplement = { type: 'textarea', length: 32_000 };
const PHONE: FieldSupplement = { type: 'phone', length: 40 };
/** Which people and which records an activity may be about. */
const ACTIVITY_LINKS = {
  WhoId: { referenceTo: ['Contact', 'Lead'] },
  WhatId: {
    referenceTo: ['Account', 'Asset', 'Campaign', 'Case', 'Contract', 'Opportunity', 'Order', 'Product2', 'Solution'],
  },
};

/** The objects of sales and service that projects use in examples and tests. */
export const CORE: readonly ObjectSupplement[] = [
  {
    name: 'Account',
    api: ['data'],
    source: OBJECT_REFERENCE,
    fields: {
      Name: required(255),
      AccountNumber: text(40),
      AnnualRevenue: { type: 'currency', precision: 18, scale: 0 },
      BillingCity: text(40),
      BillingCountry: text(80),
      BillingPostalCode: text(20),
      BillingState: text(80),
      BillingStreet: { type: 'textarea', length: 255 },
      Description: LONG_TEXT,
      Fax: PHONE,
      Industry: { type: 'picklist', length: 255 },
      NumberOfEmployees: { precision: 8 },
      Phone: PHONE,
      Site: text(80),
      Type: { type: 'picklist', length: 255 },
      Website: { type: 'url', length: 255 },
    },
    children: [
      { name: 'Contacts', childObject: 'Contact', field: 'AccountId', cascadeDelete: true },
      { name: 'Opportunities', childObject: 'Opportunity', field: 'AccountId', cascadeDelete: true },
      { name: 'Tasks', childObject: 'Task', field: 'WhatId', cascadeDelete: true },
      { name: 'Events', childObject: 'Event', field: 'WhatId', cascadeDelete: true },
    ],
  },
  {
    name: 'Contact',
    api: ['data'],
    source: OBJECT_REFERENCE,
    fields: {
      LastName: required(80),
      FirstName: text(40),
      Name: FULL_NAME,
      Email: { type: 'email', length: 80 },
      Phone: PHONE,
      MobilePhone: PHONE,
      Title: text(128),
      Department: text(80),
      Description: LONG_TEXT,
    },
  },
  {
    name: 'Opportunity',
    api: ['data'],
    source: OBJECT_REFERENCE,
    fields: {
      Name: required(120),
      CloseDate: required(),
      StageName: { ...required(255), type: 'picklist' },
      Amount: { type: 'currency', precision: 18, scale: 2 },
      Description: LONG_TEXT,
    },
  },
  {
    name: 'Lead',
    api: ['data'],
    source: OBJECT_REFERENCE,
    fields: {
      LastName: required(80),
      Company: required(255),
      Name: FULL_NAME,
      Status: {
        type: 'picklist',
        nillable: false,
        defaultedOnCreate: true,
        defaultValue: 'Open - Not Contacted',
        length: 255,
      },
      Email: { type: 'email', length: 80 },
    },
  },
  {
    name: 'Case',
    api: ['data'],
    source: OBJECT_REFERENCE,
    fields: {
      CaseNumber: {
        length: 30,
        autoNumber: '{00000000}',
        createable: false,
        updateable: false,
        nillable: false,
        defaultedOnCreate: true,
      },
      Subject: text(255),
      Status: {
        ...picklist(['New', 'Working', 'Escalated', 'Closed'], { restricted: false, defaultValue: 'New' }),
        length: 255,
      },
      Description: LONG_TEXT,
    },
  },
  {
    name: 'Task',
    api: ['data'],
    source: OBJECT_REFERENCE,
    fields: {
      ...ACTIVITY_LINKS,
      Subject: { type: 'combobox', length: 255 },
      Status: {
        ...picklist(['Not Started', 'In Progress', 'Completed'], { restricted: false, defaultValue: 'Not Started' }),
        nillable: false,
      },
      Priority: {
        ...picklist(['High', 'Normal', 'Low'], { restricted: false, defaultValue: 'Normal' }),
        nillable: false,
      },
    },
  },
  {
    name: 'Event',
    api: ['data'],
    source: OBJECT_REFERENCE,
    fields: {
      ...ACTIVITY_LINKS,
    },
  },
];
