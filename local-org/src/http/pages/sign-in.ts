import { alert, escapeHtml, hidden, page } from './layout.ts';

export interface SignInPage {
  readonly startUrl: string;
  readonly username?: string;
  readonly problem?: string;
}

export function signInPage({ startUrl, username = '', problem }: SignInPage): string {
  return page(
    'Sign in',
    `${problem ? alert(problem) : ''}
<form method="post" action="/login">
${hidden('startURL', startUrl)}
${field('username', 'Username', 'text', 'username', username, problem !== undefined)}
${field('pw', 'Password', 'password', 'current-password', '', problem !== undefined)}
<button class="slds-button slds-button_brand slds-button_stretch slds-m-top_medium" type="submit">Sign in</button>
</form>
<p class="slds-m-top_medium slds-text-color_weak">User and password were printed when this local org was started for the first time.</p>`,
  );
}

function field(
  name: string,
  label: string,
  type: string,
  autocomplete: string,
  value: string,
  invalid: boolean,
): string {
  return `<div class="slds-form-element slds-m-bottom_small">
<label class="slds-form-element__label" for="${name}">${label}</label>
<div class="slds-form-element__control"><input class="slds-input" id="${name}" name="${name}" type="${type}" autocomplete="${autocomplete}" value="${escapeHtml(value)}" required${invalid ? ' aria-invalid="true"' : ''}></div>
</div>`;
}
