import { SfCommand } from '@salesforce/sf-plugins-core';
import { fillNamedPrincipal, type FilledPrincipal } from '../../credentials/fill.ts';
import { givenParameters, principalFlags } from '../../credentials/principal-flags.ts';
import { sessionOf } from '../../org/session.ts';

/** `hub credential fill`: brings a secret into an org, and nowhere else. */
export default class CredentialFill extends SfCommand<FilledPrincipal> {
  static override readonly summary = 'Fill a principal of an external credential, whether it was filled before or not.';
  static override readonly description =
    'All parameters of the principal are set anew. Secrets come from standard input or the environment, never from an argument. You need Manage Named Credentials or Customize Application.';
  static override readonly examples = [
    '<%= config.bin %> credential fill --target-org my-org --external-credential Hub_Bpay --stdin ApiKey < key.txt',
    '<%= config.bin %> credential fill --target-org my-org --external-credential Hub_Microsoft_Graph --plain clientId=ID --env clientSecret=GRAPH_SECRET',
  ];
  static override readonly flags = principalFlags;

  async run(): Promise<FilledPrincipal> {
    const { flags } = await this.parse(CredentialFill);
    const parameters = await givenParameters(flags);
    const filled = await fillNamedPrincipal(
      sessionOf(flags['target-org']),
      flags['external-credential'],
      flags.principal,
      parameters,
    );
    this.logSuccess(`${filled.externalCredential}-${filled.principal} has ${filled.parameters.join(' and ')}.`);
    return filled;
  }
}
