import { registerBehaviour } from './registry.ts';

/** Without Manage Users or Monitor Login History everybody sees their own sign-ins only. */
registerBehaviour({
  object: 'LoginHistory',
  query: {
    filter: (alias) => ({
      sql: `(? OR ${alias}."UserId" = ?)`,
      parameters: [
        (run) => (run.hasPermission('ManageUsers') || run.hasPermission('MonitorLoginHistory') ? 1 : 0),
        (run) => run.userId,
      ],
    }),
  },
});
