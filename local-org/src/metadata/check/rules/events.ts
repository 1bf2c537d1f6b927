import { childOf, requireReference, valueOf, type Rule } from './rule.ts';

export const subscriberConfigs: Rule = {
  types: ['PlatformEventSubscriberConfig'],
  check(component, document, scope, report) {
    requireReference(component, document, 'platformEventConsumer', 'ApexTrigger', scope, report);
    const range = (name: string, max: number): void => {
      const at = childOf(document, name);
      const value = Number(at?.text);
      if (at && !(value >= 1 && value <= max))
        report.error(component, 'INVALID_VALUE', `${name} must be from 1 to ${max}, not ${at.text.trim()}`, at);
    };
    range('batchSize', 2000);
    range('numPartitions', 10);
    const user = childOf(document, 'user');
    if (user && scope.org.userExists?.(user.text.trim()) === false)
      report.error(component, 'MISSING_REFERENCE', `In field: user - no User named ${user.text.trim()} found`, user);
  },
};

export const channels: Rule = {
  types: ['PlatformEventChannel'],
  check(component, _document, _scope, report) {
    if (!component.fullName.endsWith('__chn'))
      report.error(component, 'INVALID_NAME', `The name of a channel ends with __chn, not ${component.fullName}`);
  },
};

/** The channel of Salesforce for change data capture needs no file. */
const STANDARD_CHANNELS = new Set(['ChangeEvents']);

export const channelMembers: Rule = {
  types: ['PlatformEventChannelMember'],
  check(component, document, scope, report) {
    const at = childOf(document, 'eventChannel');
    const channel = at?.text.trim() ?? '';
    if (channel !== '' && !STANDARD_CHANNELS.has(channel) && !scope.has('PlatformEventChannel', channel))
      report.error(
        component,
        'MISSING_REFERENCE',
        `In field: eventChannel - no PlatformEventChannel named ${channel} found`,
        at,
      );
    const entity = valueOf(document, 'selectedEntity') ?? '';
    const isEvent = entity.endsWith('__e');
    const source = isEvent ? entity : entity.replace(/__ChangeEvent$/, '__c').replace(/ChangeEvent$/, '');
    const wrongKind = !isEvent && !entity.endsWith('ChangeEvent');
    if (wrongKind || scope.hasObject(source) === false)
      report.error(
        component,
        'MISSING_REFERENCE',
        `In field: selectedEntity - no event named ${entity} found`,
        childOf(document, 'selectedEntity'),
      );
  },
};
