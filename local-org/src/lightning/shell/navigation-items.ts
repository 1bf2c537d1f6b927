import type { UserAccess } from '../../data/types.ts';
import type { LightningOrg } from '../types.ts';
import type { XmlElement } from './xml.ts';
import { childText, children, parseXml } from './xml.ts';

export type TabContent =
  | { readonly kind: 'flexiPage' | 'lwcComponent' | 'url'; readonly name: string }
  | { readonly kind: 'unsupported'; readonly name: string };
export interface Tab {
  readonly name: string;
  readonly label: string;
  readonly content: TabContent;
}
export interface Application {
  readonly name: string;
  readonly label: string;
  readonly description: string;
  readonly tabs: readonly Tab[];
}

/** A custom tab, or null when the org has none of this name. */
export function readTab(org: LightningOrg, name: string): Tab | null {
  const text = org.metadata('CustomTab', name);
  if (text === null) return null;
  const xml = parseXml(text);
  return { name, label: childText(xml, 'label') ?? name, content: tabContent(xml) };
}

function tabContent(xml: XmlElement): TabContent {
  for (const kind of ['flexiPage', 'lwcComponent', 'url'] as const) {
    const name = childText(xml, kind);
    if (name !== null) return { kind, name };
  }
  const other = xml.children.find(({ name }) => ['page', 'auraComponent', 'customObject', 'scontrol'].includes(name));
  return { kind: 'unsupported', name: other?.name ?? 'tab' };
}

export function mayUseTab(access: UserAccess, tab: string): boolean {
  return access.tabs.has(tab.toLowerCase());
}

/** The tabs that the user may see, by label. */
export function visibleTabs(org: LightningOrg, access: UserAccess): Tab[] {
  return org
    .metadataNames('CustomTab')
    .filter((name) => mayUseTab(access, name))
    .map((name) => readTab(org, name))
    .filter((tab) => tab !== null)
    .sort((a, b) => a.label.localeCompare(b.label));
}

/** The Lightning applications of the user: those granted, or without such grants those with a tab that the user may see. */
export function visibleApplications(org: LightningOrg, access: UserAccess): Application[] {
  const tabs = new Map(visibleTabs(org, access).map((tab) => [tab.name, tab]));
  return org
    .metadataNames('CustomApplication')
    .map((name) => readApplication(org, name, tabs))
    .filter((application) => application !== null)
    .filter(({ name, tabs: own }) => access.applications?.has(name.toLowerCase()) ?? own.length > 0)
    .sort((a, b) => a.label.localeCompare(b.label));
}

function readApplication(org: LightningOrg, name: string, visible: ReadonlyMap<string, Tab>): Application | null {
  const text = org.metadata('CustomApplication', name);
  if (text === null) return null;
  const xml = parseXml(text);
  const tabs = children(xml, 'tabs')
    .map((tab) => visible.get(tab.text))
    .filter((tab) => tab !== undefined);
  return { name, label: childText(xml, 'label') ?? name, description: childText(xml, 'description') ?? '', tabs };
}
