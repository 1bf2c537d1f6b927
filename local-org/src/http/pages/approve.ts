import { escapeHtml, hidden, page } from './layout.ts';

const SCOPE_TEXTS: Readonly<Record<string, string>> = {
  api: 'Access and manage your data',
  full: 'Full access',
  web: 'Provide access to your data via the Web',
  refresh_token: 'Perform requests on your behalf at any time',
  offline_access: 'Perform requests on your behalf at any time',
  openid: 'Access your unique identifiers',
  id: 'Access your basic information',
  profile: 'Access your basic information',
};

export interface ApprovePage {
  readonly appName: string;
  readonly username: string;
  readonly scopes: readonly string[];
  /** the authorization request, sent back with the decision */
  readonly request: Readonly<Record<string, string>>;
  readonly csrfToken: string;
}

export function approvePage({ appName, username, scopes, request, csrfToken }: ApprovePage): string {
  const items = scopes.map((scope) => `<li>${escapeHtml(SCOPE_TEXTS[scope] ?? scope)}</li>`).join('');
  const fields = Object.entries(request).map(([name, value]) => hidden(name, value));
  return page(
    'Allow access?',
    `<p><strong>${escapeHtml(appName)}</strong> asks to:</p>
<ul class="slds-list_dotted slds-m-vertical_small">${items}</ul>
<p>You are signed in as ${escapeHtml(username)}.</p>
<form method="post" action="/services/oauth2/authorize" class="slds-m-top_medium">
${fields.join('\n')}
${hidden('csrf', csrfToken)}
<button class="slds-button slds-button_brand" name="decision" value="allow" type="submit">Allow</button>
<button class="slds-button slds-button_neutral" name="decision" value="deny" type="submit">Deny</button>
</form>`,
  );
}
