import type { RawChild, RawField, RawObject } from './raw.ts';
import type { StubObject } from './stub-objects.ts';

const AUDIT: ReadonlySet<string> = new Set(['CreatedById', 'LastModifiedById']);

/** The packages name a child relationship and its object, not the field that points back: it is found among the child's references. */
export function linkChildren(objects: readonly StubObject[]): RawObject[] {
  const byName = new Map(objects.map((object) => [object.name, object]));
  return objects.map(({ name, fields, childNames }) => {
    const taken = new Set<string>();
    const children = childNames.map(({ name: relationship, child }): RawChild => {
      const target = byName.get(child) ?? guessChild(relationship, byName);
      const field = target === undefined ? null : backReference(name, relationship, target, taken);
      if (target !== undefined && field !== null) taken.add(`${target.name}.${field}`);
      return { name: relationship, child: target?.name ?? child, field };
    });
    return { name, fields, children: children.filter((child) => child.child !== '') };
  });
}

/** Tooling types say only `QueryResult`: the relationship is then the plural of the object. */
function guessChild(relationship: string, objects: ReadonlyMap<string, StubObject>): StubObject | undefined {
  const singular = relationship.replace(/ies$/, 'y').replace(/s$/, '');
  return objects.get(singular) ?? objects.get(relationship);
}

function backReference(
  parent: string,
  relationship: string,
  child: StubObject,
  taken: ReadonlySet<string>,
): string | null {
  const references = child.fields.filter((field) => field.type === 'reference' && !AUDIT.has(field.name));
  const known = polymorphicField(parent, relationship);
  if (references.some((field) => field.name === known)) return known ?? null;
  const direct = references.filter((field) => field.to?.includes(parent));
  const best =
    direct.length > 0
      ? direct
      : references.filter(
          (field) => field.to?.length === 0 && field.relationship !== undefined && field.name !== 'OwnerId',
        );
  return choose(parent, relationship, child.name, best, taken)?.name ?? null;
}

function choose(
  parent: string,
  relationship: string,
  child: string,
  candidates: readonly RawField[],
  taken: ReadonlySet<string>,
): RawField | undefined {
  const named = candidates.find(
    (field) => field.relationship !== undefined && relationship.includes(field.relationship),
  );
  const obvious = candidates.find((field) => field.name === `${parent}Id` || field.name === 'ParentId');
  const free = candidates.find((field) => !taken.has(`${child}.${field.name}`));
  return candidates.length === 1 ? candidates[0] : (obvious ?? named ?? free ?? candidates[0]);
}

/** People are who an activity is with, other records what it is about. */
const PEOPLE: ReadonlySet<string> = new Set(['Contact', 'Lead']);
/** As describes of scratch orgs, recorded in the tests of github.com/SFDO-Tooling/CumulusCI, name the field. */
const POLYMORPHIC: Readonly<Record<string, string>> = {
  AttachedContentDocuments: 'LinkedEntityId',
  ContentDocumentLinks: 'LinkedEntityId',
  CombinedAttachments: 'ParentId',
  Emails: 'RelatedToId',
  ProvidedAssets: 'AssetProvidedById',
  ServicedAssets: 'AssetServicedById',
  ParentEntities: 'ParentEntityId',
  ProcessSteps: 'TargetObjectId',
  ServiceAppointments: 'ParentRecordId',
  FlowOrchestrationWorkItems: 'RelatedRecordId',
  TopicAssignments: 'EntityId',
};

function polymorphicField(parent: string, relationship: string): string | undefined {
  if (/^(Tasks|Events|OpenActivities|ActivityHistories|ContactRequests)$/.test(relationship))
    return PEOPLE.has(parent) ? 'WhoId' : 'WhatId';
  return POLYMORPHIC[relationship];
}
