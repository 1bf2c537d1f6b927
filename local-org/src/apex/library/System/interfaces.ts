/** Interfaces of the language; user classes implement them by alias methods. */
import type { PlatformClass } from '../../abi.ts';
import { ApexIterator } from '../../runtime/index.ts';
import { interfaceClass } from '../define.ts';

export const interfaces: readonly PlatformClass[] = [
  ...['Comparable', 'Comparator', 'Iterable', 'Callable'].map((name) => interfaceClass(`System.${name}`)),
  { name: 'System.Iterator', jsClass: ApexIterator },
];
