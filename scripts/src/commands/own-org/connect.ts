import { Flags, SfCommand, requiredOrgFlagWithDeprecations } from '@salesforce/sf-plugins-core';
import { sessionOf } from '../../org/session.ts';
import { connectOwnOrg, type OwnOrgConnection } from '../../own-org/connect.ts';

/** `hub own-org connect`: sets up and proves the credential by which the org calls itself. No click. */
export default class OwnOrgConnect extends SfCommand<OwnOrgConnection> {
  static override readonly summary = 'Connect the org to itself by an external client app with client credentials.';
  static override readonly description =
    'Creates the API-only run-as user, deploys the external client app, its policies and the credential, reads the consumer key and secret, ' +
    'fills the principal, and asks the org for its limits through it. The right and the switch that reading the secret needs are taken back at the end, whatever happens.';
  static override readonly examples = ['<%= config.bin %> own-org connect --target-org hub-local'];
  static override readonly flags = {
    'target-org': requiredOrgFlagWithDeprecations,
    timeout: Flags.integer({ summary: 'Minutes to wait until a new app can be used.', default: 30, min: 1 }),
  };

  async run(): Promise<OwnOrgConnection> {
    const { flags } = await this.parse(OwnOrgConnect);
    const connection = await connectOwnOrg(sessionOf(flags['target-org']), {
      username: flags['target-org'].getUsername() ?? '',
      timeoutMinutes: flags.timeout,
      onStep: (text) => this.log(text),
    });
    this.logSuccess(
      `Connected as ${connection.runAsUser}; the org answered its limits through ${connection.namedCredential}.`,
    );
    return connection;
  }
}
