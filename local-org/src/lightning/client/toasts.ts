import type { ToastMessage } from './show-toast-event.ts';
import { ShowToastEventName } from './show-toast-event.ts';

/** How long a toast that closes by itself stays, in milliseconds. */
const shown = 5000;

/** Shows toasts in `host`. Errors and warnings interrupt a screen reader, others wait. */
export function listenForToasts(host: HTMLElement): void {
  window.addEventListener(ShowToastEventName, (event) => show(host, (event as CustomEvent<ToastMessage>).detail));
}

export function show(host: HTMLElement, toast: ToastMessage): void {
  const variant = toast.variant ?? 'info';
  const element = document.createElement('div');
  element.className = `slds-notify slds-notify_toast slds-theme_${variant}`;
  element.setAttribute('role', variant === 'error' || variant === 'warning' ? 'alert' : 'status');
  const kind = document.createElement('span');
  kind.className = 'slds-assistive-text';
  kind.textContent = variant;
  element.append(kind, content(toast));
  const stays = toast.mode === 'sticky' || (toast.mode !== 'pester' && variant === 'error');
  if (toast.mode !== 'pester') element.append(closeButton(element));
  host.append(element);
  if (!stays) setTimeout(() => element.remove(), shown);
}

function content(toast: ToastMessage): HTMLElement {
  const box = document.createElement('div');
  box.className = 'slds-notify__content';
  const title = document.createElement('h2');
  title.className = 'slds-text-heading_small';
  title.textContent = toast.title;
  box.append(title);
  if (toast.message) {
    const text = document.createElement('p');
    text.append(...messageParts(toast));
    box.append(text);
  }
  return box;
}

/** `{0}` in a message stands for the entry of messageData: a text, or a link of label and url. */
function messageParts(toast: ToastMessage): (string | Node)[] {
  return (toast.message ?? '').split(/(\{\d+\})/).map((part) => {
    const index = /^\{(\d+)\}$/.exec(part)?.[1];
    const data = index === undefined ? undefined : toast.messageData?.[Number(index)];
    if (data === undefined) return part;
    if (typeof data === 'string') return data;
    return Object.assign(document.createElement('a'), { href: safeUrl(data.url), textContent: data.label });
  });
}

function safeUrl(url: string): string {
  return ['http:', 'https:'].includes(new URL(url, window.location.href).protocol) ? url : '#';
}

function closeButton(toast: HTMLElement): HTMLElement {
  const button = document.createElement('button');
  button.className = 'slds-button slds-button_icon slds-notify__close slds-button_icon-inverse';
  button.type = 'button';
  button.setAttribute('aria-label', 'Close');
  button.textContent = '×';
  button.addEventListener('click', () => toast.remove());
  return button;
}
