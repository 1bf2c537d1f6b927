/** Programs of the corpus, as `topic/rule`, that a judge sees otherwise, each group with the reason. */
export interface Limit {
  readonly reason: string;
  readonly programs: readonly string[];
}

export const COMPILER_LIMITS: readonly Limit[] = [
  {
    reason: 'its library lacks properties of the platform, some overloads, and constructors of some types',
    programs: [
      'annotations/REST',
      'dml/DML in user mode',
      'dml/Database methods',
      'platform/inner types of the platform',
    ],
  },
  {
    reason: 'its library has these interfaces without type parameters',
    programs: ['overrides/Comparator', 'overrides/Batch Apex'],
  },
  {
    reason: 'what the org brings is the server’s: labels, pages, flows, fields and their tokens',
    programs: [
      "platform/Flow.Interview, names are the org's",
      'platform/labels',
      'platform/pages',
      'queries/record construction',
      'queries/field tokens',
      'queries/describe',
    ],
  },
  {
    reason: 'it leaves queries to the server',
    programs: [
      'queries/unknown field of a query',
      'queries/unknown field of a condition',
      'queries/unknown field of an order',
      'queries/unknown parent relationship',
      'queries/unknown field of a parent',
      'queries/unknown child relationship',
      'queries/a function on a wrong type',
      'queries/a text compared with a number',
      'queries/a number compared with a text',
      'queries/a Boolean compared with a text',
      'queries/a date compared with a text',
      'queries/long text in a condition',
      'queries/long text in an order',
      'queries/a negative limit',
      'queries/LIKE on a number',
      'queries/a relationship as a field',
      'queries/count beside fields',
    ],
  },
  {
    reason: 'it lets final locals and parameters be assigned again; the guide does not (final: assigned once)',
    programs: ['members/a final local twice', 'members/a final parameter'],
  },
];

/** Messages of apex-ls about the project's own Apex that are wrong, by what its library lacks. */
export const APEX_LS_LIMITS: readonly { readonly reason: string; readonly message: RegExp }[] = [
  {
    reason: 'its platform types have no inner classes of QueueableDuplicateSignature',
    message: /'Builder' on 'System\.QueueableDuplicateSignature'/,
  },
];
