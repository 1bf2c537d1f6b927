import type { PlatformClass } from '../../abi.ts';
import { ApexBlob } from '../../runtime/index.ts';
import { need } from '../define.ts';
import { pdfOf } from '../pdf.ts';

const Blob_: PlatformClass = {
  name: 'System.Blob',
  jsClass: ApexBlob,
  statics: {
    valueof: (text: string | null) => ApexBlob.ofText(need(text)),
    topdf: (text: string | null) => new ApexBlob(pdfOf(need(text))),
  },
};
export default Blob_;
