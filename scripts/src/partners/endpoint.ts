import { PartnerRefusedError } from './errors.ts';

const PATH = /^(\/[\w.~-]*)*$/;
const LOOPBACK = /^(localhost|.*\.localhost|127(\.\d+){3}|0\.0\.0\.0|\[::1?\]|\[::ffff:7f.*\])$/;

/**
 * The URL of a partner as a named credential takes it: https, a host, perhaps a path, without a slash at the end.
 * Throws PartnerRefusedError, which never repeats what may be a secret.
 */
export function checkedEndpoint(text: string, what: string): string {
  if (!URL.canParse(text))
    throw new PartnerRefusedError(`The ${what} is no URL.`, 'For example: https://api.acme.example/v1');
  const url = new URL(text);
  if (url.protocol !== 'https:')
    throw new PartnerRefusedError(
      `The ${what} has to be https: anybody on the way could read a ${url.protocol}// call.`,
    );
  if (url.username !== '' || url.password !== '')
    throw new PartnerRefusedError(
      `The ${what} has a user name or password in it, which would be in the source for ever.`,
      'Leave them out, and fill the principal with `hub credential fill` after the deploy.',
    );
  if (url.search !== '' || url.hash !== '' || text.includes('?') || text.includes('#'))
    throw new PartnerRefusedError(
      `The ${what} has a query or a fragment.`,
      'Leave it out: the client class adds what a call needs, and a key belongs into the principal.',
    );
  if (LOOPBACK.test(url.hostname))
    throw new PartnerRefusedError(
      `The ${what} leads to the machine itself, and an org cannot call yours.`,
      'Name the real host: a local org finds its simulator without a change.',
    );
  if (!PATH.test(url.pathname))
    throw new PartnerRefusedError(`The path of the ${what} has other characters than letters, digits and . _ ~ -`);
  return url.origin + url.pathname.replace(/\/+$/, '');
}
