import { escapeHtml, page } from './layout.ts';

export function errorPage(message: string): string {
  return page('This did not work', `<p role="alert">${escapeHtml(message)}</p>`);
}
