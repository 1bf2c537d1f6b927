import type { AuraOutcome } from '../../src/org/types.ts';

/** What a page of a signed-in user can do. */
export interface PageSession {
  /** one `@AuraEnabled` call, `Class.method` */
  apex(method: string, parameters?: Readonly<Record<string, unknown>>): Promise<AuraOutcome>;
  /** the value of a call that must succeed */
  value<T>(method: string, parameters?: Readonly<Record<string, unknown>>): Promise<T>;
  /** status of a page that is opened in the same session */
  visit(path: string): Promise<number>;
}

/** Signs in with a one-time link. */
export async function signInByLink(link: string): Promise<PageSession> {
  return pageSession(new URL(link).origin, await fetch(link, { redirect: 'manual' }));
}

export async function signInByPassword(url: string, username: string, password: string): Promise<PageSession> {
  const body = new URLSearchParams({ username, pw: password });
  return pageSession(
    url,
    await fetch(`${url}/login`, { method: 'POST', body, headers: { origin: url }, redirect: 'manual' }),
  );
}

async function pageSession(url: string, signedIn: Response): Promise<PageSession> {
  const cookie = (signedIn.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const page = await fetch(`${url}/lightning/page/home`, { headers: { cookie } });
  const csrf = /"csrfToken":"([^"]+)"/.exec(await page.text())?.[1];
  if (csrf === undefined) throw new Error(`The sign-in answered ${signedIn.status}, the page ${page.status}`);
  const headers = { cookie, origin: url, 'content-type': 'application/json', 'x-csrf-token': csrf };
  const apex: PageSession['apex'] = async (method, parameters = {}) => {
    const [className, name] = method.split('.');
    const body = JSON.stringify({ calls: [{ className, method: name, parameters }] });
    const answer = await fetch(`${url}/aura/apex`, { method: 'POST', headers, body });
    if (answer.status !== 200) throw new Error(`${method} answered ${answer.status}: ${await answer.text()}`);
    const [outcome] = (await answer.json()) as readonly [AuraOutcome];
    return outcome;
  };
  return {
    apex,
    value: async <T>(method: string, parameters?: Readonly<Record<string, unknown>>) => {
      const outcome = await apex(method, parameters);
      if (!outcome.ok) throw new Error(`${method} failed: ${outcome.error.message}`);
      return outcome.value as T;
    },
    visit: async (path) => (await fetch(url + path, { headers: { cookie }, redirect: 'manual' })).status,
  };
}
