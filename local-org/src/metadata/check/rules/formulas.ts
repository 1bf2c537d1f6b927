import { compileFormula, FormulaError, sobjectScope, UnsupportedFormula } from '../../../formula/index.ts';
import type { CompiledFormula, FormulaOptions, Use } from '../../../formula/index.ts';
import { resultOf } from '../../../data/formulas/compiled.ts';
import type { FieldDef, ObjectDef, Schema } from '../../../schema/types.ts';
import type { ParsedComponent } from '../../components.ts';
import type { XmlElement } from '../../xml/parse.ts';
import type { Report } from '../report.ts';
import { schemaAfter } from '../scope-schema.ts';
import { childOf, isTrue, valueOf, type Rule } from './rule.ts';

interface Subject {
  readonly schema: Schema;
  readonly object: ObjectDef;
}
interface Judged {
  readonly component: ParsedComponent;
  /** where the formula stands */
  readonly element: XmlElement;
  readonly report: Report;
}

/** Formulas and defaults of fields compile against the objects that the org would have. */
export const fieldFormulas: Rule = {
  types: ['CustomField'],
  check(component, document, scope, report) {
    const formula = childOf(document, 'formula');
    const standard = valueOf(document, 'type') === 'Checkbox' ? undefined : childOf(document, 'defaultValue');
    if (formula === undefined && standard === undefined) return;
    const subject = subjectOf(schemaAfter(scope), component);
    const field = subject?.object.fields.get(component.fullName.split('.')[1]?.toLowerCase() ?? '');
    if (subject === null || field === undefined) return;
    if (formula !== undefined) checkField(subject, field, { component, element: formula, report });
    else if (standard !== undefined && field.defaultFormula !== undefined)
      judge(subject, field.defaultFormula, 'default', { component, element: standard, report }, resultOf(field));
  },
};

/** The condition of an active validation rule is a Boolean. */
export const validationRules: Rule = {
  types: ['ValidationRule'],
  check(component, document, scope, report) {
    const formula = childOf(document, 'errorConditionFormula');
    const subject = subjectOf(schemaAfter(scope), component);
    if (formula === undefined || subject === null || !isTrue(document, 'active')) return;
    judge(subject, formula.text.trim(), 'rule', { component, element: formula, report }, { kind: 'boolean' });
    const shown = childOf(document, 'errorDisplayField');
    if (shown !== undefined && !subject.object.fields.has(shown.text.trim().toLowerCase()))
      report.error(
        component,
        'MISSING_REFERENCE',
        `In field: errorDisplayField - no CustomField named ${subject.object.name}.${shown.text.trim()} found`,
        shown,
      );
  },
};

function subjectOf(schema: Schema | null, { fullName }: ParsedComponent): Subject | null {
  const object = schema?.object(fullName.split('.')[0] ?? '', 'data');
  return schema === null || object === undefined ? null : { schema, object };
}

function checkField(subject: Subject, field: FieldDef, judged: Judged): void {
  const compiled = judge(subject, field.formula ?? '', 'field', judged, resultOf(field), field.blanksAsZero === true);
  if (compiled !== null && refersTo(subject, compiled, `${subject.object.name}.${field.name}`, new Set()))
    judged.report.error(
      judged.component,
      'INVALID_FORMULA',
      `Formula cannot use another formula field that directly or indirectly refers to itself. ${field.name}`,
      judged.element,
    );
}

function judge(
  { schema, object }: Subject,
  text: string,
  use: Use,
  { component, element, report }: Judged,
  returns: FormulaOptions['returns'],
  blanksAsZero = false,
): CompiledFormula | null {
  try {
    const options = { scope: sobjectScope(schema, object, use), use, blanksAsZero };
    return compileFormula(text, returns === undefined ? options : { ...options, returns });
  } catch (error) {
    if (error instanceof UnsupportedFormula)
      report.warning(
        component,
        `UNSUPPORTED_${error.feature}`,
        `Not computed by the local org: ${error.message}`,
        element,
      );
    else if (error instanceof FormulaError) report.error(component, 'INVALID_FORMULA', error.message, element);
    else throw error;
    return null;
  }
}

/** Whether a formula reads, by itself or through formulas that it reads, the field of this name. */
function refersTo(
  { schema, object: own }: Subject,
  formula: CompiledFormula,
  name: string,
  seen: Set<string>,
): boolean {
  return formula.inputs.some(({ field, steps, global }) => {
    if (field === null || field.formula === null || global !== null) return false;
    const object = schema.object(steps.at(-1)?.object ?? own.name);
    if (object === undefined) return false;
    const full = `${object.name}.${field.name}`;
    if (full === name) return true;
    if (seen.has(full)) return false;
    seen.add(full);
    const inner = attempt({ schema, object }, field);
    return inner !== null && refersTo({ schema, object }, inner, name, seen);
  });
}

/** What is wrong with another formula is said where it stands. */
function attempt({ schema, object }: Subject, field: FieldDef): CompiledFormula | null {
  try {
    return compileFormula(field.formula ?? '', {
      scope: sobjectScope(schema, object, 'field'),
      use: 'field',
      blanksAsZero: false,
    });
  } catch {
    return null;
  }
}
