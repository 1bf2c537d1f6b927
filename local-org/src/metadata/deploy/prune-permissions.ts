import type { ComponentRef, ParsedComponent } from '../components.ts';
import type { ComponentStore, StoredComponent } from '../store/component-store.ts';
import { valueOf, type XmlElement } from '../xml/parse.ts';

/** List and element of permission sets and profiles that name a component, by its type. */
const ENTRIES: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  ApexClass: [['classAccesses', 'apexClass']],
  ApexPage: [['pageAccesses', 'apexPage']],
  CustomApplication: [['applicationVisibilities', 'application']],
  CustomField: [['fieldPermissions', 'field']],
  CustomObject: [
    ['objectPermissions', 'object'],
    ['tabSettings', 'tab'],
    ['customMetadataTypeAccesses', 'name'],
    ['customSettingAccesses', 'name'],
  ],
  CustomPermission: [['customPermissions', 'name']],
  CustomTab: [['tabSettings', 'tab']],
  ExternalCredential: [['externalCredentialPrincipalAccesses', 'externalCredentialPrincipal']],
  Flow: [['flowAccesses', 'flow']],
};

/** Permission sets and profiles without their entries for deleted components; only those that had one. */
export function prunedPermissions(store: ComponentStore, deleted: readonly ComponentRef[]): ParsedComponent[] {
  if (!deleted.some(({ type }) => Object.hasOwn(ENTRIES, type))) return [];
  return ['PermissionSet', 'Profile']
    .flatMap((type) => store.list(type))
    .flatMap((component) => prune(component, deleted));
}

function prune(component: StoredComponent, deleted: readonly ComponentRef[]): ParsedComponent[] {
  const { document } = component;
  if (!document) return [];
  const children = document.children.filter((entry) => !deleted.some((ref) => names(entry, ref)));
  if (children.length === document.children.length) return [];
  const { type, fullName, documentPath } = component;
  return [
    {
      type,
      fullName,
      documentPath,
      documentFile: documentPath,
      files: [],
      sources: {},
      content: [],
      document: { ...document, children },
    },
  ];
}

function names(entry: XmlElement, { type, fullName }: ComponentRef): boolean {
  if (type === 'CustomObject' && entry.name === 'fieldPermissions')
    return (valueOf(entry, 'field') ?? '').startsWith(`${fullName}.`);
  return (ENTRIES[type] ?? []).some(([list, element]) => {
    if (entry.name !== list) return false;
    const value = valueOf(entry, element) ?? '';
    return type === 'ExternalCredential' ? value.startsWith(`${fullName}-`) : value === fullName;
  });
}
