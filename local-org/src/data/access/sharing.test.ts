import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { customObjectDef, fieldDef } from '../../schema/index.ts';
import { TestOrg } from '../testing/test-org.ts';

const master = fieldDef({
  name: 'Plan__c',
  type: 'reference',
  referenceTo: ['Plan__c'],
  relationshipName: 'Plan__r',
  cascadeDelete: true,
  nillable: false,
  custom: true,
  source: 'metadata',
});
const plan = customObjectDef({ name: 'Plan__c', label: 'Plan', keyPrefix: 'a01', sharingModel: 'Private', fields: [] });
const step = customObjectDef({
  name: 'Step__c',
  label: 'Step',
  keyPrefix: 'a02',
  sharingModel: 'ControlledByParent',
  fields: [{ field: master, childRelationshipName: 'Steps' }],
});
const custom = {
  objects: [...plan.objects, ...step.objects],
  fields: [],
  children: [...plan.children, ...step.children],
};

function sharedOrg() {
  const org = new TestOrg({ custom });
  const [top = ''] = org.insertInternally('UserRole', { Name: 'Top', DeveloperName: 'Top' });
  const [low = ''] = org.insertInternally('UserRole', { Name: 'Low', DeveloperName: 'Low', ParentRoleId: top });
  const [set = ''] = org.insertInternally('PermissionSet', { Name: 'Plans', Label: 'Plans' });
  for (const SobjectType of ['Plan__c', 'Step__c'])
    org.insertInternally('ObjectPermissions', {
      ParentId: set,
      SobjectType,
      PermissionsRead: true,
      PermissionsEdit: true,
    });
  const member = (name: string, UserRoleId: string | null): string => {
    const id = org.user(`${name}@example.com`);
    org.write('update', 'User', [{ Id: id, UserRoleId }], { access: org.internal });
    org.insertInternally('PermissionSetAssignment', { AssigneeId: id, PermissionSetId: set });
    return id;
  };
  const users = { boss: member('boss', top), worker: member('worker', low), other: member('other', null) };
  const [id = ''] = org.insertInternally('Plan__c', { Name: 'p', OwnerId: users.worker });
  org.insertInternally('Step__c', { Name: 's', Plan__c: id });
  const seen = (user: string) => [
    org.column('SELECT Name FROM Plan__c', {}, org.as(user)).length,
    org.column('SELECT Name FROM Step__c', {}, org.as(user)).length,
  ];
  const edits = (user: string) =>
    org.write('update', 'Plan__c', [{ Id: id, Name: 'changed' }], { access: org.as(user) })[0]?.success;
  return { org, id, seen, edits, ...users };
}

describe('sharing', () => {
  test('private records are seen by their owner and by who is above in the role hierarchy, details with them', () => {
    const { seen, edits, boss, worker, other } = sharedOrg();
    assert.deepEqual(
      [seen(worker), seen(boss), seen(other)],
      [
        [1, 1],
        [1, 1],
        [0, 0],
      ],
      'who sees what',
    );
    assert.deepEqual([edits(worker), edits(boss), edits(other)], [true, true, false], 'who may edit');
  });

  test('a share row opens a record for a user or a group, to read or to edit', () => {
    const { org, id, seen, edits, other } = sharedOrg();
    const [group = ''] = org.insertInternally('Group', { Name: 'G', DeveloperName: 'G', Type: 'Regular' });
    org.insertInternally('Plan__Share', {
      ParentId: id,
      UserOrGroupId: group,
      AccessLevel: 'Read',
      RowCause: 'Manual',
    });
    assert.deepEqual(seen(other), [0, 0], 'not a member');
    org.insertInternally('GroupMember', { GroupId: group, UserOrGroupId: other });
    assert.deepEqual([seen(other), edits(other)], [[1, 1], false], 'a member reads');
    org.insertInternally('Plan__Share', {
      ParentId: id,
      UserOrGroupId: other,
      AccessLevel: 'Edit',
      RowCause: 'Manual',
    });
    assert.equal(edits(other), true, 'and edits by a share of their own');
  });

  test('members of a queue have what the queue owns', () => {
    const { org, seen, edits, id, other } = sharedOrg();
    const [queue = ''] = org.insertInternally('Group', { Name: 'Q', DeveloperName: 'Q', Type: 'Queue' });
    org.insertInternally('GroupMember', { GroupId: queue, UserOrGroupId: other });
    org.write('update', 'Plan__c', [{ Id: id, OwnerId: queue }], { access: org.internal });
    assert.deepEqual([seen(other), edits(other)], [[1, 1], true], 'seen and edited');
  });
});
