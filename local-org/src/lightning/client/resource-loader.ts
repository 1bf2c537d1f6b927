const loaded = new Map<string, Promise<void>>();

/** Loads a script of a static resource once. */
export function loadScript(_component: object, url: string): Promise<void> {
  return load(url, () => Object.assign(document.createElement('script'), { src: url }));
}
/** Loads a style sheet of a static resource once. */
export function loadStyle(_component: object, url: string): Promise<void> {
  return load(url, () => Object.assign(document.createElement('link'), { rel: 'stylesheet', href: url }));
}

function load(url: string, create: () => HTMLElement): Promise<void> {
  const known = loaded.get(url);
  if (known) return known;
  const promise = new Promise<void>((resolve, reject) => {
    const element = create();
    element.onload = () => resolve();
    element.onerror = () => reject(new Error(`Cannot load ${url}`));
    document.head.append(element);
  });
  loaded.set(url, promise);
  return promise;
}
