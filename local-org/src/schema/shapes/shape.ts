import type { ObjectDef, Shape } from '../types.ts';

export interface ShapeMask {
  has(objectName: string): boolean;
  /** the object as this shape has it, or null */
  apply(object: ObjectDef): ObjectDef | null;
}

/** Objects that come with the Event Monitoring licence; Object Reference and "Event Log Objects", each says so on its page. */
const EVENT_MONITORING_OBJECTS =
  /^(\w+EventLog|\w+EventStream|LoginEvent|LogoutEvent|ApiEvent|BulkApiResultEvent|ReportEvent|ListViewEvent|UriEvent|LightningUriEvent|LoginAsEvent|FileEvent|PermissionSetEvent|SessionHijackingEvent|CredentialStuffingEvent|ApiAnomalyEvent|ReportAnomalyEvent)(Store)?$/;

export function shapeMask(shape: Shape): ShapeMask {
  const has = (name: string): boolean =>
    shape === 'enterprise-event-monitoring' || !EVENT_MONITORING_OBJECTS.test(name);
  return { has, apply: (object) => (has(object.name) ? object : null) };
}
