import type { Simulator } from '../../simulator.ts';
import { answerErrors } from './errors.ts';
import { DownloadLinks, downloadRoutes, fileRoutes } from './files.ts';
import { folderRoutes } from './folders.ts';
import { metadataRoutes } from './metadata.ts';
import { sessionRoutes, UploadSessions, type SessionSettings } from './sessions.ts';
import { SignIn } from './sign-in.ts';
import { BoxStore } from './store.ts';
import { uploadRoutes } from './uploads.ts';

/** What a test may see and turn. */
export interface BoxControl {
  readonly store: BoxStore;
  readonly sessions: SessionSettings;
  /** how often a token was sent to the download host, which must never see one */
  tokensSeenAtDownloads(): number;
  /** ends every access token that was issued so far */
  endTokens(): void;
  /** withdraws the app's access: a person has to sign in again */
  withdrawAccess(): void;
}

/** Box as far as the hub calls it: the sign-in, the API, the upload host, the download host. https://developer.box.com/reference/ */
export const box: Simulator = {
  name: 'box',
  hosts: ['account.box.com', 'api.box.com', 'upload.box.com', 'dl.boxcloud.com'],
  description: 'box.openapi.yaml',
  routes(app, context): BoxControl {
    const signIn = new SignIn(context);
    const store = new BoxStore(context.now);
    const links = new DownloadLinks(context.now);
    const sessions = new UploadSessions(store, context.now);
    answerErrors(app);
    signIn.routes(app);
    app.register(async (api) => {
      signIn.demand(api);
      folderRoutes(api, store);
      fileRoutes(api, store, links, context.now);
      metadataRoutes(api, store);
      sessionRoutes(api, sessions);
      await uploadRoutes(api, store);
    });
    downloadRoutes(app, links);
    return {
      store,
      sessions,
      tokensSeenAtDownloads: () => links.tokensSeen,
      endTokens: () => signIn.endTokens(),
      withdrawAccess: () => signIn.withdraw(),
    };
  },
};
