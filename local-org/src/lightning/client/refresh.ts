type Refresh = () => Promise<unknown> | boolean | void;

export const REFRESH_COMPLETE = 'Complete';
export const REFRESH_COMPLETE_WITH_ERRORS = 'CompleteWithErrors';
export const REFRESH_ERROR = 'Error';
const eventName = 'lightning__refreshview';
const handlers = new Map<number, Refresh>();
let nextId = 1;

/** Asks the page to read again what it shows. */
export class RefreshEvent extends CustomEvent<void> {
  constructor() {
    super(eventName, { bubbles: true, composed: true });
  }
}

export function registerRefreshHandler(component: object, refresh: Refresh): number {
  const id = nextId;
  nextId += 1;
  handlers.set(id, refresh.bind(component));
  return id;
}
export function unregisterRefreshHandler(id: number): void {
  handlers.delete(id);
}
export const registerRefreshContainer = registerRefreshHandler;
export const unregisterRefreshContainer = unregisterRefreshHandler;

window.addEventListener(eventName, () => {
  void Promise.allSettled([...handlers.values()].map(async (refresh) => refresh()));
});
