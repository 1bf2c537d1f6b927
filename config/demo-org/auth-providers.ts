import type { SeedRecord } from './seed-record.ts';

export const AUTH_PROVIDER_COUNT = 16;

/** Sixteen OpenID Connect providers of made-up services. */
export function authProviders(): SeedRecord[] {
  return Array.from({ length: AUTH_PROVIDER_COUNT }, (_, index) => {
    const name = `Identity_${String(index + 1).padStart(2, '0')}`;
    const host = `https://identity${index + 1}.example`;
    const xml =
      `<?xml version="1.0" encoding="UTF-8"?>\n<AuthProvider xmlns="http://soap.sforce.com/2006/04/metadata">\n` +
      `    <authorizeUrl>${host}/authorize</authorizeUrl>\n    <consumerKey>demo-${index + 1}</consumerKey>\n    <defaultScopes>openid</defaultScopes>\n` +
      `    <friendlyName>${name.replace('_', ' ')}</friendlyName>\n    <providerType>OpenIdConnect</providerType>\n` +
      `    <sendAccessTokenInHeader>true</sendAccessTokenInHeader>\n    <sendClientCredentialsInHeader>true</sendClientCredentialsInHeader>\n    <tokenUrl>${host}/token</tokenUrl>\n</AuthProvider>\n`;
    return { kind: 'component', type: 'AuthProvider', fullName: name, path: `authproviders/${name}.authprovider`, xml };
  });
}
