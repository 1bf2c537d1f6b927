import type { ComponentRef } from '../components.ts';
import { metadataRegistry } from '../registry.ts';
import type { ComponentStore, StoredComponent } from '../store/component-store.ts';

interface Selection {
  readonly found: readonly StoredComponent[];
  readonly missing: readonly ComponentRef[];
}

/** The components that a manifest names: single ones, or all of a type by `*`. A parent brings its children. */
export function selectComponents(store: ComponentStore, members: readonly ComponentRef[]): Selection {
  const found = new Map<string, StoredComponent>();
  const missing: ComponentRef[] = [];
  const add = (component: StoredComponent): void => {
    found.set(`${component.type}:${component.fullName}`, component);
    for (const child of childrenOf(store, component.type, component.fullName))
      found.set(`${child.type}:${child.fullName}`, child);
  };
  for (const member of members) {
    if (member.fullName === '*') {
      for (const component of store.list(member.type)) add(component);
      if (member.type === 'CustomLabels') for (const label of store.list('CustomLabel')) add(label);
      continue;
    }
    const component = store.get(member);
    const children = component ? [] : childrenOf(store, member.type, member.fullName);
    if (component) add(component);
    else if (children.length > 0) children.forEach(add);
    else missing.push(member);
  }
  return { found: [...found.values()], missing };
}

/** `Account` has the fields that are deployed to it, even when Account itself was never deployed. */
function childrenOf(store: ComponentStore, type: string, fullName: string): StoredComponent[] {
  const info = metadataRegistry().type(type);
  return (info?.children ?? []).flatMap((child) =>
    store
      .list(child.name)
      .filter((component) => type === 'CustomLabels' || component.fullName.startsWith(`${fullName}.`)),
  );
}
