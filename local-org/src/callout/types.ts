import type { UserAccess } from '../data/types.ts';

/** A named credential as its metadata describes it. */
export interface NamedCredentialModel {
  readonly developerName: string;
  readonly label: string;
  readonly kind: 'SecuredEndpoint' | 'PrivateEndpoint' | 'Legacy';
  readonly url: string;
  /** developer name; null for a legacy credential without one */
  readonly externalCredential: string | null;
  readonly enabled: boolean;
  readonly generateAuthorizationHeader: boolean;
  readonly allowMergeFieldsInHeader: boolean;
  readonly allowMergeFieldsInBody: boolean;
  readonly headers: readonly Header[];
}
export interface Header {
  readonly name: string;
  readonly formula: string;
  readonly sequence: number;
}

export interface PrincipalModel {
  readonly name: string;
  readonly type: 'NamedPrincipal' | 'PerUserPrincipal' | 'AwsStsPrincipal';
  readonly sequence: number;
}

/** An external credential as its metadata describes it. */
export interface ExternalCredentialModel {
  readonly developerName: string;
  readonly label: string;
  /** metadata spelling: Oauth, Custom, Basic, AwsSv4, Jwt */
  readonly protocol: string;
  readonly variant: string | null;
  readonly principals: readonly PrincipalModel[];
  readonly headers: readonly Header[];
  readonly tokenUrl: string | null;
  /** external auth identity provider or auth provider of a browser flow */
  readonly identityProvider: string | null;
  readonly signingCertificate: string | null;
  readonly scope: string | null;
  readonly bodyClaims: Readonly<Record<string, string>>;
  readonly headerClaims: Readonly<Record<string, string>>;
  /** partner statuses besides 401 that make the org fetch a new token */
  readonly refreshStatuses: readonly number[];
}

/** Reads the deployed definition; the metadata room's state is behind it. */
export interface CredentialDefinitions {
  namedCredential(developerName: string): NamedCredentialModel | undefined;
  externalCredential(developerName: string): ExternalCredentialModel | undefined;
  /** the token endpoint of an external auth identity provider or auth provider, undefined when it is not deployed */
  providerTokenUrl(developerName: string): string | undefined;
  externalCredentials(): readonly string[];
  /** whether a remote site setting allows calls to this origin */
  isRemoteSite(origin: string): boolean;
  namedCredentials(): readonly string[];
}

export interface CredentialParameter {
  readonly name: string;
  readonly value: string;
  readonly encrypted: boolean;
}

/** Which stored secret: per-user principals have one for each user, named principals one for all (`userId` empty). */
export interface PrincipalKey {
  readonly externalCredential: string;
  readonly principal: string;
  readonly userId: string;
}

/** Where principals' parameters and the partners' tokens are kept; values leave it only towards a partner. */
export interface CredentialStore {
  parameters(key: PrincipalKey): readonly CredentialParameter[];
  save(key: PrincipalKey, parameters: readonly CredentialParameter[]): void;
  remove(key: PrincipalKey): void;
  /** after a deploy: forgets every principal that the definition no longer names */
  keepOnly(externalCredential: string, principals: readonly string[]): void;
  token(key: PrincipalKey): { readonly accessToken: string; readonly expiresAt: number } | undefined;
  saveToken(key: PrincipalKey, accessToken: string, expiresAt: number): void;
  forgetToken(key: PrincipalKey): void;
}

export interface CalloutContext {
  /** the org's own My Domain, reached directly */
  readonly orgUrl: string;
  readonly hosts: Readonly<Record<string, string>>;
  readonly definitions: CredentialDefinitions;
  readonly store: CredentialStore;
  readonly user: UserAccess;
  /** `clientId` and `clientSecret` that were entered for an external auth identity provider */
  readonly providerCredentials?: (developerName: string) => Readonly<Record<string, string>>;
  /** PEM of the private key of a certificate of this org, undefined when there is none */
  certificateKey(name: string): string | undefined;
  readonly now: () => number;
  /** ends calls that are under way, when the org is closed */
  readonly signal?: AbortSignal;
}

/** A failure that Apex sees as System.CalloutException with exactly this text. */
export class CalloutFailure extends Error {
  /** milliseconds that the transaction takes for passed although nobody waited */
  readonly unwaitedMs: number;
  constructor(message: string, unwaitedMs = 0) {
    super(message);
    this.name = 'CalloutFailure';
    this.unwaitedMs = unwaitedMs;
  }
}
