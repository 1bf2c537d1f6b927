import type { BenchCase } from '../measurement.ts';
import { firstPaint, signedIn, TAB, untilShown } from '../support/pages.ts';

const RUNS = 5;
const CLICKED = "performance.getEntriesByName('clicked')[0].startTime";

/** Both tabs with 48 apps and 10,000 tokens: a browser without a cache each time, and the same page again. */
export const firstPaintOfTabs: BenchCase = {
  name: 'first-paint',
  async run(context) {
    const system = await context.system();
    const browser = await context.browser();
    const paint: number[] = [];
    const connections: number[] = [];
    const apps: number[] = [];
    const again: number[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      const visit = await signedIn(system, browser);
      const { page } = visit;
      await page.goto(system.org.url + TAB, { waitUntil: 'commit' });
      connections.push(await untilShown(page, 'c-hub-connection-table tbody tr'));
      paint.push(await firstPaint(page));
      await page.getByRole('tab', { name: 'Apps' }).evaluate((tab) => {
        performance.mark('clicked');
        (tab as unknown as { click(): void }).click();
      });
      apps.push(await untilShown(page, 'c-hub-app-table tbody tr', CLICKED));
      await page.reload({ waitUntil: 'commit' });
      again.push(await untilShown(page, 'c-hub-connection-table tbody tr'));
      await visit.context.close();
    }
    return [
      { what: 'first paint of the page, nothing cached', target: 1_000, samples: paint },
      { what: 'Connections: rows are shown, nothing cached', target: 1_000, samples: connections },
      { what: 'Connections: rows are shown, page loaded again', target: 1_000, samples: again },
      { what: 'Apps: rows are shown after a click on the tab', target: 1_000, samples: apps },
    ];
  },
};
