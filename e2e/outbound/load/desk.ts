import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Fault } from 'simulators';
import type { OrderDeskControl } from '../../../simulators/src/partners/order-desk/index.ts';
import { deployFiles, packageXml } from '../../../scripts/src/org/deploy-files.ts';
import type { System } from '../../../scripts/src/start/system.ts';
import { deployOrderDesk, type OrderDeskEntry } from '../order-desk.ts';
import { DESK } from '../outbound-system.ts';

/** Entries without and with a key, and the same two with a class that asks the desk about what is in doubt. */
const ENTRIES: readonly OrderDeskEntry[] = [
  { name: 'Orders', url: 'https://orders.example' },
  { name: 'Orders_Asked', url: 'https://orders.example', resolver: 'OrderDeskResolver' },
];
const CLASSES = ['OrderDeskResolver', 'PlainRetryLoop'];

/** One request in five fails: half of them before anything was done, half without saying so; of the others, two in a hundred act and lose the answer. */
export const BAD_DAY: readonly Fault[] = [
  { kind: 'status', status: 503, path: '/v1', rate: 0.1, seed: 7 },
  { kind: 'status', status: 500, path: '/v1', rate: 0.111, seed: 8 },
  { kind: 'reset', path: '/v1/orders', rate: 0.02, seed: 9, afterActing: true },
];

/** The partner as if its process were killed. */
export const KILLED: readonly Fault[] = [{ kind: 'reset' }];

/** Makes the order desk a partner of the org, with the Apex of this folder. */
export async function openDesk(system: System): Promise<void> {
  const meta = `<?xml version="1.0" encoding="UTF-8"?>
<ApexClass xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>67.0</apiVersion><status>Active</status></ApexClass>`;
  const classes = CLASSES.flatMap((name): (readonly [string, string])[] => [
    [`classes/${name}.cls`, readFileSync(path.join(import.meta.dirname, `${name}.cls`), 'utf8')],
    [`classes/${name}.cls-meta.xml`, meta],
  ]);
  await deployOrderDesk(system.session, system.simulators, system.org.username, ENTRIES);
  await deployFiles(system.session, 'the Apex of the load', {
    ...Object.fromEntries<string>(classes),
    'package.xml': packageXml({ ApexClass: CLASSES }, system.session.apiVersion),
  });
}

/** How often the desk has an order of each reference. */
export function ordersByReference(system: System): Map<string, number> {
  const orders = new Map<string, number>();
  for (const { reference } of desk(system).orders()) orders.set(reference, (orders.get(reference) ?? 0) + 1);
  return orders;
}

/** Requests that reached the desk. */
export function requests(system: System): number {
  return system.simulators.book(DESK).length;
}

export const desk = (system: System): OrderDeskControl => system.simulators.control<OrderDeskControl>(DESK);
