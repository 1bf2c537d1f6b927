/** A manifest: what can be deployed alone, as the folders of force-app that belong to it. */
export interface Capability {
  /** `outbound` becomes manifest/outbound.xml */
  readonly name: string;
  /** below force-app; a folder with everything in it */
  readonly folders: readonly string[];
  /** `PermissionSet:Name`: what is in the folders and still does not belong to it */
  readonly without?: readonly string[];
}

export const CAPABILITIES: readonly Capability[] = [
  { name: 'all', folders: ['main', 'test'] },
  // The front door is read-only: what writes or calls out in somebody's name comes with its own capability.
  {
    name: 'console',
    folders: ['main/core', 'main/console', 'main/outbound', 'main/apps'],
    without: [
      'PermissionSet:Hub_App_Sync',
      'PermissionSet:Hub_Caller',
      'PermissionSet:Hub_Connection_Tester',
      'PermissionSet:Hub_Queue_Operator',
      'PermissionSet:Hub_Setup_Sync',
    ],
  },
  { name: 'outbound', folders: ['main/core', 'main/outbound', 'main/partners'] },
  { name: 'apps', folders: ['main/core', 'main/apps'] },
  { name: 'inbound', folders: ['main/core', 'main/inbound'] },
];
