import { childOf } from '../xml/parse.ts';
import { audit, flagOf, putRow, textOf, type DeployedComponent, type Projection } from './projection.ts';

const KINDS = [
  ['customObject', 'customObject'],
  ['flexiPage', 'flexiPage'],
  ['lwcComponent', 'lwcComponent'],
  ['auraComponent', 'aura'],
  ['page', 'apexPage'],
  ['url', 'url'],
] as const;

export const tab: Projection = {
  types: ['CustomTab'],
  apply(deployed) {
    const { component, document } = deployed;
    const label = labelOf(deployed);
    putRow(deployed, 'CustomTab', {
      ...audit(deployed),
      Description: textOf(document, 'description'),
      DeveloperName: component.fullName,
      FullName: component.fullName,
      HasSidebar: flagOf(document, 'hasSidebar'),
      ManageableState: 'unmanaged',
      MasterLabel: label,
      MotifName: textOf(document, 'motif'),
      NamespacePrefix: null,
      Type: KINDS.find(([element]) => childOf(document, element))?.[1] ?? null,
      Url: textOf(document, 'url'),
    });
    const isObject = flagOf(document, 'customObject');
    putRow(deployed, 'TabDefinition', {
      DurableId: component.fullName,
      IsAvailableInAloha: true,
      IsAvailableInDesktop: true,
      IsAvailableInLightning: true,
      IsAvailableInMobile: true,
      IsCustom: true,
      Label: label,
      Name: component.fullName,
      SobjectName: isObject ? component.fullName : null,
      Url: isObject ? `/lightning/o/${component.fullName}/home` : `/lightning/n/${component.fullName}`,
    });
  },
  remove({ rows, component }) {
    for (const object of ['CustomTab', 'TabDefinition']) if (rows.has(object)) rows.remove(object, component.id);
  },
};

/** An object's tab has the object's plural label. */
function labelOf({ component, document, store }: DeployedComponent): string {
  const object = flagOf(document, 'customObject')
    ? store.get({ type: 'CustomObject', fullName: component.fullName })?.document
    : null;
  return textOf(document, 'label') ?? (object ? textOf(object, 'pluralLabel') : null) ?? component.fullName;
}
