import { childrenOf } from '../xml/parse.ts';
import { flagOf, idOf, named, putRow, replaceRows, textOf, type Projection } from './projection.ts';

export const permissionSetGroup: Projection = {
  types: ['PermissionSetGroup'],
  apply(deployed) {
    const { document, component } = deployed;
    putRow(deployed, 'PermissionSetGroup', {
      ...named(deployed),
      Description: textOf(document, 'description'),
      HasActivationRequired: flagOf(document, 'hasActivationRequired'),
      Status: 'Updated',
    });
    const members = childrenOf(document, 'permissionSets').flatMap(
      (entry) => idOf(deployed, 'PermissionSet', entry.text.trim()) ?? [],
    );
    replaceRows(
      deployed,
      'PermissionSetGroupComponent',
      'PermissionSetGroupId',
      component.id,
      members.map((id) => ({ PermissionSetId: id })),
    );
  },
  remove(removed) {
    replaceRows(removed, 'PermissionSetGroupComponent', 'PermissionSetGroupId', removed.component.id, []);
    replaceRows(removed, 'PermissionSetAssignment', 'PermissionSetGroupId', removed.component.id, []);
    removed.rows.remove('PermissionSetGroup', removed.component.id);
  },
};
