import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { rest, RestError } from '../../scripts/src/org/rest.ts';
import { ROOT } from '../../scripts/src/start/system.ts';
import type { OrderDeskControl } from '../../simulators/src/partners/order-desk/index.ts';
import { signInNewUser } from '../users.ts';
import { DESK, eventually, startOutboundSystem, type OutboundSystem } from './outbound-system.ts';

const MANY = 200;
/** contacts whose address changes twice */
const FEW = 20;
const CUSTOMER = 'Customer - Direct';

interface Saved {
  readonly id: string | null;
  readonly success: boolean;
  readonly errors: readonly { readonly statusCode: string; readonly message: string }[];
}

/** The example of examples/push-a-record-change, deployed by the Salesforce CLI, with as many records as one save takes. */
describe('pushing record changes by a flow and by a trigger', { timeout: 300_000 }, () => {
  let system: OutboundSystem;
  let accounts: string[];

  before(async () => {
    system = await startOutboundSystem();
    const folder = 'examples/push-a-record-change';
    await system.sfIn(ROOT, ['project', 'deploy', 'start', '--wait', '10', '--source-dir', folder]);
    const made = await save(
      'POST',
      range((i) => ({ Name: `Pushed ${i} "quoted"`, Type: 'Prospect' }), 'Account'),
    );
    accounts = made.map(({ id }) => id ?? '');
  });
  after(() => system.stop());

  const range = (of: (index: number) => object, type: string): object[] =>
    Array.from({ length: MANY }, (_, index) => ({ attributes: { type }, ...of(index) }));
  const save = async (method: 'POST' | 'PATCH', records: readonly object[], allOrNone = false): Promise<Saved[]> =>
    (await rest(system.session, method, '/composite/sobjects', { allOrNone, records })) as Saved[];
  const turnInto = (Type: string): Promise<Saved[]> =>
    save(
      'PATCH',
      range((i) => ({ id: accounts[i], Type }), 'Account'),
    );
  const orders = (): readonly { readonly reference: string; readonly note?: string }[] =>
    system.simulators.control<OrderDeskControl>(DESK).orders();
  const delivered = (count: number): Promise<unknown> =>
    eventually(system.statuses, ({ Delivered, ...others }) => Delivered === count && Object.keys(others).length === 0);

  it('has nothing to tell of accounts that are no customers yet', async () => {
    assert.deepEqual(await system.statuses(), {}, 'no message');
  });

  it('leaves no message of a save that is taken back', async () => {
    const records = range((i) => ({ id: accounts[i], Type: CUSTOMER, ...(i === 7 ? { Name: null } : {}) }), 'Account');
    const results = await save('PATCH', records, true);
    assert.equal(results.filter(({ success }) => success).length, 0, 'one bad record takes back all');
    assert.deepEqual(await system.statuses(), {}, 'nothing is in the outbox');
  });

  it('delivers one message for each of 200 accounts', async () => {
    const results = await turnInto(CUSTOMER);
    assert.equal(results.filter(({ success }) => success).length, MANY, JSON.stringify(results[0]));
    await delivered(MANY);
    const references = orders().map(({ reference }) => reference);
    assert.deepEqual([...references].sort(), [...accounts].sort(), 'each once');
    assert.match(orders()[0]?.note ?? '', /^Pushed \d+ "quoted"$/, 'with what the flow wrote');
  });

  it('refuses to tell the same a second time, and saves the records', async () => {
    await turnInto('Prospect');
    const results = await turnInto(CUSTOMER);
    assert.equal(results.filter(({ success }) => success).length, MANY, JSON.stringify(results[0]));
    await delivered(MANY);
    assert.equal(orders().length, MANY, 'the partner was not called again');
  });

  it('tells by the trigger of each address that 200 contacts get, in its order', async () => {
    const people = await save(
      'POST',
      range((i) => ({ LastName: `Person ${i}`, Email: `first${i}@example.com` }), 'Contact'),
    );
    await save(
      'PATCH',
      people
        .slice(0, FEW)
        .map(({ id }, i) => ({ attributes: { type: 'Contact' }, id, Email: `second${i}@example.com` })),
    );
    await delivered(2 * MANY + FEW);
    const ofContact = (id: string | null): (string | undefined)[] =>
      orders().flatMap(({ reference, note }) => (reference === id ? [note] : []));
    people.forEach(({ id }, i) => {
      const addresses = [`first${i}@example.com`, `second${i}@example.com`].slice(0, i < FEW ? 2 : 1);
      assert.deepEqual(ofContact(id), addresses, 'the first before the second');
    });
  });

  it('refuses the change of a user who may not run the action', async () => {
    const user = await signInNewUser(system.session, 'pusher', [], 'Standard User');
    const change = (): Promise<unknown> =>
      rest(user, 'POST', '/sobjects/Account', { Name: 'By a user', Type: CUSTOMER });
    await assert.rejects(change, (error) => {
      assert.ok(error instanceof RestError, 'an answer of the org');
      assert.equal(error.errorCode, 'CANNOT_EXECUTE_FLOW_TRIGGER', error.message);
      return /do not have access to the Apex class named: HubEnqueueAction/.test(error.message);
    });
  });
});
