import { childOf, type XmlElement } from '../xml/parse.ts';
import {
  audit,
  numberOf,
  textOf,
  type Columns,
  type DeployedComponent,
  type Projection,
  type RemovedComponent,
} from './projection.ts';

/** The one version of a flow that the local org keeps. */
const VERSION = 1;

/**
 * Flow and FlowDefinition of the Tooling API, FlowDefinitionView and FlowVersionView of SOQL (Object Reference). A flow is one
 * version: a deploy replaces it.
 */
export const flow: Projection = {
  types: ['Flow'],
  apply(deployed) {
    const { rows, component, document } = deployed;
    const definitionId = definitionOf(deployed) ?? rows.newId('FlowDefinition');
    const active = textOf(document, 'status') === 'Active' ? component.id : null;
    const put = (object: string, id: string, columns: Columns): void => {
      if (rows.has(object)) rows.put(object, id, columns);
    };
    put('Flow', component.id, { ...audit(deployed), ...version(deployed), DefinitionId: definitionId });
    put('FlowDefinition', definitionId, {
      ...audit(deployed),
      ActiveVersionId: active,
      Description: textOf(document, 'description'),
      DeveloperName: component.fullName,
      FullName: component.fullName,
      LatestVersionId: component.id,
      ManageableState: 'unmanaged',
      MasterLabel: textOf(document, 'label', component.fullName),
    });
    put('FlowDefinitionView', definitionId, definitionView(deployed, definitionId, active));
    put('FlowVersionView', component.id, versionView(deployed, definitionId));
  },
  remove(removed) {
    const { rows, component } = removed;
    const definitionId = definitionOf(removed);
    for (const [object, id] of [
      ['Flow', component.id],
      ['FlowVersionView', component.id],
      ['FlowDefinition', definitionId],
      ['FlowDefinitionView', definitionId],
    ] as const)
      if (id !== null && rows.has(object)) rows.remove(object, id);
  },
};

function definitionOf({ rows, component }: RemovedComponent): string | null {
  const [row] = rows.find('FlowDefinition', { DeveloperName: component.fullName });
  return row === undefined ? null : String(row['Id']);
}

function version({ component, document }: DeployedComponent): Columns {
  return {
    ApiVersion: numberOf(document, 'apiVersion'),
    Description: textOf(document, 'description'),
    Environments: textOf(document, 'environments'),
    FullName: `${component.fullName}-${VERSION}`,
    ManageableState: 'unmanaged',
    MasterLabel: textOf(document, 'label', component.fullName),
    ProcessType: textOf(document, 'processType'),
    RunInMode: textOf(document, 'runInMode'),
    Status: textOf(document, 'status'),
    TriggerOrder: numberOf(document, 'triggerOrder'),
    VersionNumber: VERSION,
  };
}

function definitionView({ component, document }: DeployedComponent, id: string, active: string | null): Columns {
  const start: XmlElement | undefined = childOf(document, 'start');
  const ofStart = (element: string): string | null => (start === undefined ? null : textOf(start, element));
  return {
    ActiveVersionId: active,
    ApiName: component.fullName,
    ApiVersion: numberOf(document, 'apiVersion'),
    Description: textOf(document, 'description'),
    DurableId: id,
    IsActive: active !== null,
    Label: textOf(document, 'label', component.fullName),
    LastModifiedDate: component.lastModifiedDate,
    LatestVersionId: component.id,
    ManageableState: 'unmanaged',
    ProcessType: textOf(document, 'processType'),
    RecordTriggerType: ofStart('recordTriggerType'),
    TriggerObjectOrEventId: ofStart('object'),
    TriggerObjectOrEventLabel: ofStart('object'),
    TriggerOrder: numberOf(document, 'triggerOrder'),
    TriggerType: ofStart('triggerType'),
    VersionNumber: VERSION,
  };
}

function versionView({ component, document }: DeployedComponent, definitionId: string): Columns {
  return {
    ApiVersion: numberOf(document, 'apiVersion'),
    Description: textOf(document, 'description'),
    DurableId: component.id,
    FlowDefinitionViewId: definitionId,
    Label: textOf(document, 'label', component.fullName),
    LastModifiedDate: component.lastModifiedDate,
    ProcessType: textOf(document, 'processType'),
    RunInMode: textOf(document, 'runInMode'),
    Status: textOf(document, 'status'),
    VersionNumber: VERSION,
  };
}
