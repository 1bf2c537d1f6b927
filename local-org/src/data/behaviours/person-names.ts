import { registerBehaviour } from './registry.ts';
import type { BehaviourRow } from './registry.ts';

/** Contact, Lead and User show first and last name as one. */
for (const object of ['Contact', 'Lead', 'User'])
  registerBehaviour({ object, beforeWrite: (_context, rows) => rows.forEach(setName) });

function setName(row: BehaviourRow): void {
  const parts = [row.fields['FirstName'], row.fields['LastName']].filter(
    (part) => typeof part === 'string' && part !== '',
  );
  if (parts.length > 0) row.fields['Name'] = parts.join(' ');
}
