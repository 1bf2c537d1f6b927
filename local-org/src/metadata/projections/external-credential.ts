import { principalsOf } from '../check/rules/external-credentials.ts';
import { childrenOf } from '../xml/parse.ts';
import {
  idOf,
  named,
  numberOf,
  putRow,
  textOf,
  type DeployedComponent,
  type Projection,
  type RemovedComponent,
} from './projection.ts';

const OBJECT = 'ExternalCredentialParameter';

/** Parameters keep their row's id from deploy to deploy: grants of permission sets point at principals. */
export const externalCredential: Projection = {
  types: ['ExternalCredential'],
  apply(deployed) {
    const { document, component, context } = deployed;
    putRow(deployed, 'ExternalCredential', {
      ...named(deployed),
      AuthenticationProtocol: textOf(document, 'authenticationProtocol'),
      Description: textOf(document, 'description'),
    });
    const parameters = childrenOf(document, 'externalCredentialParameters');
    putParameters(deployed, parameters);
    context.onCredentialDeployed?.(
      component.fullName,
      principalsOf(parameters).map(({ name }) => name),
    );
  },
  remove(removed) {
    for (const row of parameterRows(removed)) removed.rows.remove(OBJECT, String(row['Id']));
    if (removed.rows.has('ExternalCredential')) removed.rows.remove('ExternalCredential', removed.component.id);
    removed.context.onCredentialDeployed?.(removed.component.fullName, []);
  },
};

function parameterRows({ rows, component }: RemovedComponent): readonly Readonly<Record<string, unknown>>[] {
  return rows.find(OBJECT, { ExternalCredentialId: component.id });
}

function putParameters(deployed: DeployedComponent, parameters: readonly DeployedComponent['document'][]): void {
  const { rows, component, author } = deployed;
  if (!rows.has(OBJECT)) return;
  const key = (type: unknown, name: unknown, group: unknown): string =>
    JSON.stringify([type ?? null, name ?? null, group ?? null]);
  const before = new Map(
    parameterRows(deployed).map((row) => [
      key(row['ParameterType'], row['ParameterName'], row['ParameterGroup']),
      String(row['Id']),
    ]),
  );
  for (const parameter of parameters) {
    const type = textOf(parameter, 'parameterType');
    const name = textOf(parameter, 'parameterName');
    const group = textOf(parameter, 'parameterGroup', type?.endsWith('Principal') ? name : 'DefaultGroup');
    const id = before.get(key(type, name, group)) ?? rows.newId(OBJECT);
    before.delete(key(type, name, group));
    rows.put(OBJECT, id, {
      AuthProviderId: idOf(deployed, 'AuthProvider', textOf(parameter, 'authProvider')),
      CertificateId: idOf(deployed, 'Certificate', textOf(parameter, 'certificate')),
      CreatedById: component.createdById,
      CreatedDate: component.createdDate,
      Description: textOf(parameter, 'description'),
      ExternalCredentialId: component.id,
      ExtlAuthIdentityProviderId: idOf(
        deployed,
        'ExternalAuthIdentityProvider',
        textOf(parameter, 'externalAuthIdentityProvider'),
      ),
      IsDeleted: false,
      LastModifiedById: author.userId,
      LastModifiedDate: author.now,
      ManageableState: 'unmanaged',
      ParameterGroup: group,
      ParameterName: name,
      ParameterType: type,
      ParameterValue: textOf(parameter, 'parameterValue'),
      SequenceNumber: numberOf(parameter, 'sequenceNumber'),
      SystemModstamp: author.now,
    });
  }
  for (const id of before.values()) rows.remove(OBJECT, id);
}
