import { SfCommand } from '@salesforce/sf-plugins-core';
import { prepareAuthentication, type Authentication } from '../../credentials/authenticate.ts';
import { givenParameters, hasParameters, principalFlags } from '../../credentials/principal-flags.ts';
import { sessionOf } from '../../org/session.ts';

/** `hub credential authenticate`: all of a browser sign-in but the click, which only a person can make. */
export default class CredentialAuthenticate extends SfCommand<Authentication> {
  static override readonly summary = 'Prepare the browser sign-in of a principal, and show where to click.';
  static override readonly description =
    'Enters client id and secret of the identity provider when you give them, then asks the org for the address at which one person signs in once. Open it in the browser in which you are signed in to the org. Secrets come from standard input or the environment, never from an argument.';
  static override readonly examples = [
    '<%= config.bin %> credential authenticate --target-org my-org --external-credential Hub_Box --plain clientId=ID --env clientSecret=BOX_SECRET',
    '<%= config.bin %> credential authenticate --target-org my-org --external-credential Hub_Box',
  ];
  static override readonly flags = principalFlags;

  async run(): Promise<Authentication> {
    const { flags } = await this.parse(CredentialAuthenticate);
    const parameters = hasParameters(flags) ? await givenParameters(flags) : {};
    const prepared = await prepareAuthentication(
      sessionOf(flags['target-org']),
      flags['external-credential'],
      flags.principal,
      parameters,
    );
    this.log(`Open this address within ten minutes, and grant access:\n${prepared.authenticationUrl}`);
    return prepared;
  }
}
