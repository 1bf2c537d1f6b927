const titles: Readonly<Record<string, string>> = {
  NamedCredential: 'Named Credentials',
  AuthProviders: 'Auth. Providers',
  ConnectedAppsUsage: 'Connected Apps OAuth Usage',
  ConnectedApplication: 'Manage Connected Apps',
  ManageExternalClientApplication: 'External Client App Manager',
  PermSets: 'Permission Sets',
  ManageUsers: 'Users',
  EnhancedProfiles: 'Profiles',
  SecurityRemoteProxy: 'Remote Site Settings',
  SecurityCspTrustedSite: 'Trusted URLs',
  CertificatesAndKeysManagement: 'Certificate and Key Management',
  SetupOneHome: 'Setup Home',
};

/** What the Setup page behind `/lightning/setup/<node>/…` is called; unknown nodes are spelt out. */
export function setupTitle(node: string): string {
  return titles[node] ?? node.replace(/([a-z])([A-Z])/g, '$1 $2');
}
