import type { ApexType, PlatformClass } from '../../abi.ts';
import { parseType, transaction, TypeToken } from '../../runtime/index.ts';

/** forName(name) and forName(namespace, name); null when there is no such type */
function forName(...args: (string | null)[]): ApexType | null {
  const name = args.at(-1) ?? null;
  if (name === null) return null;
  const namespace = args.length > 1 ? (args[0] ?? '') : '';
  const parsed = parseType(plainNames(namespace === '' ? name : `${namespace}.${name}`));
  return parsed && exists(parsed) ? parsed : null;
}

/** `Schema.Account` is Account. */
function plainNames(text: string): string {
  return text.replace(
    /\bSchema\.(\w+)/gi,
    (whole, name: string) => transaction().sObjectName(name.toLowerCase()) ?? whole,
  );
}

const COLLECTIONS: Readonly<Record<string, number>> = { list: 1, set: 1, map: 2 };

function exists(type: TypeToken): boolean {
  const expected = COLLECTIONS[type.key];
  if (expected !== undefined) return type.args.length === expected && type.args.every(exists);
  if (!type.args.every(exists)) return false;
  return (
    PRIMITIVES.has(type.key) ||
    type.user !== null ||
    type.platform !== undefined ||
    transaction().sObjectName(type.key) !== null
  );
}
const PRIMITIVES = new Set(
  'blob boolean date datetime decimal double id integer long object string time sobject'.split(' '),
);

const Type: PlatformClass = {
  name: 'System.Type',
  jsClass: TypeToken,
  statics: { forname: forName },
};
export default Type;
