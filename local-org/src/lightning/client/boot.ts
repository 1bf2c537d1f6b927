import type { PageState } from './page-state.ts';

const element = document.getElementById('page-state');

export const pageState: PageState = JSON.parse(element?.textContent ?? 'null') as PageState;

/** The value of an `@salesforce/…` module; the server has put every one there that a deployed bundle names. */
export function pageValue(specifier: string): unknown {
  return pageState.values[specifier];
}

/** Sends JSON to the org with the page's CSRF token; throws `FetchError` when the answer is not a success. */
export async function postJson(path: string, body: unknown): Promise<unknown> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-csrf-token': pageState.csrfToken },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  if (response.status === 401)
    throw fetchError(401, 'Unauthorized', { message: 'Your session has ended. Sign in again.' });
  const value: unknown = text === '' ? null : JSON.parse(text);
  if (!response.ok) throw fetchError(response.status, response.statusText, value);
  return value;
}

/** The shape in which Lightning hands errors to components. */
export interface FetchError {
  readonly body: unknown;
  readonly status: number;
  readonly statusText: string;
  readonly ok: false;
  readonly headers: Readonly<Record<string, string>>;
}

export function fetchError(status: number, statusText: string, body: unknown): FetchError {
  return { body, status, statusText, ok: false, headers: {} };
}
