import type { ComponentRef } from '../components.ts';
import { childOf, type XmlElement } from '../xml/parse.ts';
import { element } from '../xml/plain.ts';

type Values = Readonly<Record<string, string>>;

/** Values that an org shows for elements that were left out, by type. */
const DEFAULTS: Readonly<Record<string, Values>> = {
  ApexClass: { status: 'Active' },
  ApexTrigger: { status: 'Active' },
  CustomPermission: { isLicensed: 'false' },
  NamedCredential: {
    allowMergeFieldsInBody: 'false',
    allowMergeFieldsInHeader: 'false',
    calloutStatus: 'Enabled',
    generateAuthorizationHeader: 'true',
  },
  PermissionSet: { hasActivationRequired: 'false' },
  PermissionSetGroup: { hasActivationRequired: 'false' },
};

/** Identities that an org gives; they are of that org alone and belong into no source control. */
const IDENTITIES: Readonly<Record<string, string>> = {
  ExternalClientApplication: 'orgScopedExternalApp',
  ExtlClntAppOauthSettings: 'oauthLink',
};

interface Described extends ComponentRef {
  readonly document: XmlElement;
}

/** The document with the defaults that an org shows. */
export function withDefaults({ type, document }: Described): XmlElement {
  return add(document, DEFAULTS[type] ?? {});
}

/** The document as this org returns it. */
export function withGenerated(component: Described, orgId: string): XmlElement {
  const identity = IDENTITIES[component.type];
  const values = identity === undefined ? {} : { [identity]: `${orgId.slice(0, 15)}:${component.fullName}` };
  return add(
    withDefaults(component),
    component.type === 'PermissionSetGroup' ? { ...values, status: 'Updated' } : values,
  );
}

function add(document: XmlElement, values: Values): XmlElement {
  const added = Object.entries(values).flatMap(([name, value]) =>
    childOf(document, name) ? [] : [element(name, value)],
  );
  return added.length === 0 ? document : { ...document, children: [...document.children, ...added] };
}
