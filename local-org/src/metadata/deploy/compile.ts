import type { Schema } from '../../schema/types.ts';
import type { ApexSource, Compilers, LwcSource, OrgNames } from '../compilers.ts';
import { componentKey, type ComponentRef, type ComponentSet, type ParsedComponent } from '../components.ts';
import { ComponentStore, type StoredComponent } from '../store/component-store.ts';
import type { Problem } from '../types.ts';
import { valueOf, type XmlElement } from '../xml/parse.ts';
import type { MetadataContext } from './context.ts';

interface CompiledOrg {
  readonly problems: readonly Problem[];
  /** hands the compiled programs to the rooms that run them; part of the transaction */
  publish(): void;
}

const APEX = ['ApexClass', 'ApexTrigger'];
const BUNDLE = 'LightningComponentBundle';
const SCHEMA = ['CustomObject', 'CustomField', 'CustomLabel', 'CustomPermission'];

/** Compiles the org's whole Apex when something that Apex sees has changed, and the bundles of the deploy. */
export async function compileOrg(context: MetadataContext, set: ComponentSet): Promise<CompiledOrg> {
  const store = new ComponentStore(context.db.sqlite);
  const touched = [...set.components, ...set.deletes.pre, ...set.deletes.post];
  const changesApex = touched.some(({ type }) => APEX.includes(type) || SCHEMA.includes(type));
  const needsApex = changesApex || set.components.some(importsApex);
  const names = orgNames(store.refs());
  const apex = needsApex ? await compileApex(context, store, set) : null;
  // A class that does not compile would be missed by every flow that calls it.
  const isSound = apex?.problems.some(({ severity }) => severity === 'error') !== true;
  const bundles = set.components.filter(({ type }) => type === BUNDLE);
  const compiled: { name: string; modules: unknown; problems: readonly Problem[] }[] = [];
  for (const bundle of bundles)
    compiled.push({
      name: bundle.fullName,
      ...(await compileBundle(context.compilers, bundle, names, context.db.schema)),
    });
  return {
    problems: [
      ...(apex?.problems ?? []),
      ...(isSound ? flowProblems(context.compilers, set, context.db.schema) : []),
      ...(isSound && changesApex ? brokenFlows(context, store, set) : []),
      ...compiled.flatMap(({ problems }) => problems),
    ],
    publish: () => {
      if (apex && changesApex) context.onApexDeployed?.(apex.program);
      for (const { name, modules } of compiled) context.onLwcDeployed?.(name, modules);
      for (const { type, fullName } of [...set.deletes.pre, ...set.deletes.post])
        if (type === BUNDLE) context.onLwcDeployed?.(fullName, null);
    },
  };
}

export function flowProblems(compilers: Compilers, { components }: ComponentSet, schema: Schema | null): Problem[] {
  return components.flatMap(({ type, fullName, document, documentFile }) =>
    type === 'Flow' && document
      ? (compilers.checkFlow?.({ fullName, document, file: documentFile }, schema) ?? [])
      : [],
  );
}

/** Active flows of the org that what is deployed would break. */
function brokenFlows(context: MetadataContext, store: ComponentStore, set: ComponentSet): Problem[] {
  const own = new Set(set.components.map(componentKey));
  const others = store.list('Flow').filter((stored) => !own.has(componentKey(stored)));
  return others.flatMap(({ fullName, document, documentPath }) => {
    const flow = document && { fullName, document, file: documentPath };
    const problems = flow ? (context.compilers.checkFlow?.(flow, context.db.schema) ?? []) : [];
    return problems.filter(({ severity, code }) => severity === 'error' && code === 'INVALID_FLOW');
  });
}

/** Bundles are checked against the Apex methods they import. */
function importsApex({ type, content }: ParsedComponent): boolean {
  return type === BUNDLE && content.some(({ bytes }) => Buffer.from(bytes).includes('@salesforce/apex/'));
}

async function compileApex(
  context: MetadataContext,
  store: ComponentStore,
  set: ComponentSet,
): Promise<{ problems: readonly Problem[]; program: unknown } | null> {
  if (!context.compilers.compileApex) return null;
  const own = new Map(set.components.map((component) => [componentKey(component), component]));
  const sources = APEX.flatMap((type) => store.list(type)).map((stored) =>
    storedApex(store, stored, own.get(componentKey(stored))),
  );
  return context.compilers.compileApex(sources, context.db.schema, orgNames(store.refs()));
}

/** Problems of a class that is part of the deploy are reported in its file; of others, in the org's. */
function storedApex(store: ComponentStore, stored: StoredComponent, own: ParsedComponent | undefined): ApexSource {
  const [entry] = store.files(stored);
  const file = own?.content[0]?.file ?? entry?.[0] ?? stored.documentPath;
  return apexSource(stored, stored.document, file, entry?.[1] ?? new Uint8Array());
}

/** The names that Apex and LWC look up. */
export function orgNames(refs: readonly ComponentRef[]): OrgNames {
  const named = (wanted: string): string[] =>
    refs.filter(({ type }) => type === wanted).map(({ fullName }) => fullName);
  return {
    labels: named('CustomLabel'),
    pages: named('ApexPage'),
    flows: named('Flow'),
    customPermissions: named('CustomPermission'),
    staticResources: named('StaticResource'),
    bundles: named(BUNDLE),
    messageChannels: named('LightningMessageChannel'),
  };
}

export function apexSource(
  ref: ComponentRef,
  document: XmlElement | null,
  file: string,
  bytes: Uint8Array,
): ApexSource {
  const version = Number(document ? valueOf(document, 'apiVersion') : Number.NaN);
  const kind = ref.type === 'ApexTrigger' ? 'trigger' : 'class';
  return {
    file,
    fullName: ref.fullName,
    kind,
    source: new TextDecoder().decode(bytes),
    apiVersion: Number.isNaN(version) ? 67 : version,
  };
}

export async function compileBundle(
  compilers: Compilers,
  bundle: ParsedComponent,
  names: OrgNames,
  schema: Schema | null,
): Promise<{ problems: readonly Problem[]; modules: unknown }> {
  const result = await compilers.compileLwc?.(lwcSource(bundle), names, schema);
  return { problems: result?.problems ?? [], modules: result?.modules ?? null };
}

function lwcSource(bundle: ParsedComponent): LwcSource {
  const version = Number(bundle.document ? valueOf(bundle.document, 'apiVersion') : Number.NaN);
  const folder = `lwc/${bundle.fullName}/`;
  return {
    fullName: bundle.fullName,
    apiVersion: Number.isNaN(version) ? 67 : version,
    files: bundle.content.map(({ path, file, bytes }) => ({
      path: path.startsWith(folder) ? path.slice(folder.length) : path,
      file,
      source: new TextDecoder().decode(bytes),
    })),
  };
}
