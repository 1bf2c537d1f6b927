import type { FieldDef, ObjectDef, Shape } from '../types.ts';
import { withMembers } from '../lazy-object.ts';
import { ABSENT_FEATURES, ALWAYS_THERE } from './features.ts';

interface ShapeMask {
  has(objectName: string): boolean;
  /** the object as this shape has it, or null */
  apply(object: ObjectDef): ObjectDef | null;
}

/** Objects that come with the Event Monitoring licence: the special access rules of each page of the Object Reference. */
const EVENT_MONITORING_OBJECTS =
  /^(\w+EventLog|\w+EventStream|LoginEvent|LogoutEvent|ApiEvent|BulkApiResultEvent|ReportEvent|ListViewEvent|UriEvent|LightningUriEvent|LoginAsEvent|FileEvent|PermissionSetEvent|SessionHijackingEvent|CredentialStuffingEvent|ApiAnomalyEvent|ReportAnomalyEvent|GuestUserAnomalyEvent)(Store)?$/;

/** User permissions of the same licence, as columns of PermissionSet and Profile. */
const EVENT_MONITORING_PERMISSIONS =
  /^Permissions(ViewEventLogObjectData|ViewRealTimeEventMonitoringData|ManageRealTimeEventMonitoring|ManageRealTimeEvents|ViewThreatDetection\w*)$/;

/** Developer Edition has the objects of Enterprise Edition; both lack Event Monitoring unless the shape says otherwise. */
export function shapeMask(shape: Shape): ShapeMask {
  const hasMonitoring = shape === 'enterprise-event-monitoring';
  const has = (name: string): boolean =>
    (hasMonitoring || !EVENT_MONITORING_OBJECTS.test(name)) &&
    !ABSENT_FEATURES.some((feature) => feature.object?.test(name) === true);
  const hasField = (object: string, field: FieldDef): boolean => {
    if (field.source === 'metadata' || ALWAYS_THERE.has(`${object}.${field.name}`)) return true;
    if (!hasMonitoring && EVENT_MONITORING_PERMISSIONS.test(field.name)) return false;
    return !ABSENT_FEATURES.some((feature) => feature.field?.(object, field.name) === true);
  };
  return { has, apply: (object) => (has(object.name) ? masked(object, hasField, has) : null) };
}

function masked(
  object: ObjectDef,
  hasField: (object: string, field: FieldDef) => boolean,
  has: (name: string) => boolean,
): ObjectDef {
  return withMembers(object, {
    fields: () => new Map([...object.fields].filter(([, field]) => hasField(object.name, field))),
    childRelationships: () =>
      object.childRelationships.filter(
        (child) => has(child.childObject) && !isAbsentChild(object.name, child.name ?? ''),
      ),
  });
}

function isAbsentChild(object: string, name: string): boolean {
  return ABSENT_FEATURES.some((feature) => feature.child?.(object, name) === true);
}
