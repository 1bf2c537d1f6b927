import type { ParsedComponent } from '../../components.ts';
import type { XmlElement } from '../../xml/parse.ts';
import type { Report } from '../report.ts';
import type { Scope } from '../scope.ts';
import { principalsOf } from './external-credentials.ts';
import { childOf, childrenOf, isTrue, requireReference, valueOf, type Rule } from './rule.ts';

/** Permissions that the server refuses without others; each list was seen in a deploy error of a public project. */
const DEPENDENCIES: Readonly<Record<string, readonly string[]>> = {
  ManageUsers:
    'AssignPermissionSets DelegatedTwoFactor FreezeUsers ManageInternalUsers ManageIpAddresses ManageLoginAccessPolicies ManagePasswordPolicies ManageProfilesPermissionsets ManageRoles ManageSharing MonitorLoginHistory ViewAllUsers ViewRoles'.split(
      ' ',
    ),
};
/** Tabs of the platform itself, and of standard objects. */
const STANDARD_TAB = /^standard-/;
const DENIED = 'PERMISSION_DEPENDENCY';

export const permissionSets: Rule = {
  types: ['PermissionSet', 'Profile'],
  check(component, document, scope, report) {
    checkUserPermissions(component, document, scope, report);
    checkObjects(component, document, scope, report);
    for (const field of childrenOf(document, 'fieldPermissions')) checkField(component, field, scope, report);
    const references = [
      ['classAccesses', 'apexClass', 'ApexClass'],
      ['customPermissions', 'name', 'CustomPermission'],
      ['pageAccesses', 'apexPage', 'ApexPage'],
      ['flowAccesses', 'flow', 'Flow'],
      ['externalDataSourceAccesses', 'externalDataSource', 'ExternalDataSource'],
    ] as const;
    for (const [list, element, type] of references)
      for (const entry of childrenOf(document, list)) requireReference(component, entry, element, type, scope, report);
    for (const entry of childrenOf(document, 'applicationVisibilities'))
      checkApplication(component, entry, scope, report);
    for (const entry of childrenOf(document, 'tabSettings')) checkTab(component, entry, scope, report);
    for (const entry of childrenOf(document, 'externalCredentialPrincipalAccesses'))
      checkPrincipal(component, entry, scope, report);
    for (const entry of [
      ...childrenOf(document, 'customMetadataTypeAccesses'),
      ...childrenOf(document, 'customSettingAccesses'),
    ])
      checkObject(component, entry, 'name', scope, report);
  },
};

function checkUserPermissions(component: ParsedComponent, document: XmlElement, scope: Scope, report: Report): void {
  const entries = childrenOf(document, 'userPermissions');
  const enabled = new Set(
    entries.filter((entry) => isTrue(entry, 'enabled')).map((entry) => valueOf(entry, 'name') ?? ''),
  );
  const known = scope.org.schema && new Set(scope.org.schema.userPermissions());
  for (const entry of entries) {
    const name = valueOf(entry, 'name') ?? '';
    const at = childOf(entry, 'name') ?? entry;
    if (known && !known.has(name))
      report.error(component, 'UNKNOWN_USER_PERMISSION', `Unknown user permission: ${name}`, at);
    const missing = (enabled.has(name) ? (DEPENDENCIES[name] ?? []) : []).filter((needed) => !enabled.has(needed));
    if (missing.length > 0)
      report.error(component, DENIED, `Permission ${name} depends on permission(s): ${missing.join(', ')}`, at);
  }
}

const OBJECT_RIGHTS: readonly (readonly [string, string, readonly (readonly [string, string])[]])[] = [
  ['allowCreate', 'Create', [['allowRead', 'Read']]],
  ['allowEdit', 'Edit', [['allowRead', 'Read']]],
  [
    'allowDelete',
    'Delete',
    [
      ['allowRead', 'Read'],
      ['allowEdit', 'Edit'],
    ],
  ],
  ['viewAllRecords', 'View All', [['allowRead', 'Read']]],
  [
    'modifyAllRecords',
    'Modify All',
    [
      ['allowRead', 'Read'],
      ['allowEdit', 'Edit'],
      ['allowDelete', 'Delete'],
      ['viewAllRecords', 'View All'],
    ],
  ],
];

function checkObjects(component: ParsedComponent, document: XmlElement, scope: Scope, report: Report): void {
  const entries = childrenOf(document, 'objectPermissions');
  const readable = new Set(
    entries.filter((entry) => isTrue(entry, 'allowRead')).map((entry) => valueOf(entry, 'object')?.toLowerCase()),
  );
  for (const entry of entries) {
    if (!checkObject(component, entry, 'object', scope, report)) continue;
    const object = valueOf(entry, 'object') ?? '';
    for (const [right, label, needs] of OBJECT_RIGHTS) {
      const missing = isTrue(entry, right) ? needs.filter(([needed]) => !isTrue(entry, needed)) : [];
      if (missing.length > 0)
        report.error(
          component,
          DENIED,
          `Permission ${label} ${object} depends on permission(s): ${missing.map(([, name]) => `${name} ${object}`).join(', ')}`,
          entry,
        );
    }
    for (const master of mastersOf(object, scope))
      if (isTrue(entry, 'allowRead') && !readable.has(master.toLowerCase()))
        report.error(component, DENIED, `Permission Read ${object} depends on permission(s): Read ${master}`, entry);
  }
}

function mastersOf(object: string, scope: Scope): string[] {
  const fields = scope
    .list('CustomField')
    .filter((ref) => ref.fullName.toLowerCase().startsWith(`${object.toLowerCase()}.`));
  return fields.flatMap((ref) => {
    const document = scope.document('CustomField', ref.fullName);
    const master =
      document && valueOf(document, 'type') === 'MasterDetail' ? valueOf(document, 'referenceTo') : undefined;
    return master ? [master] : [];
  });
}

function checkObject(
  component: ParsedComponent,
  entry: XmlElement,
  element: string,
  scope: Scope,
  report: Report,
): boolean {
  const name = valueOf(entry, element) ?? '';
  if (name === '' || scope.hasObject(name) !== false) return name !== '';
  report.error(
    component,
    'MISSING_REFERENCE',
    `In field: ${element} - no CustomObject named ${name} found`,
    childOf(entry, element) ?? entry,
  );
  return false;
}

function checkField(component: ParsedComponent, entry: XmlElement, scope: Scope, report: Report): void {
  const name = valueOf(entry, 'field') ?? '';
  const [object = '', field = ''] = name.split('.');
  const at = childOf(entry, 'field') ?? entry;
  if (scope.hasField(object, field) === false) {
    report.error(component, 'MISSING_REFERENCE', `In field: field - no CustomField named ${name} found`, at);
    return;
  }
  const document = scope.document('CustomField', name);
  const isRequired = document && (isTrue(document, 'required') || valueOf(document, 'type') === 'MasterDetail');
  if (isRequired)
    report.error(component, 'REQUIRED_FIELD_PERMISSION', `You cannot deploy to a required field: ${name}`, at);
  if (isTrue(entry, 'editable') && !isTrue(entry, 'readable'))
    report.error(component, DENIED, `Permission Edit ${name} depends on permission(s): Read ${name}`, at);
}

function checkApplication(component: ParsedComponent, entry: XmlElement, scope: Scope, report: Report): void {
  const name = valueOf(entry, 'application') ?? '';
  if (name.startsWith('standard__') || scope.has('CustomApplication', name)) return;
  report.error(
    component,
    'MISSING_REFERENCE',
    `In field: application - no CustomApplication named ${name} found`,
    childOf(entry, 'application') ?? entry,
  );
}

function checkTab(component: ParsedComponent, entry: XmlElement, scope: Scope, report: Report): void {
  const name = valueOf(entry, 'tab') ?? '';
  if (STANDARD_TAB.test(name) || scope.has('CustomTab', name)) return;
  report.error(
    component,
    'MISSING_REFERENCE',
    `In field: tab - no CustomTab named ${name} found`,
    childOf(entry, 'tab') ?? entry,
  );
}

function checkPrincipal(component: ParsedComponent, entry: XmlElement, scope: Scope, report: Report): void {
  const at = childOf(entry, 'externalCredentialPrincipal') ?? entry;
  const value = at.text.trim();
  const dash = value.indexOf('-');
  if (dash < 1) {
    report.error(component, 'MISSING_REFERENCE', `'${value}' is not <external credential>-<principal>`, at);
    return;
  }
  const document = scope.document('ExternalCredential', value.slice(0, dash));
  const names = document
    ? principalsOf(childrenOf(document, 'externalCredentialParameters')).map(({ name }) => name)
    : [];
  if (names.includes(value.slice(dash + 1))) return;
  report.error(
    component,
    'MISSING_REFERENCE',
    `In field: externalCredentialPrincipal - no ExternalCredentialParameter named ${value} found`,
    at,
  );
}

export const permissionSetGroups: Rule = {
  types: ['PermissionSetGroup'],
  check(component, document, scope, report) {
    requireReference(component, document, 'permissionSets', 'PermissionSet', scope, report);
    requireReference(component, document, 'mutingPermissionSets', 'MutingPermissionSet', scope, report);
  },
};

export const customPermissions: Rule = {
  types: ['CustomPermission'],
  check(component, document, scope, report) {
    requireReference(component, document, 'connectedApp', 'ConnectedApp', scope, report);
    requireReference(component, document, 'externalClientApplication', 'ExternalClientApplication', scope, report);
    for (const required of childrenOf(document, 'requiredPermission'))
      requireReference(component, required, 'customPermission', 'CustomPermission', scope, report);
  },
};
