import { randomUUID } from 'node:crypto';

const USER_COUNT = 250;
const GROUP_COUNT = 120;

export type Kind = 'users' | 'groups';
export type Properties = Readonly<Record<string, unknown>>;
/** An object that was there and is not: https://learn.microsoft.com/en-us/graph/delta-query-overview#resource-representation-in-the-delta-query-response */
export type RemovalReason = 'changed' | 'deleted';

export interface DirectoryObject {
  readonly id: string;
  readonly properties: Properties;
  /** position in the order of all changes */
  readonly changed: number;
}
export interface Removal {
  readonly id: string;
  readonly reason: RemovalReason;
  readonly changed: number;
}

/** What an object of a kind has, and which of it is answered when nothing is selected. */
export const SHAPES: Readonly<
  Record<Kind, { readonly type: string; readonly standard: readonly string[]; readonly more: readonly string[] }>
> = {
  users: {
    type: 'user',
    standard: ['id', 'displayName', 'givenName', 'surname', 'jobTitle', 'mail', 'mobilePhone', 'userPrincipalName'],
    more: ['accountEnabled', 'department', 'employeeId', 'userType'],
  },
  groups: {
    type: 'group',
    standard: ['id', 'displayName', 'description', 'mail', 'mailEnabled', 'mailNickname', 'securityEnabled'],
    more: ['groupTypes', 'visibility'],
  },
};

/** Users and groups of one tenant, with the order in which they changed. */
export class Directory {
  readonly #objects: Readonly<Record<Kind, Map<string, DirectoryObject>>> = { users: new Map(), groups: new Map() };
  readonly #removals: Readonly<Record<Kind, Removal[]>> = { users: [], groups: [] };
  #changes = 0;

  constructor() {
    for (let number = 1; number <= USER_COUNT; number++) this.add('users', newUser(number), idOf('00', number));
    for (let number = 1; number <= GROUP_COUNT; number++) this.add('groups', newGroup(number), idOf('10', number));
  }

  /** how many changes there have been */
  get changes(): number {
    return this.#changes;
  }

  all(kind: Kind): DirectoryObject[] {
    return [...this.#objects[kind].values()];
  }

  /** by id, users by their principal name, too */
  find(kind: Kind, key: string): DirectoryObject | undefined {
    return (
      this.#objects[kind].get(key) ?? this.all(kind).find(({ properties }) => properties.userPrincipalName === key)
    );
  }

  add(kind: Kind, properties: Properties, id: string = randomUUID()): DirectoryObject {
    const added = { id, properties: { ...properties, id }, changed: ++this.#changes };
    this.#objects[kind].set(id, added);
    return added;
  }

  update(kind: Kind, id: string, properties: Properties): void {
    const known = this.#objects[kind].get(id);
    if (known === undefined) throw new Error(`There is no ${SHAPES[kind].type} ${id}.`);
    this.#objects[kind].set(id, {
      id,
      properties: { ...known.properties, ...properties, id },
      changed: ++this.#changes,
    });
  }

  remove(kind: Kind, id: string, reason: RemovalReason = 'changed'): void {
    if (!this.#objects[kind].delete(id)) throw new Error(`There is no ${SHAPES[kind].type} ${id}.`);
    this.#removals[kind].push({ id, reason, changed: ++this.#changes });
  }

  changedSince(kind: Kind, since: number): { readonly objects: DirectoryObject[]; readonly removals: Removal[] } {
    return {
      objects: this.all(kind).filter(({ changed }) => changed > since),
      removals: this.#removals[kind].filter(({ changed }) => changed > since),
    };
  }
}

function idOf(prefix: string, number: number): string {
  return `00000000-0000-4000-80${prefix}-${String(number).padStart(12, '0')}`;
}

function newUser(number: number): Properties {
  const serial = String(number).padStart(4, '0');
  return {
    displayName: `User ${serial}`,
    givenName: 'User',
    surname: serial,
    jobTitle: number % 10 === 0 ? 'Manager' : 'Clerk',
    mail: `user${serial}@tenant.example`,
    mobilePhone: null,
    userPrincipalName: `user${serial}@tenant.example`,
    accountEnabled: number % 50 !== 0,
    department: number % 2 === 0 ? 'Sales' : 'Service',
    employeeId: serial,
    userType: 'Member',
  };
}

function newGroup(number: number): Properties {
  const serial = String(number).padStart(3, '0');
  const isMailEnabled = number % 3 === 0;
  return {
    displayName: `Group ${serial}`,
    description: null,
    mail: isMailEnabled ? `group${serial}@tenant.example` : null,
    mailEnabled: isMailEnabled,
    mailNickname: `group${serial}`,
    securityEnabled: !isMailEnabled,
    groupTypes: isMailEnabled ? ['Unified'] : [],
    visibility: isMailEnabled ? 'Private' : null,
  };
}
