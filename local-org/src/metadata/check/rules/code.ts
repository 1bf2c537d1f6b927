import { basename } from 'node:path';
import { apexCode } from '../apex-words.ts';
import { childOf, childrenOf, isTrue, valueOf, type Rule } from './rule.ts';

const TARGETS =
  /^(lightning__|lightningCommunity__|lightningSnapin__|lightningStatic__|analytics__|voiceExtension__|urlAddressable)/;

export const bundles: Rule = {
  types: ['LightningComponentBundle'],
  check(component, document, scope, report) {
    const name = component.fullName;
    const files = component.content.map(({ path }) => basename(path));
    const has = (extension: string): boolean => files.includes(`${name}.${extension}`);
    if (!has('js') && !has('html') && !has('css'))
      report.error(
        component,
        'LWC_EMPTY_BUNDLE',
        `The bundle ${name} has neither ${name}.js nor ${name}.html nor ${name}.css`,
      );
    const targets = childrenOf(document, 'targets').flatMap((list) => childrenOf(list, 'target'));
    for (const target of targets)
      if (!TARGETS.test(target.text.trim()))
        report.error(component, 'INVALID_TARGET', `'${target.text.trim()}' is not a valid target`, target);
    if (targets.length > 0 && !isTrue(document, 'isExposed'))
      report.warning(
        component,
        'TARGET_NOT_EXPOSED',
        'targets have no effect while isExposed is false',
        childOf(document, 'targets'),
      );
    const known = new Set(targets.map((target) => target.text.trim()));
    for (const config of childrenOf(document, 'targetConfigs').flatMap((list) => childrenOf(list, 'targetConfig')))
      for (const target of (config.attributes['targets'] ?? '')
        .split(',')
        .map((part) => part.trim())
        .filter(Boolean))
        if (!known.has(target))
          report.error(
            component,
            'INVALID_TARGET',
            `targetConfig names ${target}, which is not among the targets`,
            config,
          );
    const twin = scope.components.find(
      (other) =>
        other !== component && other.type === component.type && other.fullName.toLowerCase() === name.toLowerCase(),
    );
    if (twin && twin.fullName < name)
      report.error(component, 'DUPLICATE_NAME', `The bundles ${twin.fullName} and ${name} differ only in case`);
  },
};

/** The name that a class or trigger gives itself; null where none can be read, which the compiler tells. */
function declaredName(type: string, bytes: Uint8Array | undefined): string | null {
  const code = apexCode(bytes ?? new Uint8Array());
  const pattern = type === 'ApexClass' ? /\b(?:class|interface|enum)\s+(\w+)/i : /\btrigger\s+(\w+)\s+on\b/i;
  return pattern.exec(code)?.[1] ?? null;
}

export const apex: Rule = {
  types: ['ApexClass', 'ApexTrigger'],
  check(component, _document, scope, report) {
    const suffix = component.type === 'ApexClass' ? 'cls' : 'trigger';
    if (component.content.length === 0)
      report.error(component, 'CONTENT_MISSING', `${component.fullName}.${suffix}: Not found in zip file.`);
    const declared = declaredName(component.type, component.content[0]?.bytes);
    if (declared !== null && declared.toLowerCase() !== component.fullName.toLowerCase())
      report.error(
        component,
        'NAME_MISMATCH',
        `The file ${component.fullName}.${suffix} declares ${declared}: a file and what it declares have one name`,
      );
    const busy = component.type === 'ApexClass' && scope.org.busyClasses?.get(component.fullName.toLowerCase());
    if (busy) report.error(component, 'CLASS_BUSY', busy);
    if (!/^[A-Za-z](?:_?[A-Za-z0-9])*$/.test(component.fullName) || component.fullName.length > 40)
      report.error(
        component,
        'INVALID_NAME',
        `Invalid class name ${component.fullName}: letters, digits and single underscores, at most 40`,
      );
  },
};

export const staticResources: Rule = {
  types: ['StaticResource'],
  check(component, document, _scope, report) {
    if (component.content.length === 0)
      report.error(component, 'CONTENT_MISSING', `${component.fullName}.resource: Not found in zip file.`);
    if (!valueOf(document, 'contentType'))
      report.error(component, 'REQUIRED_MISSING', 'Required field is missing: contentType');
  },
};
