import { childrenOf, valueOf } from '../xml/parse.ts';
import {
  flagOf,
  idOf,
  named,
  numberOf,
  putRow,
  replaceRows,
  textOf,
  type DeployedComponent,
  type Projection,
} from './projection.ts';

/** The standard object knows no type, status or parameters; Tooling does. */
export const namedCredential: Projection = {
  types: ['NamedCredential'],
  apply(deployed) {
    const { document } = deployed;
    const parameters = childrenOf(document, 'namedCredentialParameters');
    const url = parameters.find((parameter) => valueOf(parameter, 'parameterType') === 'Url');
    putRow(deployed, 'NamedCredential', {
      ...named(deployed),
      AuthProviderId: idOf(deployed, 'AuthProvider', textOf(document, 'authProvider')),
      AuthTokenEndpointUrl: textOf(document, 'authTokenEndpointUrl'),
      CalloutOptionsAllowMergeFieldsInBody: flagOf(document, 'allowMergeFieldsInBody'),
      CalloutOptionsAllowMergeFieldsInHeader: flagOf(document, 'allowMergeFieldsInHeader'),
      CalloutOptionsGenerateAuthorizationHeader: flagOf(document, 'generateAuthorizationHeader', true),
      CalloutStatus: textOf(document, 'calloutStatus', 'Enabled'),
      CertificateId: idOf(deployed, 'Certificate', textOf(document, 'certificate')),
      Description: textOf(document, 'description'),
      Endpoint: textOf(document, 'endpoint', url ? textOf(url, 'parameterValue') : null),
      JwtAudience: textOf(document, 'jwtAudience'),
      JwtFormulaSubject: textOf(document, 'jwtFormulaSubject'),
      JwtIssuer: textOf(document, 'jwtIssuer'),
      JwtTextSubject: textOf(document, 'jwtTextSubject'),
      JwtValidityPeriodSeconds: numberOf(document, 'jwtValidityPeriodSeconds'),
      NamedCredentialType: textOf(
        document,
        'namedCredentialType',
        parameters.length > 0 ? 'SecuredEndpoint' : 'Legacy',
      ),
      OauthScope: textOf(document, 'oauthScope'),
      PrincipalType: textOf(document, 'principalType', 'Anonymous'),
      Protocol: textOf(document, 'protocol', 'NoAuthentication'),
      Username: textOf(document, 'username'),
    });
    replaceRows(
      deployed,
      'NamedCredentialParameter',
      'NamedCredentialId',
      deployed.component.id,
      parameters.map((p) => parameterRow(deployed, p)),
    );
  },
  remove(removed) {
    replaceRows(removed, 'NamedCredentialParameter', 'NamedCredentialId', removed.component.id, []);
    removed.rows.remove('NamedCredential', removed.component.id);
  },
};

function parameterRow(
  deployed: DeployedComponent,
  parameter: DeployedComponent['document'],
): Record<string, string | number | boolean | null> {
  return {
    CertificateId: idOf(deployed, 'Certificate', textOf(parameter, 'certificate')),
    CreatedById: deployed.component.createdById,
    CreatedDate: deployed.component.createdDate,
    Description: textOf(parameter, 'description'),
    ExternalCredentialId: idOf(deployed, 'ExternalCredential', textOf(parameter, 'externalCredential')),
    IsDeleted: false,
    LastModifiedById: deployed.author.userId,
    LastModifiedDate: deployed.author.now,
    ManageableState: 'unmanaged',
    ParameterName: textOf(parameter, 'parameterName'),
    ParameterType: textOf(parameter, 'parameterType'),
    ParameterValue: textOf(parameter, 'parameterValue'),
    SequenceNumber: numberOf(parameter, 'sequenceNumber'),
    SystemModstamp: deployed.author.now,
  };
}
