import path from 'node:path';
import { startSystem, type System } from '../../scripts/src/start/system.ts';
import { openDesk } from '../../e2e/outbound/load/desk.ts';

/** The demo org with the order desk as a partner of the outbox, and a clock that can be moved. */
export async function startDeskSystem(folder: string): Promise<System> {
  const system = await startSystem({
    state: path.join(folder, 'state'),
    notes: path.join(folder, 'notes'),
    home: path.join(folder, 'home'),
    alias: 'hub-bench-desk',
    port: 0,
    shape: 'enterprise',
    movableClock: true,
  });
  try {
    await system.deploy();
    await system.connect();
    await openDesk(system);
    return system;
  } catch (error) {
    await system.stop();
    throw error;
  }
}
