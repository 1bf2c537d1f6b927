import { createHash } from 'node:crypto';
import {
  outlineFromJson,
  outlineOf,
  outlineToJson,
  parseClass,
  parseTrigger,
  signatureText,
  triggerOutline,
} from '../syntax/index.ts';
import type { SyntaxProblem, TriggerDeclaration, TypeDeclaration } from '../syntax/index.ts';
import type { ApexSource } from '../types/facts.ts';
import { readKept } from './cache.ts';
import type { CompileCache } from './cache.ts';

/** What is known of a file without its bodies. */
export interface Outline {
  /** null when the file cannot be read */
  readonly declaration: TypeDeclaration | TriggerDeclaration | null;
  readonly problems: readonly SyntaxProblem[];
  /** changes when what others can see of the file does */
  readonly signature: string;
}

export function isTrigger(source: ApexSource): boolean {
  return source.path.endsWith('.trigger');
}

/** The whole tree; null when the file cannot be read. */
export function parseSource(source: ApexSource): TypeDeclaration | TriggerDeclaration | null {
  return (isTrigger(source) ? parseTrigger(source.text) : parseClass(source.text)).tree;
}

/** Parses a file only when no one has before. */
export function outlineOfSource(source: ApexSource, cache: CompileCache | null): Outline {
  const key = `outline-${sha(`${isTrigger(source) ? 'trigger' : 'class'}\0${source.text}`)}`;
  const known = cache && readKept(cache, key, (text) => outlineFromJson(text) as Outline);
  if (known) return known;
  const outline = readOutline(source);
  cache?.set(key, outlineToJson(outline));
  return outline;
}

function readOutline(source: ApexSource): Outline {
  const { tree, problems } = isTrigger(source) ? parseTrigger(source.text) : parseClass(source.text);
  if (!tree) return { declaration: null, problems, signature: '' };
  const declaration = tree.kind === 'trigger' ? triggerOutline(tree) : outlineOf(tree);
  return { declaration, problems, signature: signatureText(declaration) };
}

export function sha(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
