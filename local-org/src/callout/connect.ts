import type { UserAccess } from '../data/types.ts';
import { ComponentStore } from '../metadata/store/component-store.ts';
import type { Connection } from '../metadata/store/sql.ts';
import { deployedDefinitions } from './definitions.ts';
import {
  CredentialError,
  type AuthenticationStatus,
  type CredentialInput,
  type CredentialRepresentation,
  type ExternalCredentialRepresentation,
  type NamedCredentialRepresentation,
  type PrincipalRepresentation,
} from './representations.ts';
import { connectProtocol, headersOf, parametersOf } from './connect-values.ts';
import { principalId } from './principal-id.ts';
import { requireEditRight } from './rights.ts';
import { credentialStore } from './store.ts';
import type { ExternalCredentialModel, NamedCredentialModel, PrincipalKey, PrincipalModel } from './types.ts';

const BASE = '/services/data/v67.0/named-credentials';

/** The Connect API's named credentials for one user, as its REST resources and the Apex class ConnectApi.NamedCredentials give them. */
export class ConnectCredentials {
  readonly #definitions;
  readonly #store;
  readonly #components: ComponentStore;
  readonly #connection: Connection;
  readonly #user: UserAccess;

  constructor(connection: Connection, user: UserAccess) {
    this.#connection = connection;
    this.#definitions = deployedDefinitions(connection);
    this.#store = credentialStore(connection);
    this.#components = new ComponentStore(connection);
    this.#user = user;
  }

  namedCredentials(): NamedCredentialRepresentation[] {
    return this.#definitions.namedCredentials().map((name) => this.namedCredential(name));
  }

  namedCredential(developerName: string): NamedCredentialRepresentation {
    const model = this.#definitions.namedCredential(developerName);
    if (model === undefined) throw notFound('named credential', developerName);
    return this.#describeNamed(model);
  }

  /** Only those with a principal that the user may authenticate as. */
  externalCredentials(): ExternalCredentialRepresentation[] {
    return this.#definitions
      .externalCredentials()
      .map((name) => this.#external(name))
      .filter((model) => model.principals.some((principal) => this.#isGranted(model, principal)))
      .map((model) => this.#describeExternal(model));
  }

  externalCredential(developerName: string): ExternalCredentialRepresentation {
    return this.#describeExternal(this.#external(developerName));
  }

  credential(input: CredentialInput): CredentialRepresentation {
    const { model, principal } = this.#target(input);
    const held = this.#store.parameters(this.#key(model, principal));
    return {
      externalCredential: model.developerName,
      principalName: principal.name,
      principalType: principal.type,
      authenticationProtocol: connectProtocol(model.protocol),
      authenticationProtocolVariant: model.variant,
      authenticationStatus: this.#status(model, principal),
      credentials: Object.fromEntries(
        held.map(({ name, value, encrypted }) => [name, { encrypted, value: encrypted ? null : value, revision: 1 }]),
      ),
    };
  }

  /** `create` refuses a principal that is filled, `update` one that is not, `patch` is for protocol Custom only. */
  save(mode: 'create' | 'update' | 'patch', input: CredentialInput): CredentialRepresentation {
    const { model, principal } = this.#target(input);
    requireEditRight(this.#user);
    const key = this.#key(model, principal);
    const held = this.#store.parameters(key);
    if (mode === 'create' && held.length > 0)
      throw new CredentialError(
        400,
        'DUPLICATE_VALUE',
        `The principal ${principal.name} already has credentials. Update them with PUT.`,
      );
    if (mode === 'update' && held.length === 0)
      throw new CredentialError(
        404,
        'NOT_FOUND',
        `The principal ${principal.name} has no credentials yet. Create them with POST.`,
      );
    if (mode === 'patch' && model.protocol !== 'Custom')
      throw new CredentialError(
        400,
        'INVALID_INPUT',
        'PATCH is supported for the Custom authentication protocol only.',
      );
    const given = Object.entries(input.credentials ?? {}).map(([name, { value, encrypted }]) => ({
      name,
      value,
      encrypted: encrypted ?? true,
    }));
    const kept = mode === 'patch' ? held.filter(({ name }) => !given.some((parameter) => parameter.name === name)) : [];
    this.#store.save(key, [...kept, ...given]);
    return this.credential(input);
  }

  /** The principal that the input names, for a user who may fill it. */
  editable(input: CredentialInput): { key: PrincipalKey; model: ExternalCredentialModel } {
    const { model, principal } = this.#target(input);
    requireEditRight(this.#user);
    return { key: this.#key(model, principal), model };
  }

  remove(input: CredentialInput): void {
    const { model, principal } = this.#target(input);
    requireEditRight(this.#user);
    this.#store.remove(this.#key(model, principal));
  }

  #external(developerName: string): ExternalCredentialModel {
    const model = this.#definitions.externalCredential(developerName);
    if (model === undefined) throw notFound('external credential', developerName);
    return model;
  }

  #target(input: CredentialInput): { model: ExternalCredentialModel; principal: PrincipalModel } {
    const model = this.#external(input.externalCredential);
    const principal = model.principals.find(
      ({ name, type }) => name.toLowerCase() === input.principalName.toLowerCase() && type === input.principalType,
    );
    if (principal === undefined)
      throw notFound(`${input.principalType} of external credential ${model.developerName}`, input.principalName);
    return { model, principal };
  }

  #key(model: ExternalCredentialModel, principal: PrincipalModel): PrincipalKey {
    return {
      externalCredential: model.developerName,
      principal: principal.name,
      userId: principal.type === 'PerUserPrincipal' ? this.#user.userId : '',
    };
  }

  #isGranted(model: ExternalCredentialModel, principal: PrincipalModel): boolean {
    return this.#user.principals.has(`${model.developerName}-${principal.name}`.toLowerCase());
  }

  /**
   * Source: reference for `authenticationStatus`: at least one configured principal; Unknown for protocol Custom. Where a
   * certificate signs, principals have nothing to fill in (Salesforce Help, "Understand the Authentication Status for External Credentials").
   */
  #status(model: ExternalCredentialModel, principal?: PrincipalModel): AuthenticationStatus {
    if (model.protocol === 'Custom') return 'Unknown';
    if (model.protocol === 'Jwt' || model.variant === 'JwtBearer')
      return model.signingCertificate === null ? 'NotConfigured' : 'Configured';
    const asked = principal === undefined ? model.principals : [principal];
    return asked.some((one) => this.#store.parameters(this.#key(model, one)).length > 0)
      ? 'Configured'
      : 'NotConfigured';
  }

  #canViewSetup(): boolean {
    return this.#user.userPermissions.has('viewsetup');
  }

  #describeExternal(model: ExternalCredentialModel): ExternalCredentialRepresentation {
    const full = this.#canViewSetup();
    const id = this.#idOf('ExternalCredential', model.developerName);
    return {
      id,
      developerName: model.developerName,
      masterLabel: model.label,
      authenticationProtocol: connectProtocol(model.protocol),
      authenticationProtocolVariant: model.variant,
      authenticationStatus: this.#status(model),
      customHeaders: full ? headersOf(model.headers) : [],
      parameters: full ? parametersOf(model) : [],
      principals: model.principals.map((principal) => this.#describePrincipal(model, id, principal)),
      relatedNamedCredentials: full ? this.#related(model.developerName) : [],
      url: `${BASE}/external-credentials/${model.developerName}`,
    };
  }

  #describePrincipal(
    model: ExternalCredentialModel,
    credentialId: string,
    principal: PrincipalModel,
  ): PrincipalRepresentation {
    return {
      id: principalId(this.#connection, credentialId, principal.name),
      principalName: principal.name,
      principalType: principal.type,
      sequenceNumber: principal.sequence,
      authenticationStatus: this.#status(model, principal),
      url: `${BASE}/credential?externalCredential=${model.developerName}&principalName=${principal.name}&principalType=${principal.type}`,
    };
  }

  #related(externalCredential: string) {
    return this.#definitions
      .namedCredentials()
      .map((name) => this.#definitions.namedCredential(name))
      .filter((model) => model?.externalCredential?.toLowerCase() === externalCredential.toLowerCase())
      .map((model) => ({
        developerName: model!.developerName,
        masterLabel: model!.label,
        url: `${BASE}/named-credential-setup/${model!.developerName}`,
      }));
  }

  #describeNamed(model: NamedCredentialModel): NamedCredentialRepresentation {
    const external =
      model.externalCredential === null ? undefined : this.#definitions.externalCredential(model.externalCredential);
    const full = this.#canViewSetup();
    return {
      id: this.#idOf('NamedCredential', model.developerName),
      developerName: model.developerName,
      masterLabel: model.label,
      type: model.kind,
      calloutUrl: full ? model.url : '',
      calloutStatus: model.enabled ? 'Enabled' : 'Disabled',
      calloutOptions: {
        allowMergeFieldsInBody: model.allowMergeFieldsInBody,
        allowMergeFieldsInHeader: model.allowMergeFieldsInHeader,
        generateAuthorizationHeader: model.generateAuthorizationHeader,
      },
      externalCredentials:
        external === undefined
          ? []
          : [
              {
                id: this.#idOf('ExternalCredential', external.developerName),
                developerName: external.developerName,
                masterLabel: external.label,
                url: `${BASE}/external-credentials/${external.developerName}`,
              },
            ],
      customHeaders: full ? headersOf(model.headers) : [],
      parameters: [],
      url: `${BASE}/named-credential-setup/${model.developerName}`,
    };
  }

  #idOf(type: string, fullName: string): string {
    return this.#components.get({ type, fullName })?.id ?? '';
  }
}

function notFound(what: string, name: string): CredentialError {
  return new CredentialError(404, 'NOT_FOUND', `There is no ${what} named ${name}.`);
}
