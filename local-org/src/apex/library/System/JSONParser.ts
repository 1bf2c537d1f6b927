import type { PlatformClass } from '../../abi.ts';
import { ApexJsonParser } from '../json/parser.ts';

const JSONParser: PlatformClass = { name: 'System.JSONParser', jsClass: ApexJsonParser };
export default JSONParser;
