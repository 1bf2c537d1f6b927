import type { PlatformClass } from '../abi.ts';
import { derivedClass, jsonByAccessors } from './derived/index.ts';
import { addProperties } from './properties.ts';

const classes = new Map<string, PlatformClass>();
const byClass = new Map<unknown, PlatformClass>();

/** Namespaces that may be left out, in the order in which Apex looks. */
const IMPLICIT = ['system.', 'schema.'];

/** Answers of the platform that JSON writes and reads, so that tests can make them. */
const RESULTS = new Set(
  [
    ...['SaveResult', 'UpsertResult', 'DeleteResult', 'UndeleteResult', 'EmptyRecycleBinResult', 'MergeResult'],
    ...['LeadConvertResult', 'Error', 'DeletedRecord', 'GetDeletedResult', 'GetUpdatedResult'],
  ]
    .map((name) => `database.${name.toLowerCase()}`)
    .concat(
      ...['lockresult', 'unlockresult', 'processresult'].map((name) => `approval.${name}`),
      ...['messaging.sendemailresult', 'messaging.sendemailerror', 'invocable.action.result', 'invocable.action.error'],
    ),
);

/** Adds platform classes; a later one of the same name replaces the earlier. */
export function register(...platformClasses: readonly PlatformClass[]): void {
  for (const given of platformClasses) {
    const key = given.name.toLowerCase();
    const json = given.json ?? (RESULTS.has(key) ? jsonByAccessors(key, given.jsClass) : undefined);
    const platformClass = json ? { ...given, json } : given;
    classes.set(key, platformClass);
    if (!platformClass.jsClass) continue;
    byClass.set(platformClass.jsClass, platformClass);
    addProperties(platformClass.jsClass);
  }
}

/** By full name, or without `System.` or `Schema.`; any case. Undefined when it is not built. */
export function platformClass(name: string): PlatformClass | undefined {
  const key = name.toLowerCase();
  const exact = classes.get(key);
  if (exact) return exact;
  for (const prefix of IMPLICIT) {
    const found = classes.get(prefix + key);
    if (found) return found;
  }
  return derived(key);
}

/** Names that were looked up and that no signature describes in full. */
const underived = new Set<string>();

/** A class from its signature, kept like one that was registered. */
function derived(key: string): PlatformClass | undefined {
  if (underived.has(key)) return undefined;
  const names = key.includes('.') ? [key] : IMPLICIT.map((prefix) => prefix + key);
  for (const name of names) {
    const found = derivedClass(name, platformClass);
    if (!found) continue;
    register(found);
    return found;
  }
  underived.add(key);
  return undefined;
}

/** By the JavaScript class of a value. */
export function platformClassOf(jsClass: unknown): PlatformClass | undefined {
  return byClass.get(jsClass);
}

/** Whether a type, or a member of it (static or instance, any case), can run. */
export function isBuilt(type: string, member?: string): boolean {
  const found = platformClass(type);
  return found !== undefined && (member === undefined || membersOf(found).has(member.toLowerCase()));
}

/** All members that can run, as `system.string.valueof`, sorted. */
export function builtMembers(): string[] {
  const all: string[] = [];
  for (const [key, found] of classes) for (const member of membersOf(found)) all.push(`${key}.${member}`);
  return all.sort();
}

export function builtClasses(): readonly PlatformClass[] {
  return [...classes.values()];
}

function membersOf(found: PlatformClass): Set<string> {
  const members = new Set([...Object.keys(found.statics ?? {}), ...Object.keys(found.instance ?? {})]);
  let prototype: object | null = found.jsClass ? (found.jsClass.prototype as object) : null;
  while (prototype && prototype !== Object.prototype && prototype !== Error.prototype) {
    for (const name of Object.getOwnPropertyNames(prototype)) {
      if (name !== 'constructor' && name === name.toLowerCase()) members.add(name);
    }
    prototype = Object.getPrototypeOf(prototype) as object | null;
  }
  return members;
}
