import type { OrgDatabase } from '../../data/store/database.ts';
import { componentKey, type ComponentRef } from '../components.ts';
import { ComponentStore } from '../store/component-store.ts';
import { objectRows } from '../store/object-rows.ts';
import { busyClasses } from './busy-classes.ts';
import type { OrgState } from './org-state.ts';

/** What the org holds now, read once. */
export function orgStateOf(db: OrgDatabase, orgId: string): OrgState {
  const store = new ComponentStore(db.sqlite);
  const rows = objectRows(db);
  const byType = new Map<string, ComponentRef[]>();
  const keys = new Set<string>();
  for (const ref of store.refs()) {
    byType.set(ref.type, [...(byType.get(ref.type) ?? []), ref]);
    keys.add(componentKey(ref));
  }
  return {
    orgId,
    schema: db.schema,
    has: (ref) => keys.has(componentKey(ref)),
    document: (ref) => store.get(ref)?.document ?? null,
    all: () => [...byType.values()].flat(),
    list: (type) => byType.get(type) ?? [],
    userExists: (username) => rows.find('User', { Username: username }).length > 0,
    busyClasses: busyClasses(db, store),
  };
}
