import type { PlacedComponent } from '../client/page-state.ts';
import type { RecordView } from '../types.ts';
import type { FlexiPage, PageComponent } from './flexi-page.ts';
import type { Html } from './html.ts';
import { html } from './html.ts';
import type { Application, Tab } from './navigation-items.ts';

export interface Body {
  readonly html: Html;
  readonly components: readonly PlacedComponent[];
}

/** `hubConsole` as an element: `c-hub-console`. */
export function tagOf(bundle: string): string {
  return `c-${bundle.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

export function componentBody(bundle: string): Body {
  return bodyOf([{ name: 'main', components: [{ bundle, name: bundle, properties: {} }] }]);
}

export function flexiPageBody(page: FlexiPage): Body {
  return bodyOf(page.regions);
}

function bodyOf(regions: FlexiPage['regions']): Body {
  const placed: PlacedComponent[] = [];
  const place = (component: PageComponent): Html => {
    if (component.bundle === null) {
      return html`<div class="slds-box slds-theme_default" role="note">
        UNSUPPORTED_COMPONENT: the local org does not show ${component.name}; an org does.
      </div>`;
    }
    const target = `component-${placed.length}`;
    const { bundle, properties } = component;
    placed.push({ target, module: `c/${bundle}`, tag: tagOf(bundle), properties });
    return html`<div id="${target}"></div>`;
  };
  const filled = regions.filter(({ components }) => components.length > 0);
  const parts = filled.map(({ name, components }) => {
    const wide = name === 'header' || name === 'footer' || filled.length === 1;
    return html`<div class="${wide ? 'shell-wide' : 'shell-column'}">${components.map(place)}</div>`;
  });
  return { html: html`<div class="shell-columns">${parts}</div>`, components: placed };
}

export function plainBody(heading: string, paragraphs: readonly (string | Html)[]): Body {
  return {
    html: html`<div class="slds-box slds-theme_default">
      <h1 class="slds-text-heading_medium">${heading}</h1>
      ${paragraphs.map((each) => html`<p class="slds-m-top_small">${each}</p>`)}
    </div>`,
    components: [],
  };
}

export function frameBody(label: string, url: string): Body {
  return plainBody(label, [html`<a href="${url}" rel="noopener" target="_blank">${url}</a>`]);
}

export function homeBody(applications: readonly Application[], tabs: readonly Tab[]): Body {
  const tiles = applications.map(
    ({ name, label, description }) =>
      html`<li class="slds-box slds-theme_default slds-m-bottom_small">
        <a class="slds-text-heading_small" href="/lightning/app/${name}">${label}</a>
        <p class="slds-text-color_weak">${description}</p>
      </li>`,
  );
  const items = tabs.map(({ name, label }) => html`<li><a href="/lightning/n/${name}">${label}</a></li>`);
  const empty = tiles.length + items.length === 0 ? html`<p>No application or tab is granted to you.</p>` : null;
  return {
    html: html`<h1 class="slds-text-heading_medium slds-m-bottom_small">Home</h1>
      <ul>
        ${tiles}
      </ul>
      <ul>
        ${items}
      </ul>
      ${empty}`,
    components: [],
  };
}

export function recordBody(record: RecordView): Body {
  const rows = record.fields.map(
    ({ label, name, displayValue, value }) =>
      html`<dt class="slds-dl_horizontal__label slds-text-color_weak" title="${name}">${label}</dt>
        <dd class="slds-dl_horizontal__detail">${displayValue ?? valueText(value)}</dd>`,
  );
  return {
    html: html`<div class="slds-box slds-theme_default">
      <p class="slds-text-title">${record.objectLabel}</p>
      <h1 class="slds-text-heading_medium">${record.id}</h1>
      <dl class="slds-dl_horizontal slds-m-top_small">${rows}</dl>
    </div>`,
    components: [],
  };
}

/** Compound values such as addresses are shown as JSON. */
function valueText(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
