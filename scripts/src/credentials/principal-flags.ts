import { text } from 'node:stream/consumers';
import { Flags, requiredOrgFlagWithDeprecations } from '@salesforce/sf-plugins-core';
import { readParameters } from './parameters.ts';

/** Which principal, and with what: the same for every command that brings secrets into an org. */
export const principalFlags = {
  'target-org': requiredOrgFlagWithDeprecations,
  'external-credential': Flags.string({ summary: 'Its developer name.', required: true }),
  principal: Flags.string({ summary: 'Name of the named principal; not needed when there is only one.' }),
  stdin: Flags.string({ summary: 'Parameter whose value is standard input, without the line break at its end.' }),
  env: Flags.string({ summary: 'name=VARIABLE: a parameter from the environment.', multiple: true, default: [] }),
  plain: Flags.string({ summary: 'clientId=… or username=…, which are no secrets.', multiple: true, default: [] }),
};

interface GivenFlags {
  readonly stdin?: string | undefined;
  readonly env: readonly string[];
  readonly plain: readonly string[];
}

/** Whether the caller gave any parameter. */
export function hasParameters({ stdin, env, plain }: GivenFlags): boolean {
  return stdin !== undefined || env.length > 0 || plain.length > 0;
}

export function givenParameters({ stdin, env, plain }: GivenFlags): Promise<Record<string, string>> {
  return readParameters(
    { plain, env, ...(stdin === undefined ? {} : { stdin }) },
    { environment: process.env, readInput: () => text(process.stdin) },
  );
}
