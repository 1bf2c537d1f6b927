import { to18 } from '../../schema/index.ts';
import { ApiError } from '../errors.ts';
import type { MetadataService } from '../metadata/service.ts';
import type { SoapOperation } from '../routes/soap.ts';
import { child, children, element, textOf, type XmlNode, type XmlValue } from './xml.ts';

/** The Metadata API's file-based calls. */
export function metadataOperations(service: MetadataService): Readonly<Record<string, SoapOperation>> {
  return {
    deploy: async (caller, { arguments: args }) => {
      const zip = Buffer.from(textOf(args, 'ZipFile') ?? '', 'base64');
      const id = await service.deploy(caller, zip, deployOptions(child(args, 'DeployOptions')));
      return { inner: element('result', { done: false, id, state: 'Queued' }) };
    },
    checkDeployStatus: async (caller, { arguments: args }) => {
      const result = service.deployStatus(caller, idArgument(args, 'asyncProcessId'));
      const { details, ...rest } = result;
      const shown = textOf(args, 'includeDetails') === 'true' ? { ...rest, details } : rest;
      return { inner: element('result', withoutNulls(shown)) };
    },
    cancelDeploy: async (caller, { arguments: args }) => {
      const { id, done } = await service.cancel(caller, idArgument(args, 'String', 'id', 'asyncProcessId'));
      return { inner: element('result', { done, id }) };
    },
    deployRecentValidation: async (caller, { arguments: args }) => {
      const id = await service.quickDeploy(caller, idArgument(args, 'validationId'));
      return { inner: element('result', id) };
    },
    retrieve: async (caller, { arguments: args }) => {
      const id = await service.retrieve(
        caller,
        retrieveRequest(child(args, 'retrieveRequest') ?? child(args, 'request') ?? args),
      );
      return { inner: element('result', { done: false, id, state: 'Queued' }) };
    },
    checkRetrieveStatus: async (caller, { arguments: args }) => {
      const { zipFile, ...rest } = service.retrieveStatus(caller, idArgument(args, 'asyncProcessId'));
      const withZip = rest.done && textOf(args, 'includeZip') !== 'false' ? { ...rest, zipFile } : rest;
      return { inner: element('result', withoutNulls(withZip)) };
    },
    describeMetadata: async (caller) => ({ inner: element('result', withoutNulls(await service.describe(caller))) }),
    listMetadata: async (caller, { arguments: args }) => {
      const queries = children(args, 'queries').map((query) => textOf(query, 'type') ?? '');
      return { inner: element('result', withoutNulls(service.list(caller, queries))) };
    },
  };
}

function idArgument(args: XmlNode, ...names: string[]): string {
  const value = names.map((name) => textOf(args, name)).find(Boolean);
  if (!value) throw new ApiError(500, 'INVALID_ID_FIELD', `The call has no ${names[0]}`);
  return to18(value);
}

function deployOptions(node: XmlNode | undefined): Record<string, unknown> {
  const options: Record<string, unknown> = {};
  for (const { name, text } of node?.children ?? []) {
    if (name === 'runTests') options[name] = [...((options[name] as string[] | undefined) ?? []), text.trim()];
    else options[name] = text.trim();
  }
  return options;
}

function retrieveRequest(node: XmlNode) {
  const members = children(child(node, 'unpackaged'), 'types').flatMap((types) => {
    const type = textOf(types, 'name') ?? '';
    return children(types, 'members').map((member) => ({ type, fullName: member.text.trim() }));
  });
  return {
    members,
    version: textOf(node, 'apiVersion') ?? '67.0',
    singlePackage: textOf(node, 'singlePackage') === 'true',
  };
}

/** Absent optional elements are left out of the Metadata API's answers. */
function withoutNulls(value: unknown): XmlValue {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value as XmlValue;
  const entries = Object.entries(value).filter(([, item]) => item !== null);
  return Object.fromEntries(entries.map(([name, item]) => [name, withoutNulls(item)]));
}
