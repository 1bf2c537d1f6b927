import type { ApexType, PlatformClass } from '../../abi.ts';
import { ApexXmlStreamWriter } from '../xml/streamWriter.ts';

const XmlStreamWriter: PlatformClass = {
  name: 'System.XmlStreamWriter',
  jsClass: ApexXmlStreamWriter,
  construct: ((_: ApexType) => new ApexXmlStreamWriter()) as PlatformClass['construct'],
};
export default XmlStreamWriter;
