import path from 'node:path';
import { Args } from '@oclif/core';
import { Flags, SfCommand } from '@salesforce/sf-plugins-core';
import { newPartner } from '../../partners/new-partner.ts';
import { nextSteps } from '../../partners/next-steps.ts';
import { PROTOCOLS } from '../../partners/protocol.ts';

const ROOT = path.resolve(import.meta.dirname, '../../../..');

export interface PartnerWritten {
  readonly name: string;
  /** from the root */
  readonly files: readonly string[];
  readonly nextSteps: readonly string[];
}

/** `hub partner new <name>`: a folder for a partner of one's own, complete and tested. */
export default class PartnerNew extends SfCommand<PartnerWritten> {
  static override readonly summary =
    'Write a partner of your own: credentials, register entry, client class, test, simulator, story and runbook.';
  static override readonly description =
    'Nothing of it is in a list, and nothing is overwritten. No secret is asked for: `hub credential fill` brings it into the org after the deploy.';
  static override readonly examples = [
    '<%= config.bin %> partner new acme-payments --protocol api-key --endpoint https://api.acme.example/v1',
    '<%= config.bin %> partner new acme --protocol oauth-client-credentials --endpoint https://api.acme.example --token-endpoint https://login.acme.example/oauth/token',
  ];
  static override readonly args = {
    name: Args.string({ description: 'Small letters, digits and single hyphens, e.g. acme-payments.', required: true }),
  };
  static override readonly flags = {
    protocol: Flags.option({ options: PROTOCOLS, summary: 'How the partner knows its caller.', required: true })(),
    endpoint: Flags.string({
      summary: 'https URL that all calls begin with; without a secret or a query.',
      required: true,
    }),
    label: Flags.string({ summary: 'Name for people, up to 40 characters; made from the name when it is missing.' }),
    'health-path': Flags.string({
      summary: 'Path below the endpoint that answers GET and changes nothing.',
      default: '/status',
    }),
    'token-endpoint': Flags.string({
      summary: 'Where tokens come from; /oauth/token of the endpoint when it is missing.',
    }),
    scope: Flags.string({ summary: 'Scope of the tokens, for OAuth.' }),
  };

  async run(): Promise<PartnerWritten> {
    const { args, flags } = await this.parse(PartnerNew);
    const { plan, files } = await newPartner(ROOT, {
      name: args.name,
      protocol: flags.protocol,
      endpoint: flags.endpoint,
      healthPath: flags['health-path'],
      ...(flags.label === undefined ? {} : { label: flags.label }),
      ...(flags['token-endpoint'] === undefined ? {} : { tokenEndpoint: flags['token-endpoint'] }),
      ...(flags.scope === undefined ? {} : { scope: flags.scope }),
    });
    const steps = nextSteps(plan);
    for (const file of files) this.log(file);
    this.logSuccess(`\n${files.length} files written. Next:`);
    for (const step of steps) this.log(`  ${step}`);
    return { name: plan.names.folder, files, nextSteps: steps };
  }
}
