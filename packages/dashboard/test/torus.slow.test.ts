/** The journeys of an analyst through real data, where it is at hand. */
import { describe, expect, it } from 'vitest';
import { HAS_REAL_DATA, copyPublishedTorus } from '../../cli/test/torus.ts';
import { CHROMIUM, CHROMIUM_HINT } from './chromium.ts';
import { servedInBrowser } from './demo-in-browser.ts';
import { startServiceOver } from './demo-service.ts';
import { tenJourneys } from './ten-journeys.ts';

const HINT = HAS_REAL_DATA ? CHROMIUM_HINT : ' (skipped where ANALYTICS_SHARED_DIR has no data)';

describe.skipIf(CHROMIUM === undefined || !HAS_REAL_DATA)(`dashboard over torus${HINT}`, () => {
  const torus = servedInBrowser(() => startServiceOver((directory) => copyPublishedTorus(directory, 'data')));

  it('tells the rows of the source that the run rejected, and all of its alerts', async () => {
    const { page } = torus.browser;
    await page.goto(torus.service.url);
    await page.getByText('Rows that the run rejected').waitFor();
    await page.getByRole('navigation').getByRole('link', { name: 'Alerts', exact: true }).click();
    await page.getByText('36 alerts').waitFor();
    expect(torus.browser.complaints).toEqual([]);
  });

  // Runs, previews and lost connections are the same over every world: dashboard.slow.test.ts has them.
  tenJourneys(() => torus, { slice: 'date=2025-11-20&days=300' });
});
