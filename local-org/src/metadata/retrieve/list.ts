import type { OrgDatabase } from '../../data/store/database.ts';
import { prepareMetadataTypes } from '../fields/prepare.ts';
import { metadataRegistry, type TypeInfo } from '../registry.ts';
import { ComponentStore } from '../store/component-store.ts';
import { componentProperties, type FileProperties } from './file-properties.ts';

/** `listMetadata`: the org's components of one type. */
export function listMetadata(db: OrgDatabase, type: string): FileProperties[] {
  return new ComponentStore(db.sqlite)
    .list(type)
    .map((component) => componentProperties(db, component, component.documentPath.replace(/(\.\w+)-meta\.xml$/, '$1')));
}

/** `DescribeMetadataObject` of the Metadata API. */
interface DescribeMetadataObject {
  readonly childXmlNames: readonly string[];
  readonly directoryName: string;
  readonly inFolder: boolean;
  readonly metaFile: boolean;
  readonly suffix: string | null;
  readonly xmlName: string;
}

interface DescribeMetadataResult {
  readonly metadataObjects: readonly DescribeMetadataObject[];
  readonly organizationNamespace: string;
  readonly partialSaveAllowed: boolean;
  readonly testRequired: boolean;
}

/** `describeMetadata`: the types this org takes. */
export async function describeMetadata(): Promise<DescribeMetadataResult> {
  const fields = await prepareMetadataTypes();
  const infos = [...metadataRegistry().types()].filter((info) => info.layout !== 'unsupported');
  const known = infos.filter((info) => info.name === 'Settings' || fields.type(info.name) !== undefined);
  return {
    metadataObjects: known.map(describe),
    organizationNamespace: '',
    partialSaveAllowed: true,
    testRequired: false,
  };
}

function describe(info: TypeInfo): DescribeMetadataObject {
  return {
    childXmlNames: info.children.map(({ name }) => name),
    directoryName: info.directory,
    inFolder: info.inFolder,
    metaFile: info.layout === 'content' || info.layout === 'staticResource',
    suffix: info.suffix,
    xmlName: info.name,
  };
}
