import { childOf } from '../xml/parse.ts';
import { audit, flagOf, putRow, textOf, type DeployedComponent, type Projection } from './projection.ts';

/** `specific_lifetime:30:DAYS` as the two columns of ConnectedApplication. */
const REFRESH = /^specific_(lifetime|inactivity):(\d+):(\w+)$/i;

/** No field for scopes, callback or IP policy exists: those are read by a retrieve. */
export const connectedApp: Projection = {
  types: ['ConnectedApp'],
  apply(deployed) {
    const { document } = deployed;
    const oauth = childOf(document, 'oauthConfig');
    const policy = childOf(document, 'oauthPolicy');
    const [, , period] = REFRESH.exec((policy && textOf(policy, 'refreshTokenPolicy')) ?? '') ?? [];
    const label = textOf(document, 'label', deployed.component.fullName);
    putRow(deployed, 'ConnectedApplication', {
      ...audit(deployed),
      ContactEmail: textOf(document, 'contactEmail'),
      ContactPhone: textOf(document, 'contactPhone'),
      Description: textOf(document, 'description'),
      DeveloperName: deployed.component.fullName,
      IconUrl: textOf(document, 'iconUrl'),
      InfoUrl: textOf(document, 'infoUrl'),
      LogoUrl: textOf(document, 'logoUrl'),
      MobileStartUrl: textOf(document, 'mobileStartUrl'),
      Name: label,
      OptionsAllowAdminApprovedUsersOnly: oauth !== undefined && flagOf(oauth, 'isAdminApproved'),
      OptionsHasSessionLevelPolicy: childOf(document, 'sessionPolicy') !== undefined,
      OptionsRefreshTokenValidityMetric: period !== undefined,
      RefreshTokenValidityPeriod: period === undefined ? null : Number(period),
      StartUrl: textOf(document, 'startUrl'),
    });
    putMenuItem(deployed, label);
  },
  remove({ rows, component }) {
    for (const row of rows.find('AppMenuItem', { ApplicationId: component.id }))
      rows.remove('AppMenuItem', String(row['Id']));
    if (rows.has('ConnectedApplication')) rows.remove('ConnectedApplication', component.id);
  },
};

/** An app that was installed by a deploy is in the app menu. */
function putMenuItem(deployed: DeployedComponent, label: string | null): void {
  const { rows, component, document } = deployed;
  if (!rows.has('AppMenuItem')) return;
  const [before] = rows.find('AppMenuItem', { ApplicationId: component.id });
  rows.put('AppMenuItem', before ? String(before['Id']) : rows.newId('AppMenuItem'), {
    ...audit(deployed),
    ApplicationId: component.id,
    Description: textOf(document, 'description'),
    IsAccessible: true,
    IsVisible: true,
    Label: label,
    Name: component.fullName,
    StartUrl: textOf(document, 'startUrl'),
    Type: 'ConnectedApplication',
  });
}
