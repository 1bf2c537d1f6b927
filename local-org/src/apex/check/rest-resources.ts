import type { Annotation } from '../syntax/index.ts';
import type { ClassSymbol, Type } from '../types/model.ts';
import { annotationNamed } from '../types/user.ts';
import { checkSingle, checkTypes, methodsWith } from './annotated.ts';
import type { Report } from './declarations.ts';
import { ANNOTATION_NAMES } from './modifier-table.ts';
import { isCollection } from './passable-types.ts';

const VERBS = ['httpdelete', 'httpget', 'httppatch', 'httppost', 'httpput'];
/** What these verbs send has no body. */
const BODILESS: ReadonlySet<string> = new Set(['httpdelete', 'httpget']);

/** Apex Developer Guide, "Apex REST Annotations" and "Apex REST Methods". */
export function checkRestResource(symbol: ClassSymbol, report: Report): void {
  const { declaration } = symbol;
  const annotation = declaration && annotationNamed(declaration.modifiers, 'restresource');
  if (annotation) checkUrl(annotation, report);
  for (const verb of VERBS) {
    const shown = ANNOTATION_NAMES[verb]?.name ?? verb;
    for (const written of methodsWith(symbol, verb))
      if (BODILESS.has(verb) && written.method.parameters.length > 0)
        report(written.at, 'invalid-method-with-parameters', `${shown} methods do not support parameters`);
      else checkTypes(written, shown, isRest, report);
    checkSingle(symbol, verb, shown, report);
  }
}

function checkUrl(annotation: Annotation, report: Report): void {
  const url = annotation.parameters.get('urlmapping');
  if (typeof url !== 'string') {
    report(annotation, 'annotation-property-missing', 'Required property is missing: urlMapping');
    return;
  }
  if (url === '') report(annotation, 'rest-resource-url-empty', 'Rest Resource url cannot be empty');
  else if (!url.startsWith('/'))
    report(annotation, 'rest-resource-url-no-slash', "Rest Resource url must begin with a forward slash, '/'");
  else if (/[^/]\*/.test(url))
    report(
      annotation,
      'rest-resource-url-illegal-wildcard-predecessor',
      "Rest Resource url wildcard, '*', must be preceded by a forward slash, '/'",
    );
  else if (/\*[^/]/.test(url))
    report(
      annotation,
      'rest-resource-url-illegal-wildcard-successor',
      "Rest Resource url wildcard, '*', must be followed by a forward slash, '/', or be the last character",
    );
  if (url.length > 255)
    report(annotation, 'rest-resource-url-too-long', 'Rest Resource url cannot be longer than 255 characters');
}

/** What JSON and XML can say alike: no Blob, plain Object or set, and only maps by text. */
function isRest(type: Type): boolean {
  if (type.key === 'blob' || type.key === 'object' || isCollection(type, 'set')) return false;
  if (isCollection(type, 'map') && type.args[0]?.key !== 'string') return false;
  return type.args.every(isRest);
}
