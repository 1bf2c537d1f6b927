import type { OrgDatabase } from '../../../data/index.ts';
import { readFlow, type ActionShape, type Flow } from '../../../flow/index.ts';
import { ComponentStore } from '../../../metadata/index.ts';
import type { ApexProgram } from '../../abi.ts';
import { loadProgram } from '../program-store.ts';

/** The flows of the org that the local org can run. What it cannot run of an active flow was refused when it was deployed. */
export function loadFlows(db: OrgDatabase, program: ApexProgram): readonly Flow[] {
  if (!db.tables.exists('_component')) return [];
  const store = new ComponentStore(db.sqlite);
  return store.list('Flow').flatMap(({ fullName, document }) => {
    if (!document) return [];
    const read = readFlow(fullName, document, { schema: db.schema, action: (name) => actionShape(program, name) });
    return read.problems.length === 0 ? [read.flow] : [];
  });
}

/** The invocable method of a class as flows see it. */
export function actionShape({ units }: ApexProgram, className: string): ActionShape | undefined {
  const unit = units.find(({ name }) => name.toLowerCase() === className.toLowerCase());
  return unit?.symbols.invocable[0];
}

/** A flow as callers see it. */
export type CallableFlow = Pick<Flow, 'name' | 'label' | 'description' | 'variables'>;

/** Flows that no record starts. */
export function callableFlows(db: OrgDatabase): readonly CallableFlow[] {
  return loadFlows(db, loadProgram(db)).filter(({ trigger }) => trigger === null);
}
