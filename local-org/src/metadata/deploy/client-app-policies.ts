import type { ParsedComponent } from '../components.ts';
import { autoPolicies } from '../projections/client-app.ts';
import type { ComponentStore } from '../store/component-store.ts';
import { valueOf } from '../xml/parse.ts';
import { element } from '../xml/plain.ts';

const FOLDERS: Readonly<Record<string, string>> = {
  ExtlClntAppConfigurablePolicies: 'extlClntAppPolicies/%.ecaPlcy',
  ExtlClntAppOauthConfigurablePolicies: 'extlClntAppOauthPolicies/%.ecaOauthPlcy',
};

/** Policies of a new external client app, as documents: what Salesforce makes when a deploy brings none. */
const DEFAULTS: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  ExtlClntAppConfigurablePolicies: [
    ['isEnabled', 'true'],
    ['isOauthPluginEnabled', 'true'],
  ],
  ExtlClntAppOauthConfigurablePolicies: [
    ['ipRelaxationPolicyType', 'Enforce'],
    ['permittedUsersPolicyType', 'AllSelfAuthorized'],
    ['refreshTokenPolicyType', 'SpecificLifetime'],
    ['refreshTokenValidityPeriod', '365'],
    ['refreshTokenValidityUnit', 'Days'],
    ['requiredSessionLevel', 'STANDARD'],
  ],
};

/** The policies that the org itself adds for the apps of a deploy. */
export function missingPolicies(store: ComponentStore, deployed: readonly ParsedComponent[]): ParsedComponent[] {
  const apps = deployed.filter(({ type }) => type === 'ExternalClientApplication').map(({ fullName }) => fullName);
  return apps.flatMap((app) => {
    const settings =
      store.list('ExtlClntAppOauthSettings').find((component) => ownerOf(component) === app)?.fullName ?? null;
    return autoPolicies(app, settings)
      .filter(({ type }) => !store.list(type).some((component) => ownerOf(component) === app))
      .map(({ type, fullName }) => policy(type, fullName, app));
  });
}

function ownerOf({ document }: { readonly document: ParsedComponent['document'] }): string | undefined {
  return document ? valueOf(document, 'externalClientApplication') : undefined;
}

function policy(type: string, fullName: string, app: string): ParsedComponent {
  const path = (FOLDERS[type] ?? '%').replace('%', fullName);
  const values = [...(DEFAULTS[type] ?? []), ['externalClientApplication', app] as const, ['label', fullName] as const];
  const document = element(
    type,
    values.map(([name, value]) => element(name, value)),
  );
  return { type, fullName, files: [], sources: {}, document, documentFile: path, documentPath: path, content: [] };
}
