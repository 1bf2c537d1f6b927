import { registerBehaviour } from './registry.ts';

/**
 * "OauthToken" of the Object Reference: without Customize Application only the viewer's own tokens, in counts too; Id is
 * null; 500 rows a batch, 2,500 in all; the token columns are never shown.
 */
registerBehaviour({
  object: 'OauthToken',
  query: {
    filter: (alias) => ({
      sql: `(? OR ${alias}."UserId" = ?)`,
      parameters: [(run) => (run.hasPermission('CustomizeApplication') ? 1 : 0), (run) => run.userId],
    }),
    maxRows: 2500,
    batchSize: 500,
    hidden: new Set(['id', 'accesstoken', 'requesttoken', 'deletetoken']),
  },
});
