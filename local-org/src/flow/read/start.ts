import type { XmlElement } from '../../metadata/xml/parse.ts';
import type { RecordTrigger, Test } from '../types.ts';
import { childrenOf, invalid, isTrue, textOf, unsupported, type Compiler } from './compiler.ts';
import { recordFilters } from './conditions.ts';
import { formula } from './formulas.ts';

const MOMENTS: Readonly<Record<string, RecordTrigger['moment']>> = {
  RecordBeforeSave: 'before',
  RecordAfterSave: 'after',
};
/** Flows without an order run after those with one up to this ("Define the Run Order of Record-Triggered Flows for an Object"). */
const MIDDLE = 1000.5;

/** When a record starts the flow; null when the flow is called by others, or starts in a way that was reported. */
export function readTrigger(root: XmlElement, start: XmlElement, compiler: Compiler): RecordTrigger | null {
  const type = textOf(start, 'triggerType');
  if (type === null || type === 'None') return null;
  const moment = MOMENTS[type];
  const object = textOf(start, 'object') ?? '';
  if (moment === undefined) {
    unsupported(compiler, 'TRIGGER_TYPE', `flows that start by ${type}`, start);
    return null;
  }
  if (compiler.schema.object(object, 'data') === undefined)
    invalid(compiler, `The flow starts with ${object}, which is no object`, start);
  for (const path of childrenOf(start, 'scheduledPaths'))
    unsupported(compiler, 'SCHEDULED_PATH', `the path ${textOf(path, 'pathType') ?? textOf(path, 'name') ?? ''}`, path);
  const on = textOf(start, 'recordTriggerType') ?? '';
  if (!['Create', 'Update', 'CreateAndUpdate'].includes(on))
    unsupported(compiler, 'RECORD_TRIGGER_TYPE', `flows that start on ${on}`, start);
  const order = textOf(root, 'triggerOrder');
  return {
    object,
    moment,
    onCreate: on !== 'Update',
    onUpdate: on !== 'Create',
    when: entryConditions(start, compiler),
    onlyWhenChanged: isTrue(start, 'doesRequireRecordChangedToMeetCriteria'),
    order: order === null ? MIDDLE : Number(order),
  };
}

function entryConditions(start: XmlElement, compiler: Compiler): Test | null {
  const text = textOf(start, 'filterFormula');
  if (text !== null) {
    const value = formula(text, 'boolean', compiler, start);
    return (interview) => value(interview) === true;
  }
  const filters = childrenOf(start, 'filters');
  return filters.length === 0 ? null : recordFilters(filters, textOf(start, 'filterLogic'), compiler);
}
