import { childOf, childrenOf, requireReference, valueOf, type Rule } from './rule.ts';

const KEY_SIZES = [2048, 4096];

export const certificates: Rule = {
  types: ['Certificate'],
  check(component, document, _scope, report) {
    const size = childOf(document, 'keySize');
    if (size && !KEY_SIZES.includes(Number(size.text)))
      report.error(component, 'INVALID_VALUE', `keySize must be 2048 or 4096, not ${size.text.trim()}`, size);
    const content = component.content[0];
    if (!content) report.error(component, 'CONTENT_MISSING', `certs/${component.fullName}.crt: Not found in zip file.`);
    else if (valueOf(document, 'caSigned') === 'true' && content.bytes.length === 0)
      report.error(component, 'CONTENT_MISSING', 'A certificate signed by an authority cannot be empty');
    else if (content.bytes.length === 0)
      report.warning(component, 'CERTIFICATE_EMPTY', 'The certificate is empty: each org makes a key pair of its own');
  },
};

export const authProviders: Rule = {
  types: ['AuthProvider'],
  check(component, document, scope, report) {
    requireReference(component, document, 'registrationHandler', 'ApexClass', scope, report);
    requireReference(component, document, 'plugin', 'ApexClass', scope, report);
    const handler = childOf(document, 'registrationHandler') ?? childOf(document, 'flow');
    const user = childOf(document, 'executionUser');
    if (handler && !user)
      report.error(
        component,
        'REQUIRED_MISSING',
        `Required field is missing: executionUser (needed with ${handler.name})`,
        handler,
      );
    if (user && scope.org.userExists?.(user.text.trim()) === false)
      report.error(
        component,
        'MISSING_REFERENCE',
        `In field: executionUser - no User named ${user.text.trim()} found`,
        user,
      );
    if (valueOf(document, 'providerType') === 'OpenIdConnect')
      for (const name of ['authorizeUrl', 'tokenUrl', 'consumerKey'])
        if (!valueOf(document, name)) report.error(component, 'REQUIRED_MISSING', `Required field is missing: ${name}`);
  },
};

export const samlConfigs: Rule = {
  types: ['SamlSsoConfig'],
  check(component, document, _scope, report) {
    const name = childOf(document, 'name');
    if (name && name.text.trim() !== component.fullName)
      report.error(
        component,
        'NAME_MISMATCH',
        `The element name is ${name.text.trim()}, but the file is named ${component.fullName}`,
        name,
      );
    for (const bound of ['requestSigningCertId', 'executionUserId']) {
      const at = childOf(document, bound);
      if (at) report.warning(component, 'ORG_BOUND', `${bound} is an id of one org: a deploy to another fails`, at);
    }
  },
};

export const externalServices: Rule = {
  types: ['ExternalServiceRegistration'],
  check(component, document, scope, report) {
    requireReference(component, document, 'namedCredential', 'NamedCredential', scope, report);
    requireReference(component, document, 'namedCredentialReference', 'NamedCredential', scope, report);
    for (const name of ['serviceBinding']) {
      const at = childOf(document, name);
      if (at && !isJson(at.text)) report.error(component, 'INVALID_VALUE', `${name} is not valid JSON`, at);
    }
    const names = childrenOf(document, 'operations').map((operation) => valueOf(operation, 'name'));
    const twice = names.find((operation, index) => names.indexOf(operation) !== index);
    if (twice !== undefined) report.error(component, 'DUPLICATE_VALUE', `The operation ${twice} is listed twice`);
  },
};

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const WEB_URL = /^(https?|wss?):\/\/[^\s/]+/i;
/** A trusted URL needs a domain name, not a scheme: `*.example.com` (Metadata API Developer Guide, "CspTrustedSite"). */
const TRUSTED_URL = /^((https?|wss?):\/\/)?[\w*-]+(\.[\w-]+)+(:\d+)?(\/\S*)?$/i;

export const trustedSites: Rule = {
  types: ['CspTrustedSite', 'RemoteSiteSetting', 'CorsWhitelistOrigin'],
  check(component, document, _scope, report) {
    const element =
      { CspTrustedSite: 'endpointUrl', RemoteSiteSetting: 'url', CorsWhitelistOrigin: 'urlPattern' }[component.type] ??
      '';
    const at = childOf(document, element);
    const form = component.type === 'CspTrustedSite' ? TRUSTED_URL : WEB_URL;
    if (at && !form.test(at.text.trim()))
      report.error(component, 'INVALID_URL', `Invalid URL in ${element}: ${at.text.trim()}`, at);
  },
};

export const externalDataSources: Rule = {
  types: ['ExternalDataSource'],
  check(component, document, scope, report) {
    requireReference(component, document, 'namedCredential', 'NamedCredential', scope, report);
    requireReference(component, document, 'authProvider', 'AuthProvider', scope, report);
    const configuration = childOf(document, 'customConfiguration');
    if (configuration && configuration.text.trim() !== '' && !isJson(configuration.text))
      report.error(component, 'INVALID_VALUE', 'customConfiguration is not valid JSON', configuration);
    report.warning(component, 'LICENSE_NEEDED', 'An external data source needs the Salesforce Connect license');
  },
};

export const settings: Rule = {
  types: ['Settings'],
  check(component, document, _scope, report) {
    const approved = childOf(document, 'enableAdminApprovedAppsOnly');
    if (approved?.text.trim() === 'true')
      report.error(
        component,
        'FEATURE_MISSING',
        'You cannot set enableAdminApprovedAppsOnly: the org does not have API Access Control',
        approved,
      );
  },
};

const SECRETS = ['consumerSecret', 'password', 'oauthToken', 'oauthRefreshToken', 'awsAccessSecret'];

/** Secrets deploy, but do not belong into files. */
export const secrets: Rule = {
  types: ['AuthProvider', 'ConnectedApp', 'ExtlClntAppGlobalOauthSettings', 'NamedCredential', 'ExternalDataSource'],
  check(component, document, _scope, report) {
    for (const holder of [document, ...childrenOf(document, 'oauthConfig')])
      for (const name of SECRETS) {
        const at = childOf(holder, name);
        if (at?.text.trim())
          report.warning(
            component,
            'SECRET_IN_FILE',
            `The element ${name} holds a secret: keep it out of source control`,
            at,
          );
      }
  },
};
