export * from './bound.ts';
export { bindClass, bindMethod } from './classes.ts';
export { BodyContext } from './context.ts';
export type { BuiltTest, Checker, QueryTest } from './context.ts';
export { checkFlow } from './flow.ts';
export { checkTrigger } from './triggers.ts';
export { bindAll } from './statements.ts';
