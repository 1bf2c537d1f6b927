/** How a partner knows its caller. */
export const PROTOCOLS = ['api-key', 'oauth-client-credentials', 'basic'] as const;
export type Protocol = (typeof PROTOCOLS)[number];

/** What differs by protocol outside of the credentials themselves. */
export interface ProtocolFacts {
  /** of the principal: what the external credential takes; the last one is the secret */
  readonly parameters: readonly string[];
  /** in words, for runbooks */
  readonly described: string;
  /** of the permission set on UserExternalCredential: OAuth keeps its tokens there */
  readonly storesTokens: boolean;
}

export const PROTOCOL_FACTS: Readonly<Record<Protocol, ProtocolFacts>> = {
  'api-key': {
    parameters: ['ApiKey'],
    described: 'Custom authentication: the header `X-Api-Key` from a parameter of the principal.',
    storesTokens: false,
  },
  'oauth-client-credentials': {
    parameters: ['clientId', 'clientSecret'],
    described: 'OAuth 2.0 client credentials; Salesforce fetches and renews the token.',
    storesTokens: true,
  },
  basic: {
    parameters: ['username', 'password'],
    described: 'Basic authentication by user name and password.',
    storesTokens: false,
  },
};
