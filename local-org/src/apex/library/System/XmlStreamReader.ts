import type { ApexType, PlatformClass } from '../../abi.ts';
import { ApexXmlStreamReader } from '../xml/streamReader.ts';

const XmlStreamReader: PlatformClass = {
  name: 'System.XmlStreamReader',
  jsClass: ApexXmlStreamReader,
  construct: (_: ApexType, xml: string | null) => new ApexXmlStreamReader(xml),
};
export default XmlStreamReader;
