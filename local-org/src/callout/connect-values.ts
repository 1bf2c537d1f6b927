import type { CustomHeader, ExternalCredentialRepresentation } from './representations.ts';
import type { ExternalCredentialModel, Header } from './types.ts';

/** The Connect API writes `OAuth`, the Metadata API `Oauth`. */
export function connectProtocol(metadataSpelling: string): string {
  return metadataSpelling === 'Oauth' ? 'OAuth' : metadataSpelling;
}

export function headersOf(headers: readonly Header[]): CustomHeader[] {
  return headers.map(({ name, formula, sequence }) => ({
    headerName: name,
    headerValue: formula,
    sequenceNumber: sequence,
  }));
}

export function parametersOf(model: ExternalCredentialModel): ExternalCredentialRepresentation['parameters'] {
  const named: readonly (readonly [string, string, string | null])[] = [
    ['AuthProviderUrl', 'AuthProviderUrl', model.tokenUrl],
    ['IdentityProvider', 'ExternalAuthIdentityProvider', model.identityProvider],
    ['SigningCertificate', 'SigningCertificate', model.signingCertificate],
    ['Scope', 'AuthParameter', model.scope],
    ...claims('JwtBodyClaim', model.bodyClaims),
    ...claims('JwtHeaderClaim', model.headerClaims),
  ];
  return named.flatMap(([parameterName, parameterType, parameterValue]) =>
    parameterValue === null ? [] : [{ parameterName, parameterType, parameterValue }],
  );
}

function claims(type: string, values: Readonly<Record<string, string>>): (readonly [string, string, string])[] {
  return Object.entries(values).map(([name, value]) => [name, type, value]);
}
