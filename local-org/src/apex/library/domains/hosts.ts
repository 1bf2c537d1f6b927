/**
 * Host names of an org with enhanced domains (Salesforce Help, "My Domain URL Formats" and "My Domain URL Formats When
 * Enhanced Domains Are Enabled"). In a sandbox the name is followed by `--<sandbox>` and the suffix starts with `sandbox.`.
 */
export const SUFFIXES: Readonly<Record<string, string>> = {
  ORG_MY_DOMAIN: 'my.salesforce.com',
  LIGHTNING_DOMAIN: 'lightning.force.com',
  CONTENT_DOMAIN: 'file.force.com',
  VISUALFORCE_DOMAIN: 'vf.force.com',
  LIGHTNING_CONTAINER_COMPONENT_DOMAIN: 'container.force.com',
  SETUP_DOMAIN: 'my.salesforce-setup.com',
  SALESFORCE_SITES_DOMAIN: 'my.salesforce-sites.com',
  EXPERIENCE_CLOUD_SITES_DOMAIN: 'my.site.com',
  EXPERIENCE_CLOUD_SITES_BUILDER_DOMAIN: 'builder.salesforce-experience.com',
  EXPERIENCE_CLOUD_SITES_PREVIEW_DOMAIN: 'preview.salesforce-experience.com',
  EXPERIENCE_CLOUD_SITES_LIVE_PREVIEW_DOMAIN: 'live-preview.salesforce-experience.com',
};
/** Domains whose first part also names a package. */
const PACKAGED = new Set(['VISUALFORCE_DOMAIN', 'LIGHTNING_CONTAINER_COMPONENT_DOMAIN']);

export interface OrgHost {
  readonly type: string;
  readonly myDomain: string;
  readonly sandbox: string | null;
  readonly packageName: string | null;
}

/** The parts of a host name; null when it is none of an org. */
export function parseHost(host: string): OrgHost | null {
  const lower = host.toLowerCase();
  for (const [type, suffix] of Object.entries(SUFFIXES)) {
    if (!lower.endsWith(`.${suffix}`)) continue;
    const [first = '', ...kinds] = lower.slice(0, -suffix.length - 1).split('.');
    const isSandbox = kinds.length === 1 && kinds[0] === 'sandbox';
    if (kinds.length > 0 && !isSandbox) return null;
    const [myDomain = '', ...names] = first.split('--');
    const sandbox = isSandbox ? (names.shift() ?? null) : null;
    return { type, myDomain, sandbox, packageName: PACKAGED.has(type) ? (names[0] ?? null) : null };
  }
  return null;
}

/** The host name of another kind for the same org. */
export function hostOf(org: OrgHost, type: string, packageName: string | null = null): string {
  const names = [org.myDomain, org.sandbox, PACKAGED.has(type) ? (packageName ?? 'c') : null].filter(
    (name) => name !== null,
  );
  return `${names.join('--')}.${org.sandbox === null ? '' : 'sandbox.'}${SUFFIXES[type]}`;
}
