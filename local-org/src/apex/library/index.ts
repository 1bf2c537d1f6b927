/** The platform's types that run here. `run/library/` registers those that need the transaction. */
import { platformTypes } from './all.ts';
import { platformClass, platformClassOf, register } from './registry.ts';
import { setPlatformLookup } from '../runtime/index.ts';

register(...platformTypes());
setPlatformLookup({ byName: platformClass, byClass: platformClassOf });

export { builtClasses, builtMembers, isBuilt, platformClass, platformClassOf, register } from './registry.ts';
export { constant, enumClass, interfaceClass, need } from './define.ts';
export { exceptionPlatformClass } from './exceptions.ts';
export { stringValueOf } from './System/String.ts';
