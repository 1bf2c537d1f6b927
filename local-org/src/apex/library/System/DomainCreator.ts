import type { ApexValue, PlatformClass } from '../../abi.ts';
import { transaction, unsupported } from '../../runtime/index.ts';
import { hostOf, parseHost } from '../domains/hosts.ts';

const METHODS: Readonly<Record<string, string>> = {
  getcontenthostname: 'CONTENT_DOMAIN',
  getexperiencecloudsitesbuilderhostname: 'EXPERIENCE_CLOUD_SITES_BUILDER_DOMAIN',
  getexperiencecloudsiteshostname: 'EXPERIENCE_CLOUD_SITES_DOMAIN',
  getexperiencecloudsiteslivepreviewhostname: 'EXPERIENCE_CLOUD_SITES_LIVE_PREVIEW_DOMAIN',
  getexperiencecloudsitespreviewhostname: 'EXPERIENCE_CLOUD_SITES_PREVIEW_DOMAIN',
  getlightningcontainercomponenthostname: 'LIGHTNING_CONTAINER_COMPONENT_DOMAIN',
  getlightninghostname: 'LIGHTNING_DOMAIN',
  getsalesforcesiteshostname: 'SALESFORCE_SITES_DOMAIN',
  getsetuphostname: 'SETUP_DOMAIN',
  getvisualforcehostname: 'VISUALFORCE_DOMAIN',
};

/** The local org answers at one address; only the My Domain host is always known. */
function host(method: string, type: string, packageName: string | null): string {
  const org = parseHost(ownHost());
  return org ? hostOf(org, type, packageName) : unsupported(`System.DomainCreator.${method}`);
}

function ownHost(): string {
  return new URL(transaction().orgDomainUrl()).hostname;
}

const statics: Record<string, ApexValue> = { getorgmydomainhostname: ownHost };
for (const [method, type] of Object.entries(METHODS))
  statics[method] = (packageName: string | null = null) => host(method, type, packageName);

const DomainCreator: PlatformClass = { name: 'System.DomainCreator', statics };
export default DomainCreator;
