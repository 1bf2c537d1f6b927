import type { PlatformClass } from '../../abi.ts';
import { unsupported } from '../../runtime/index.ts';
import { need } from '../define.ts';

/** What makes two queueable jobs the same. */
export class ApexSignature {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  tostring(): string {
    return this.text;
  }
  toString(): string {
    return this.text;
  }
}

class SignatureBuilder {
  readonly #parts: string[] = [];
  addid(id: string | null): SignatureBuilder {
    return this.#add(`id:${need(id)}`);
  }
  addinteger(value: number | null): SignatureBuilder {
    return this.#add(`integer:${need(value)}`);
  }
  addstring(text: string | null): SignatureBuilder {
    return this.#add(`string:${need(text)}`);
  }
  build(): ApexSignature {
    return new ApexSignature(this.#parts.join('|'));
  }
  /** The platform does not publish how large a signature may be. */
  getmaxsize(): never {
    return unsupported('System.QueueableDuplicateSignature.Builder.getMaxSize');
  }
  getsize(): never {
    return unsupported('System.QueueableDuplicateSignature.Builder.getSize');
  }
  getremainingsize(): never {
    return unsupported('System.QueueableDuplicateSignature.Builder.getRemainingSize');
  }
  #add(part: string): SignatureBuilder {
    this.#parts.push(part);
    return this;
  }
}

const QueueableDuplicateSignature: PlatformClass = {
  name: 'System.QueueableDuplicateSignature',
  jsClass: ApexSignature,
  statics: { builder: () => new SignatureBuilder() },
};
export const QueueableDuplicateSignatureBuilder: PlatformClass = {
  name: 'System.QueueableDuplicateSignature.Builder',
  jsClass: SignatureBuilder,
  construct: () => new SignatureBuilder(),
};
export default QueueableDuplicateSignature;
