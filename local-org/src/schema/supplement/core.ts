import { picklist, required, text } from './facts.ts';
import type { ObjectSupplement } from './facts.ts';

const OBJECT_REFERENCE =
  'Object Reference for the Salesforce Platform, and field lengths of the standard objects in its describe examples';

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
      Description: { type: 'textarea', length: 32_000 },
      Fax: { type: 'phone', length: 40 },
      Industry: { type: 'picklist', length: 255 },
      NumberOfEmployees: { precision: 8 },
      Phone: { type: 'phone', length: 40 },
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
      Name: { length: 121, createable: false, updateable: false, defaultedOnCreate: true, nillable: false },
      Email: { type: 'email', length: 80 },
      Phone: { type: 'phone', length: 40 },
      MobilePhone: { type: 'phone', length: 40 },
      Title: text(128),
      Department: text(80),
      Description: { type: 'textarea', length: 32_000 },
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
      Description: { type: 'textarea', length: 32_000 },
    },
  },
  {
    name: 'Lead',
    api: ['data'],
    source: OBJECT_REFERENCE,
    fields: {
      LastName: required(80),
      Company: required(255),
      Name: { length: 121, createable: false, updateable: false, defaultedOnCreate: true, nillable: false },
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
      Description: { type: 'textarea', length: 32_000 },
    },
  },
  {
    name: 'Task',
    api: ['data'],
    source: OBJECT_REFERENCE,
    fields: {
      WhoId: { referenceTo: ['Contact', 'Lead'] },
      WhatId: {
        referenceTo: [
          'Account',
          'Asset',
          'Campaign',
          'Case',
          'Contract',
          'Opportunity',
          'Order',
          'Product2',
          'Solution',
        ],
      },
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
      WhoId: { referenceTo: ['Contact', 'Lead'] },
      WhatId: {
        referenceTo: [
          'Account',
          'Asset',
          'Campaign',
          'Case',
          'Contract',
          'Opportunity',
          'Order',
          'Product2',
          'Solution',
        ],
      },
    },
  },
];
