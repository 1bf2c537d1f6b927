import type { PlatformClass } from '../../abi.ts';
import { ApexXmlStreamWriter } from '../xml/streamWriter.ts';

const XmlStreamWriter: PlatformClass = {
  name: 'System.XmlStreamWriter',
  jsClass: ApexXmlStreamWriter,
  construct: () => new ApexXmlStreamWriter(),
};
export default XmlStreamWriter;
