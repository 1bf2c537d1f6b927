import { text } from 'node:stream/consumers';
import { Flags, SfCommand, requiredOrgFlagWithDeprecations } from '@salesforce/sf-plugins-core';
import { fillNamedPrincipal, type FilledPrincipal } from '../../credentials/fill.ts';
import { readParameters } from '../../credentials/parameters.ts';
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
  static override readonly flags = {
    'target-org': requiredOrgFlagWithDeprecations,
    'external-credential': Flags.string({ summary: 'Its developer name.', required: true }),
    principal: Flags.string({ summary: 'Name of the named principal; not needed when there is only one.' }),
    stdin: Flags.string({ summary: 'Parameter whose value is standard input, without the line break at its end.' }),
    env: Flags.string({ summary: 'name=VARIABLE: a parameter from the environment.', multiple: true, default: [] }),
    plain: Flags.string({ summary: 'clientId=… or username=…, which are no secrets.', multiple: true, default: [] }),
  };

  async run(): Promise<FilledPrincipal> {
    const { flags } = await this.parse(CredentialFill);
    const parameters = await readParameters(
      { plain: flags.plain, env: flags.env, ...(flags.stdin === undefined ? {} : { stdin: flags.stdin }) },
      { environment: process.env, readInput: () => text(process.stdin) },
    );
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
