import type { PlatformClass } from '../../abi.ts';
import { ApexDocument } from '../xml/document.ts';

const Document: PlatformClass = {
  name: 'Dom.Document',
  jsClass: ApexDocument,
  construct: () => new ApexDocument(),
};
export default Document;
