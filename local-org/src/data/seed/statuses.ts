import type { RecordInput } from '../types.ts';

/** Values and meaning of the statuses of a fresh org (Trailhead and Salesforce Help: standard lead, case, opportunity and task values). */
const LEAD_STATUSES: readonly [label: string, isConverted: boolean][] = [
  ['Open - Not Contacted', false],
  ['Working - Contacted', false],
  ['Closed - Converted', true],
  ['Closed - Not Converted', false],
];
const OPPORTUNITY_STAGES: readonly [
  label: string,
  probability: number,
  forecast: string,
  kind: 'open' | 'won' | 'lost',
][] = [
  ['Prospecting', 10, 'Pipeline', 'open'],
  ['Qualification', 10, 'Pipeline', 'open'],
  ['Needs Analysis', 20, 'Pipeline', 'open'],
  ['Value Proposition', 50, 'Pipeline', 'open'],
  ['Id. Decision Makers', 60, 'Pipeline', 'open'],
  ['Perception Analysis', 70, 'Pipeline', 'open'],
  ['Proposal/Price Quote', 75, 'Pipeline', 'open'],
  ['Negotiation/Review', 90, 'Pipeline', 'open'],
  ['Closed Won', 100, 'Closed', 'won'],
  ['Closed Lost', 0, 'Omitted', 'lost'],
];
const CASE_STATUSES: readonly [label: string, isClosed: boolean][] = [
  ['New', false],
  ['Working', false],
  ['Escalated', false],
  ['Closed', true],
];

const OTHERS: Readonly<Record<string, readonly [label: string, facts: RecordInput['fields']][]>> = {
  TaskStatus: [
    ['Not Started', { IsDefault: true }],
    ['In Progress', {}],
    ['Completed', { IsClosed: true }],
    ['Waiting on someone else', {}],
    ['Deferred', {}],
  ],
  TaskPriority: [
    ['High', { IsHighPriority: true }],
    ['Normal', { IsDefault: true }],
    ['Low', {}],
  ],
  ContractStatus: [
    ['In Approval Process', { StatusCode: 'InApproval' }],
    ['Activated', { StatusCode: 'Activated' }],
    ['Draft', { StatusCode: 'Draft', IsDefault: true }],
  ],
  OrderStatus: [
    ['Draft', { StatusCode: 'Draft', IsDefault: true }],
    ['Activated', { StatusCode: 'Activated' }],
  ],
};

/** Rows of the objects that say what statuses, stages and priorities mean. */
export function statusRows(): RecordInput[] {
  return [
    ...LEAD_STATUSES.map(([label, isConverted], index) =>
      row('LeadStatus', label, index, { IsConverted: isConverted, IsDefault: index === 0 }),
    ),
    ...OPPORTUNITY_STAGES.map(([label, probability, forecast, kind], index) =>
      row('OpportunityStage', label, index, {
        IsActive: true,
        IsClosed: kind !== 'open',
        IsWon: kind === 'won',
        DefaultProbability: probability,
        ForecastCategory: forecast,
        ForecastCategoryName: forecast,
      }),
    ),
    ...CASE_STATUSES.map(([label, isClosed], index) =>
      row('CaseStatus', label, index, { IsClosed: isClosed, IsDefault: index === 0 }),
    ),
    ...Object.entries(OTHERS).flatMap(([type, rows]) =>
      rows.map(([label, facts], index) => row(type, label, index, facts)),
    ),
  ];
}

function row(type: string, label: string, index: number, fields: RecordInput['fields']): RecordInput {
  return { type, fields: { MasterLabel: label, ApiName: label, SortOrder: index + 1, ...fields } };
}
