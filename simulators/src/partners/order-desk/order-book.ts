export interface Order {
  readonly id: string;
  readonly reference: string;
  readonly note?: string;
}

/** The orders of a partner that knows repetitions by their key. */
export class OrderBook {
  readonly #orders: Order[] = [];
  readonly #byKey = new Map<string, Order>();

  all(): readonly Order[] {
    return this.#orders;
  }

  /** A key that was seen before places nothing: its first answer is given again. */
  place(wanted: Omit<Order, 'id'>, key: string | null): { readonly order: Order; readonly repeated: boolean } {
    const known = key === null ? undefined : this.#byKey.get(key);
    if (known !== undefined) return { order: known, repeated: true };
    const order = { id: String(this.#orders.length + 1), ...wanted };
    this.#orders.push(order);
    if (key !== null) this.#byKey.set(key, order);
    return { order, repeated: false };
  }
}
