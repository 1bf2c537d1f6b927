import { InvalidParameterValueException, SecurityException } from '../../runtime/index.ts';

export function invalidCrypto(message: string): never {
  throw new InvalidParameterValueException(message);
}

/** What the cryptography itself refuses: wrong key, wrong padding. */
export function securityFailure(message: string): never {
  throw new SecurityException(message);
}
