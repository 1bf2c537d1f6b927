import { lineage } from './class-info.ts';
import type { ApexPlace, LoadedProgram } from './program.ts';
import { currentApexFrame, runningFrames } from '../runtime/index.ts';
import type { Quiddity } from './transaction.ts';

/** From this version on Apex runs in user mode and with sharing unless it says otherwise (Apex Developer Guide, "Apex Security and Sharing Model"). */
const SECURE_BY_DEFAULT = 67;
/** `inherited sharing` and classes of older versions are `with sharing` where a page or a partner enters. */
const ENTERED_WITH_SHARING: ReadonlySet<Quiddity> = new Set<Quiddity>(['AURA']);

/** How a data operation runs that does not say it itself. */
export interface CallerAccess {
  readonly mode: 'user' | 'system';
  readonly sharing: boolean;
}

/** Asks the Apex that runs now: the innermost class for the mode, and it or its callers for sharing. */
export function callerAccess(program: LoadedProgram, quiddity: Quiddity): CallerAccess {
  const places = [...runningFrames()].flatMap((frame) => program.placeOf(frame) ?? []);
  const [innermost] = places;
  // Triggers always run in system mode, whatever their version.
  if (innermost === undefined || innermost.unit.kind === 'trigger') return { mode: 'system', sharing: false };
  const mode = isSecureByDefault(innermost) ? 'user' : 'system';
  return { mode, sharing: sharingOf(places, quiddity) };
}

function sharingOf(places: readonly ApexPlace[], quiddity: Quiddity): boolean {
  let outermost: 'inherited' | null = null;
  for (const place of places) {
    if (place.unit.kind === 'trigger') return false;
    const declared = declaredSharing(place);
    if (declared === 'with' || declared === 'without') return declared === 'with';
    outermost = declared;
  }
  return outermost === 'inherited' || ENTERED_WITH_SHARING.has(quiddity);
}

/** The class's own keyword, else that of a class above it; a class without one is `with sharing` from API 67.0 on. */
function declaredSharing(place: ApexPlace): 'with' | 'without' | 'inherited' | null {
  if (place.owner === null) return place.unit.kind === 'anonymous' || isSecureByDefault(place) ? 'with' : null;
  for (const { $info } of lineage(place.owner)) if ($info.sharing !== null) return $info.sharing;
  return isSecureByDefault(place) ? 'with' : null;
}

function isSecureByDefault({ unit }: ApexPlace): boolean {
  return unit.apiVersion >= SECURE_BY_DEFAULT;
}

/** The Apex line that runs, as events of the debug log name it. */
export function logPlace(): string {
  const frame = currentApexFrame();
  return frame === null ? '[EXTERNAL]' : `[${frame.line}]`;
}
