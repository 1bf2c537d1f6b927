import { READ_ONLY } from './facts.ts';
import type { FieldSupplement, ObjectSupplement } from './facts.ts';

const SOURCE =
  'Tooling API, pages of EntityDefinition, FieldDefinition, EntityParticle, PicklistValueInfo and RelationshipInfo';

function to(object: string, relationshipName: string): FieldSupplement {
  return { type: 'reference', referenceTo: [object], relationshipName };
}

const child = (name: string, childObject: string, field: string) => ({
  name,
  childObject,
  field,
  cascadeDelete: false,
});
const ENTITY = to('EntityDefinition', 'EntityDefinition');

/** Objects that describe objects; their references hold durable ids. */
export const DEFINITIONS: readonly ObjectSupplement[] = [
  {
    name: 'EntityDefinition',
    api: ['data'],
    source: SOURCE,
    ...READ_ONLY,
    children: [
      child('Fields', 'FieldDefinition', 'EntityDefinitionId'),
      child('Particles', 'EntityParticle', 'EntityDefinitionId'),
    ],
  },
  {
    name: 'FlowDefinitionView',
    api: ['data'],
    source: 'Object Reference, FlowDefinitionView: TriggerObjectOrEventId refers to EntityDefinition',
    ...READ_ONLY,
    fields: { TriggerObjectOrEventId: to('EntityDefinition', 'TriggerObjectOrEvent') },
  },
  {
    name: 'FieldDefinition',
    api: ['data'],
    source: SOURCE,
    ...READ_ONLY,
    fields: {
      EntityDefinitionId: ENTITY,
      ControllingFieldDefinitionId: to('FieldDefinition', 'ControllingFieldDefinition'),
    },
    children: [child('Particles', 'EntityParticle', 'FieldDefinitionId')],
  },
  {
    name: 'EntityParticle',
    api: ['data'],
    source: SOURCE,
    ...READ_ONLY,
    fields: { EntityDefinitionId: ENTITY, FieldDefinitionId: to('FieldDefinition', 'FieldDefinition') },
    children: [child('PicklistValues', 'PicklistValueInfo', 'EntityParticleId')],
  },
  {
    name: 'PicklistValueInfo',
    api: ['data'],
    source: SOURCE,
    ...READ_ONLY,
    fields: { EntityParticleId: to('EntityParticle', 'EntityParticle') },
  },
  {
    name: 'RelationshipInfo',
    api: ['data'],
    source: SOURCE,
    ...READ_ONLY,
    fields: { ChildSobjectId: to('EntityDefinition', 'ChildSobject'), FieldId: to('FieldDefinition', 'Field') },
  },
  {
    name: 'FlowDefinitionView',
    api: ['data'],
    source: 'Object Reference for the Salesforce Platform, page FlowDefinitionView',
    ...READ_ONLY,
    fields: { TriggerObjectOrEventId: to('EntityDefinition', 'TriggerObjectOrEvent') },
  },
];
