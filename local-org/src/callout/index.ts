export { performCallout, DEPTH_HEADER } from './perform.ts';
export { BrowserFlow, type AuthUrlInput } from './browser-flow.ts';
export { ConnectCredentials } from './connect.ts';
export { IdentityProviders, providerCredentials, type ProviderCredential } from './identity-providers.ts';
export { deployedDefinitions } from './definitions.ts';
export { credentialStore } from './store.ts';
export { CredentialError } from './representations.ts';
export { CalloutFailure } from './types.ts';
export type {
  CredentialInput,
  CredentialRepresentation,
  ExternalCredentialRepresentation,
  NamedCredentialRepresentation,
} from './representations.ts';
export type {
  CalloutContext,
  CredentialDefinitions,
  CredentialStore,
  ExternalCredentialModel,
  NamedCredentialModel,
} from './types.ts';
