import { apexName, STUB_ROOT } from '../../../stubs/index.ts';
import type { JavaType } from '../../../stubs/index.ts';
import { T_OBJECT, typeOf } from '../../runtime/index.ts';
import type { TypeToken } from '../../runtime/index.ts';

const PRIMITIVES: Readonly<Record<string, string>> = { boolean: 'Boolean', long: 'Long', double: 'Double' };

/** The run-time type of a type in the signature of a stub. */
export function typeOfJava(type: JavaType): TypeToken {
  switch (type.kind) {
    case 'primitive':
      return typeOf(PRIMITIVES[type.name] ?? 'Integer');
    case 'array':
      return typeOf('List', [typeOfJava(type.element)]);
    case 'class':
      return typeOfClass(type.name, type.args);
    default:
      return T_OBJECT;
  }
}

function typeOfClass(name: string, args: readonly JavaType[]): TypeToken {
  if (name === 'java/lang/String') return typeOf('String');
  if (!name.startsWith(STUB_ROOT)) return T_OBJECT;
  const path = name.slice(STUB_ROOT.length);
  if (path === 'Internal/Object$') return T_OBJECT;
  if (path === 'Internal/RecordSet$') return typeOf('List', args.map(typeOfJava));
  if (/^SObject(s|Stubs)\//.test(path)) return typeOf(path.split('/')[1] ?? 'SObject');
  return typeOf(apexName(path), args.map(typeOfJava));
}
