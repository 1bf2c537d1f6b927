import type { PageState } from '../client/page-state.ts';
import type { LightningUser } from '../types.ts';
import type { Html } from './html.ts';
import { html, scriptJson } from './html.ts';
import { icon } from './icons.ts';
import type { ModuleGraph } from './module-graph.ts';
import type { Application, Tab } from './navigation-items.ts';

export const stylePath = '/lightning/slds/styles/salesforce-lightning-design-system.min.css';
export const shellStylePath = '/lightning/shell.css';

export interface PageInput {
  readonly title: string;
  readonly body: Html;
  readonly user: LightningUser;
  readonly applications: readonly Application[];
  readonly tabs: readonly Tab[];
  readonly current: { readonly application: Application | null; readonly tab: string | null };
  readonly graph: ModuleGraph;
  readonly state: PageState;
  readonly nonce: string;
  readonly signOutUrl: string;
}

/** The whole document. The header is complete before any script runs. */
export function renderPage(input: PageInput): string {
  const { title, body, user, graph, state, nonce, signOutUrl } = input;
  const preload = graph.preload.map((url) => html`<link rel="modulepreload" href="${url}" />`);
  return html`<!doctype html>
    <html lang="${user.language.replaceAll('_', '-')}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} | Salesforce</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="${stylePath}" />
        <link rel="stylesheet" href="${shellStylePath}" />
        <script type="importmap" nonce="${nonce}">
          ${scriptJson({ imports: graph.importMap })}
        </script>
        ${preload}
      </head>
      <body class="slds-scope">
        <a class="slds-assistive-text slds-assistive-text_focus" href="#main">Skip to main content</a>
        ${header(input, user, signOutUrl)}
        <div id="toasts" class="slds-notify_container" aria-live="polite"></div>
        <main id="main" tabindex="-1">${body}</main>
        <script type="application/json" id="page-state">
          ${scriptJson(state)}
        </script>
        <script type="module" nonce="${nonce}">
          import 'page/main';
        </script>
      </body>
    </html> `.text;
}

function header(input: PageInput, user: LightningUser, signOutUrl: string): Html {
  const { application, tab } = input.current;
  const own = application?.tabs ?? input.tabs;
  return html`<header class="shell-header">
    <div class="shell-row">
      <button
        type="button"
        class="slds-button slds-button_icon shell-launcher"
        aria-haspopup="true"
        aria-expanded="false"
        aria-controls="app-launcher"
      >
        ${icon('apps')}<span class="slds-assistive-text">App Launcher</span>
      </button>
      <span class="shell-app">${application?.label ?? 'Home'}</span>
      <nav class="shell-tabs" aria-label="Application">
        <ul>
          ${own.map((each) => tabItem(each, tab))}
        </ul>
      </nav>
      <button
        type="button"
        class="slds-button slds-button_icon shell-user"
        aria-haspopup="true"
        aria-expanded="false"
        aria-controls="user-menu"
      >
        ${icon('user')}<span class="slds-assistive-text">View profile</span>
      </button>
    </div>
    ${launcher(input)}
    <div id="user-menu" class="shell-panel shell-panel_right" hidden>
      <p class="slds-text-heading_small">${user.name}</p>
      <p class="slds-text-color_weak">${user.username}</p>
      <p class="slds-m-top_small"><a href="${signOutUrl}">Log Out</a></p>
    </div>
  </header>`;
}

function tabItem(tab: Tab, current: string | null): Html {
  const active = tab.name === current;
  return html`<li>
    <a href="/lightning/n/${tab.name}" ${active ? html` aria-current="page"` : null}>${tab.label}</a>
  </li>`;
}

function launcher({ applications, tabs }: PageInput): Html {
  const applicationItems = applications.map(
    ({ name, label, description }) =>
      html`<li>
        <a href="/lightning/app/${name}">${label}</a> <span class="slds-text-color_weak">${description}</span>
      </li>`,
  );
  const tabItems = tabs.map(({ name, label }) => html`<li><a href="/lightning/n/${name}">${label}</a></li>`);
  return html`<div id="app-launcher" class="shell-panel" hidden>
    <label class="slds-form-element__label" for="launcher-search">Find an app or item</label>
    <input id="launcher-search" class="slds-input" type="search" autocomplete="off" />
    <h2 class="slds-text-title_caps slds-m-top_small">Apps</h2>
    <ul>
      ${applicationItems}
    </ul>
    <h2 class="slds-text-title_caps slds-m-top_small">Items</h2>
    <ul>
      ${tabItems}
    </ul>
  </div>`;
}
