import type { ApexType, PlatformClass } from '../../abi.ts';
import { ApexBlob } from '../../runtime/index.ts';
import { signWithCertificate } from '../crypto/signature.ts';
import { need } from '../define.ts';
import { ApexJwt } from './JWT.ts';

/** A token signed with RS256 by a key of Certificate and Key Management. */
export class ApexJws {
  readonly #payload: string;
  readonly #certificate: string;
  constructor(payload: string, certificate: string) {
    this.#payload = payload;
    this.#certificate = certificate;
  }
  clone(): ApexJws {
    return new ApexJws(this.#payload, this.#certificate);
  }
  getcompactserialization(): string {
    const input = `${base64url('{"alg":"RS256"}')}.${base64url(this.#payload)}`;
    const signature = signWithCertificate('RSA-SHA256', ApexBlob.ofText(input), this.#certificate);
    return `${input}.${base64url(signature.bytes)}`;
  }
}

function base64url(bytes: string | Uint8Array): string {
  return Buffer.from(bytes as string).toString('base64url');
}

const JWS: PlatformClass = {
  name: 'Auth.JWS',
  jsClass: ApexJws,
  construct: (_: ApexType, payload: ApexJwt | string | null, certificate: string | null) =>
    new ApexJws(payload instanceof ApexJwt ? payload.tojsonstring() : need(payload), need(certificate)),
};
export default JWS;
