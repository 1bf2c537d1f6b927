export { isTooDeep, TOO_DEEP } from './too-deep.ts';
export * from './ast.ts';
export { forgetTrees, parseAnonymous, parseClass, parseTrigger } from './parse.ts';
export type { Parsed, SyntaxProblem } from './parsed.ts';
export { outlineFromJson, outlineOf, outlineToJson, signatureText, triggerOutline } from './outline.ts';
