import { audit, flagOf, oneRow, textOf } from './projection.ts';

/** Tooling calls custom labels ExternalString. */
export const customLabel = oneRow('CustomLabel', 'ExternalString', (deployed) => ({
  ...audit(deployed),
  Category: textOf(deployed.document, 'categories'),
  IsProtected: flagOf(deployed.document, 'protected'),
  Language: textOf(deployed.document, 'language', 'en_US'),
  ManageableState: 'unmanaged',
  MasterLabel: textOf(deployed.document, 'shortDescription', deployed.component.fullName),
  Name: deployed.component.fullName,
  NamespacePrefix: null,
  Value: textOf(deployed.document, 'value'),
}));
