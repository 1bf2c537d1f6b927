import type { Position, TriggerDeclaration } from '../syntax/index.ts';
import type { Universe } from '../types/resolve.ts';
import { checkCharacters } from './identifiers.ts';

type Report = (at: Position, code: string, message: string) => void;

/** Apex Developer Guide, "Triggers" and "Trigger Context Variables": its name, its object and its events. */
export function checkTrigger(trigger: TriggerDeclaration, universe: Universe, report: Report): void {
  const { name, object, events } = trigger;
  checkCharacters(name.text, name, report);
  if (!universe.sObjects.type(object.text))
    report(name, 'invalid-trigger-object', `Invalid type: Schema.${object.text}`);
  const seen = new Set<string>();
  for (const event of events) {
    if (event === 'before undelete')
      report(name, 'invalid-trigger-before-undelete', 'Trigger Usage Before Undelete is not supported');
    if (seen.has(event))
      report(name, 'invalid-duplicate-trigger-usage', `Duplicate Trigger Usage: ${event.toUpperCase()}`);
    seen.add(event);
  }
}
