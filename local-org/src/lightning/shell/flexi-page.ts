import type { LightningOrg } from '../types.ts';
import type { XmlElement } from './xml.ts';
import { childText, children, parseXml } from './xml.ts';

export interface PageComponent {
  /** bundle of the org, or null for a component that the local org does not have */
  readonly bundle: string | null;
  readonly name: string;
  readonly properties: Readonly<Record<string, unknown>>;
}
export interface PageRegion {
  readonly name: string;
  readonly components: readonly PageComponent[];
}
export interface FlexiPage {
  readonly label: string;
  readonly regions: readonly PageRegion[];
}

/** An app page as deployed, or null when the org has none of this name. */
export function readFlexiPage(org: LightningOrg, name: string): FlexiPage | null {
  const text = org.metadata('FlexiPage', name);
  if (text === null) return null;
  const xml = parseXml(text);
  const regions = children(xml, 'flexiPageRegions').map((region) => ({
    name: childText(region, 'name') ?? '',
    components: instancesOf(region).map((instance) => componentOf(org, instance)),
  }));
  return { label: childText(xml, 'masterLabel') ?? name, regions };
}

function instancesOf(region: XmlElement): XmlElement[] {
  const items = children(region, 'itemInstances').flatMap((item) => children(item, 'componentInstance'));
  return [...items, ...children(region, 'componentInstances')];
}

function componentOf(org: LightningOrg, instance: XmlElement): PageComponent {
  const name = childText(instance, 'componentName') ?? '';
  const bundle = bundleOf(name);
  const types = bundle === null ? new Map<string, string>() : propertyTypes(org, bundle);
  const properties = children(instance, 'componentInstanceProperties').map((property) => {
    const key = childText(property, 'name') ?? '';
    return [key, typed(childText(property, 'value') ?? '', types.get(key))] as const;
  });
  return { bundle, name, properties: Object.fromEntries(properties) };
}

/** `c:hubConsole` and `hubConsole` are bundles of the org; other namespaces are components of the platform. */
function bundleOf(name: string): string | null {
  const [first = '', second] = name.split(':');
  if (second === undefined) return first;
  return first === 'c' ? second : null;
}

function propertyTypes(org: LightningOrg, bundle: string): Map<string, string> {
  const text = org.metadata('LightningComponentBundle', bundle);
  if (text === null) return new Map();
  const types = new Map<string, string>();
  const properties = /<property\s[^>]*>/g;
  for (const [tag] of text.matchAll(properties)) {
    const name = /\bname="([^"]*)"/.exec(tag)?.[1];
    const type = /\btype="([^"]*)"/.exec(tag)?.[1];
    if (name && type) types.set(name, type);
  }
  return types;
}

function typed(value: string, type: string | undefined): unknown {
  if (type === 'Boolean') return value === 'true';
  if (type === 'Integer') return Number(value);
  return value;
}
