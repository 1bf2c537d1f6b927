import type { PlatformClass } from '../../abi.ts';
import { ApexJsonGenerator } from '../json/generator.ts';

const JSONGenerator: PlatformClass = { name: 'System.JSONGenerator', jsClass: ApexJsonGenerator };
export default JSONGenerator;
