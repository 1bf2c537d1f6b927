import { childOf, childrenOf } from '../xml/parse.ts';
import { audit, flagOf, idOf, named, putRow, textOf, type DeployedComponent, type Projection } from './projection.ts';

export const application: Projection = {
  types: ['CustomApplication'],
  apply(deployed) {
    const { component, document, rows } = deployed;
    const brand = childOf(document, 'brand');
    const factors = childrenOf(document, 'formFactors').map((factor) => factor.text.trim());
    const shared = {
      Description: textOf(document, 'description'),
      IsNavAutoTempTabsDisabled: flagOf(document, 'isNavAutoTempTabsDisabled'),
      IsNavPersonalizationDisabled: flagOf(document, 'isNavPersonalizationDisabled'),
      IsNavTabPersistenceDisabled: flagOf(document, 'isNavTabPersistenceDisabled'),
      IsOmniPinnedViewEnabled: flagOf(document, 'isOmniPinnedViewEnabled'),
      Label: textOf(document, 'label', component.fullName),
      NavType: textOf(document, 'navType', 'Standard'),
      UiType: textOf(document, 'uiType', 'Aloha'),
    };
    putRow(deployed, 'CustomApplication', {
      ...named(deployed),
      ...shared,
      UtilityBarId: idOf(deployed, 'FlexiPage', textOf(document, 'utilityBar')),
    });
    putRow(deployed, 'AppDefinition', {
      ...shared,
      DeveloperName: component.fullName,
      DurableId: component.id,
      HeaderColor: brand ? textOf(brand, 'headerColor') : null,
      IsLargeFormFactorSupported: factors.includes('Large'),
      IsMediumFormFactorSupported: factors.includes('Medium'),
      IsSmallFormFactorSupported: factors.includes('Small'),
      IsOverrideOrgTheme: brand ? flagOf(brand, 'shouldOverrideOrgTheme') : false,
      MasterLabel: shared.Label,
      NamespacePrefix: null,
      UtilityBar: textOf(document, 'utilityBar'),
    });
    putTabs(deployed);
    if (rows.has('AppMenuItem'))
      rows.put('AppMenuItem', menuItemId(deployed), {
        ...audit(deployed),
        ApplicationId: component.id,
        IsAccessible: true,
        IsVisible: true,
        Label: shared.Label,
        Name: component.fullName,
        Type: 'TabSet',
      });
  },
  remove({ rows, component }) {
    for (const object of ['CustomApplication', 'AppDefinition'])
      if (rows.has(object)) rows.remove(object, component.id);
    for (const row of rows.find('AppMenuItem', { ApplicationId: component.id }))
      rows.remove('AppMenuItem', String(row['Id']));
    for (const row of rows.find('AppTabMember', { AppDefinitionId: component.id }))
      rows.remove('AppTabMember', String(row['Id']));
  },
};

function menuItemId({ rows, component }: DeployedComponent): string {
  const [before] = rows.find('AppMenuItem', { ApplicationId: component.id });
  return before ? String(before['Id']) : rows.newId('AppMenuItem');
}

function putTabs({ rows, component, document }: DeployedComponent): void {
  if (!rows.has('AppTabMember')) return;
  for (const row of rows.find('AppTabMember', { AppDefinitionId: component.id }))
    rows.remove('AppTabMember', String(row['Id']));
  childrenOf(document, 'tabs').forEach((tab, index) => {
    const id = rows.newId('AppTabMember');
    rows.put('AppTabMember', id, {
      AppDefinitionId: component.id,
      DurableId: `${component.id}.${tab.text.trim()}`,
      SortOrder: index + 1,
      TabDefinitionId: tab.text.trim(),
    });
  });
}
