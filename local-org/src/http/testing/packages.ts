import type { DeployResult } from '../../metadata/index.ts';
import { restClient } from '../../../test/support/rest-client.ts';
import type { TestServer } from './test-server.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';
const NAMESPACE = 'xmlns="http://soap.sforce.com/2006/04/metadata"';

/** An element for each value; a list repeats it, an object nests. */
export type XmlFields = { readonly [name: string]: XmlField };
type XmlField = string | number | boolean | XmlFields | readonly XmlField[];

export function metadataFile(type: string, fields: XmlFields): string {
  return `${HEAD}<${type} ${NAMESPACE}>${elements(fields)}</${type}>`;
}

function elements(fields: XmlFields): string {
  return Object.entries(fields)
    .map(([name, value]) =>
      [value]
        .flat()
        .map((item) => `<${name}>${content(item)}</${name}>`)
        .join(''),
    )
    .join('');
}

function content(value: XmlField): string {
  return typeof value === 'object' ? elements(value as XmlFields) : String(value);
}

/** Deploys files whose members are named by type; throws with the failures. */
export async function deployFiles(
  server: TestServer,
  members: Readonly<Record<string, readonly string[]>>,
  files: Readonly<Record<string, string>>,
): Promise<void> {
  const result = await deployResultOf(server, members, files);
  if (!result.success) throw new Error(JSON.stringify(result.details.componentFailures));
}

/** Deploys the same way, and answers what became of it. */
export async function deployResultOf(
  server: TestServer,
  members: Readonly<Record<string, readonly string[]>>,
  files: Readonly<Record<string, string>>,
): Promise<DeployResult> {
  const types = Object.entries(members).map(([name, list]) => ({ members: [...list], name }));
  const manifest = metadataFile('Package', { types, version: '66.0' });
  return restClient(server.url, server.accessToken).deploy({ 'package.xml': manifest, ...files });
}
