import type { StoredComponent } from '../store/component-store.ts';
import { childOf, type XmlElement } from '../xml/parse.ts';
import { element } from '../xml/plain.ts';

type Generate = (component: StoredComponent, orgId: string) => Readonly<Record<string, string>>;

/** Elements that an org adds to what was deployed, by type: identities and the defaults it shows. */
const GENERATED: Readonly<Record<string, Generate>> = {
  ExternalClientApplication: (app, orgId) => ({ orgScopedExternalApp: `${orgId.slice(0, 15)}:${app.fullName}` }),
  ExtlClntAppOauthSettings: (settings, orgId) => ({ oauthLink: `${orgId.slice(0, 15)}:${settings.fullName}` }),
  NamedCredential: () => ({
    allowMergeFieldsInBody: 'false',
    allowMergeFieldsInHeader: 'false',
    calloutStatus: 'Enabled',
    generateAuthorizationHeader: 'true',
  }),
  ApexClass: () => ({ status: 'Active' }),
  ApexTrigger: () => ({ status: 'Active' }),
  PermissionSet: () => ({ hasActivationRequired: 'false' }),
  PermissionSetGroup: () => ({ hasActivationRequired: 'false', status: 'Updated' }),
  CustomPermission: () => ({ isLicensed: 'false' }),
};

/** The component with the elements the org adds; those that were deployed stay. */
export function withGenerated(component: StoredComponent, orgId: string): StoredComponent {
  const { document } = component;
  const generate = GENERATED[component.type];
  if (!document || !generate) return component;
  const added = Object.entries(generate(component, orgId)).flatMap(([name, value]): XmlElement[] =>
    childOf(document, name) ? [] : [element(name, value)],
  );
  return { ...component, document: { ...document, children: [...document.children, ...added] } };
}
