/** What the Connect API answers for credentials; ConnectApi classes in Apex have the same members. */
export type AuthenticationStatus = 'Configured' | 'NotConfigured' | 'Unknown';

export interface CustomHeader {
  readonly headerName: string;
  readonly headerValue: string;
  readonly sequenceNumber: number;
}

export interface NamedCredentialRepresentation {
  readonly id: string;
  readonly developerName: string;
  readonly masterLabel: string;
  readonly type: 'SecuredEndpoint' | 'PrivateEndpoint' | 'Legacy';
  readonly calloutUrl: string;
  readonly calloutStatus: 'Enabled' | 'Disabled';
  readonly calloutOptions: {
    readonly allowMergeFieldsInBody: boolean;
    readonly allowMergeFieldsInHeader: boolean;
    readonly generateAuthorizationHeader: boolean;
  };
  readonly externalCredentials: readonly {
    readonly id: string;
    readonly developerName: string;
    readonly masterLabel: string;
    readonly url: string;
  }[];
  readonly customHeaders: readonly CustomHeader[];
  readonly parameters: readonly unknown[];
  readonly url: string;
}

export interface PrincipalRepresentation {
  /** what SetupEntityAccess names; null in an org without that object */
  readonly id: string | null;
  readonly principalName: string;
  readonly principalType: string;
  readonly sequenceNumber: number;
  readonly authenticationStatus: AuthenticationStatus;
  readonly url: string;
}

export interface ExternalCredentialRepresentation {
  readonly id: string;
  readonly developerName: string;
  readonly masterLabel: string;
  /** Connect's spelling: `OAuth` for the metadata's `Oauth` */
  readonly authenticationProtocol: string;
  readonly authenticationProtocolVariant: string | null;
  readonly authenticationStatus: AuthenticationStatus;
  readonly customHeaders: readonly CustomHeader[];
  readonly parameters: readonly {
    readonly parameterName: string;
    readonly parameterType: string;
    readonly parameterValue: string;
  }[];
  readonly principals: readonly PrincipalRepresentation[];
  readonly relatedNamedCredentials: readonly {
    readonly developerName: string;
    readonly masterLabel: string;
    readonly url: string;
  }[];
  readonly url: string;
}

export interface CredentialRepresentation {
  readonly externalCredential: string;
  readonly principalName: string;
  readonly principalType: string;
  readonly authenticationProtocol: string;
  readonly authenticationProtocolVariant: string | null;
  readonly authenticationStatus: AuthenticationStatus;
  /** secrets have no value here, ever */
  readonly credentials: Readonly<
    Record<string, { readonly encrypted: boolean; readonly value: string | null; readonly revision: number }>
  >;
}

export interface CredentialInput {
  readonly externalCredential: string;
  readonly principalName: string;
  readonly principalType: string;
  readonly authenticationProtocol?: string;
  readonly credentials?: Readonly<Record<string, { readonly value: string; readonly encrypted?: boolean }>>;
}

/** A refusal of the Connect API; `code` is Salesforce's error code. */
export class CredentialError extends Error {
  readonly code: string;
  readonly status: number;
  constructor(status: number, code: string, message: string) {
    super(message);
    this.name = 'CredentialError';
    this.status = status;
    this.code = code;
  }
}
