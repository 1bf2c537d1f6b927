import customizeApplication from '@salesforce/label/c.Hub_Right_CustomizeApplication';
import manageNamedCredentials from '@salesforce/label/c.Hub_Right_ManageNamedCredentials';
import viewSetup from '@salesforce/label/c.Hub_Right_ViewSetup';

const labels: Readonly<Record<string, string>> = {
  CustomizeApplication: customizeApplication,
  ManageNamedCredentials: manageNamedCredentials,
  ViewSetup: viewSetup,
};

/** The name of a user permission as Setup shows it; a name that the hub does not know stays as it is. */
export function rightLabel(name: string): string {
  return labels[name] ?? name;
}
