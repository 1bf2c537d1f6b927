import type { CompiledUnit } from '../abi.ts';
import { bindClass, checkTrigger } from '../check/index.ts';
import type { Checker } from '../check/index.ts';
import type { TriggerDeclaration } from '../syntax/index.ts';
import type { ApexSource } from '../types/facts.ts';
import type { Type } from '../types/model.ts';
import type { UserSymbol } from '../types/user.ts';
import { bindRun } from './host.ts';
import { classSymbols, triggerSymbols } from './symbols.ts';
import { emitUnit } from './unit.ts';

/** A file with all its bodies, known to the universe. */
export interface ReadFile {
  readonly source: ApexSource;
  readonly symbol: UserSymbol;
  readonly trigger: TriggerDeclaration | null;
}

/** Reports what is wrong with the file; null when an error is. */
export function checkAndEmit(file: ReadFile, checker: Checker): CompiledUnit | null {
  const { source, symbol, trigger } = file;
  const before = checker.problems.length;
  const bound = bindClass(symbol, trigger ? 'without' : 'inherited', checker);
  const record = trigger && triggerObject(trigger, source, checker);
  const run = trigger && bindRun(trigger.body, symbol, record, checker);
  if (checker.problems.slice(before).some((problem) => problem.severity === 'error')) return null;
  const common = { file: source.path, apiVersion: source.apiVersion };
  if (trigger)
    return emitUnit(
      bound,
      { ...common, name: trigger.name.text, kind: 'trigger', symbols: triggerSymbols(trigger) },
      run,
    );
  return emitUnit(bound, { ...common, name: symbol.name, kind: symbol.kind, symbols: classSymbols(symbol) });
}

function triggerObject(trigger: TriggerDeclaration, source: ApexSource, checker: Checker): Type | null {
  checkTrigger(trigger, checker.universe, ({ line, column }, code, message) => {
    checker.problems.push({ file: source.path, line, column, severity: 'error', code, message });
  });
  return checker.universe.sObjects.type(trigger.object.text);
}
