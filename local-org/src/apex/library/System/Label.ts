import type { PlatformClass } from '../../abi.ts';
import { IllegalArgumentException, transaction } from '../../runtime/index.ts';
import { need } from '../define.ts';

/** Text of a custom label; throws IllegalArgumentException when the org has none of this name. */
function get(namespace: string | null, name: string | null, language?: string | null): string {
  const text = transaction().label(namespace ?? '', need(name), language ?? null);
  if (text === null) throw new IllegalArgumentException(`Label ${name} does not exist`);
  return text;
}

const Label: PlatformClass = {
  name: 'System.Label',
  statics: {
    get,
    translationexists: (namespace: string | null, name: string | null, language: string | null) =>
      transaction().label(namespace ?? '', need(name), need(language)) !== null,
  },
};
export default Label;
