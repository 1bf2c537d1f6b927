import '@lwc/synthetic-shadow';
import { createElement } from 'lwc';
import type { PlacedComponent } from './page-state.ts';
import { pageState } from './boot.ts';
import { listenForMenus } from './menus.ts';
import { listenForToasts } from './toasts.ts';

const toastHost = document.getElementById('toasts');
if (toastHost) listenForToasts(toastHost);
listenForMenus();
await Promise.all(pageState.components.map(place));
document.documentElement.dataset['ready'] = 'true';

async function place(component: PlacedComponent): Promise<void> {
  const target = document.getElementById(component.target);
  if (!target) return;
  try {
    const { default: constructor } = (await import(component.module)) as { default: CustomElementConstructor };
    const element = createElement(component.tag, { is: constructor });
    Object.assign(element, component.properties);
    target.replaceChildren(element);
  } catch (error) {
    console.error(error);
    target.replaceChildren(failure(component, error));
  }
}

function failure(component: PlacedComponent, error: unknown): HTMLElement {
  const box = document.createElement('div');
  box.className = 'slds-box slds-theme_error slds-m-around_small';
  box.setAttribute('role', 'alert');
  const reason = error instanceof Error ? error.message : String(error);
  box.textContent = `The component ${component.module} could not be shown: ${reason}`;
  return box;
}
