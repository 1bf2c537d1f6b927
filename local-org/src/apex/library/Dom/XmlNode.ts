import type { PlatformClass } from '../../abi.ts';
import { ApexXmlNode } from '../xml/node.ts';

const XmlNode: PlatformClass = { name: 'Dom.XmlNode', jsClass: ApexXmlNode };
export default XmlNode;
