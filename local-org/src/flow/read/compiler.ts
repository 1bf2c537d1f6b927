import type { Schema } from '../../schema/types.ts';
import type { XmlElement } from '../../metadata/xml/parse.ts';
import type { ActionShape, Reference } from '../types.ts';

/** Something wrong in a flow, or something that the local org cannot do. */
export interface FlowProblem {
  readonly code: string;
  readonly message: string;
  readonly at: XmlElement | null;
}

/** What a flow is checked against. */
export interface FlowScope {
  readonly schema: Schema;
  /** undefined for a class without an invocable method */
  action(className: string): ActionShape | undefined;
}

/** What the readers of single elements share. */
export interface Compiler extends FlowScope {
  readonly name: string;
  /** the record that starts the flow; null when none does */
  readonly recordObject: string | null;
  readonly isBeforeSave: boolean;
  /** variables, constants, formulas, templates and the outputs of elements, by lower-cased name; made when first asked for */
  resource(name: string): Reference | undefined;
  problem(code: string, message: string, at: XmlElement | null): void;
}

export function unsupported(compiler: Compiler, feature: string, what: string, at: XmlElement | null): void {
  compiler.problem(`UNSUPPORTED_FLOW_${feature}`, `The local org does not run ${what} (flow ${compiler.name}).`, at);
}

export function invalid(compiler: Compiler, message: string, at: XmlElement | null): void {
  compiler.problem('INVALID_FLOW', `${message} (flow ${compiler.name})`, at);
}

export const childrenOf = (element: XmlElement, name: string): XmlElement[] =>
  element.children.filter((child) => child.name === name);
export const childOf = (element: XmlElement, name: string): XmlElement | undefined =>
  element.children.find((child) => child.name === name);
export const textOf = (element: XmlElement, name: string): string | null => childOf(element, name)?.text.trim() ?? null;
export const isTrue = (element: XmlElement, name: string): boolean => textOf(element, name) === 'true';

/** The name of the element that a connector leads to. */
export function targetOf(element: XmlElement, connector: string): string | null {
  const found = childOf(element, connector);
  return found === undefined ? null : textOf(found, 'targetReference');
}
