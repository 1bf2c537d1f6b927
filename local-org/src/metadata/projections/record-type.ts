import { putRecordTypeVisibilities } from '../../data/access/record-types.ts';
import { childrenOf, type XmlElement } from '../xml/parse.ts';
import { audit, flagOf, oneRow, textOf, type DeployedComponent } from './projection.ts';

/** A record type is a row that says which object it is of. */
export const recordType = oneRow('RecordType', 'RecordType', (deployed) => {
  const [object = '', name = ''] = deployed.component.fullName.split('.');
  return {
    ...audit(deployed),
    Name: textOf(deployed.document, 'label', name),
    DeveloperName: name,
    SobjectType: object,
    IsActive: flagOf(deployed.document, 'active'),
    Description: textOf(deployed.document, 'description'),
    NamespacePrefix: null,
  };
});

/** Which record types a profile or permission set makes available. */
export function putVisibilities(
  { context, document }: DeployedComponent,
  permissionSetId: string,
  replaces: boolean,
): void {
  const entries = childrenOf(document, 'recordTypeVisibilities').map(visibility);
  putRecordTypeVisibilities(context.db, permissionSetId, entries, replaces);
}

function visibility(entry: XmlElement): Parameters<typeof putRecordTypeVisibilities>[2][number] {
  const [object = '', name = ''] = (textOf(entry, 'recordType') ?? '').split('.');
  return { object, name, isVisible: flagOf(entry, 'visible'), isDefault: flagOf(entry, 'default') };
}
