/** The journeys of an analyst through real data, where it is at hand. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HAS_REAL_DATA, copyPublishedTorus } from '../../cli/test/torus.ts';
import { CHROMIUM, CHROMIUM_HINT, openBrowser, type TestBrowser } from './chromium.ts';
import { startServiceOver, type RealService } from './demo-service.ts';
import { tenJourneys } from './ten-journeys.ts';

const HINT = HAS_REAL_DATA ? CHROMIUM_HINT : ' (skipped where ANALYTICS_SHARED_DIR has no data)';

describe.skipIf(CHROMIUM === undefined || !HAS_REAL_DATA)(`dashboard over torus${HINT}`, () => {
  let service: RealService;
  let browser: TestBrowser;

  beforeAll(async () => {
    service = await startServiceOver((directory) => copyPublishedTorus(directory, 'data'));
    browser = await openBrowser();
  }, 600_000);
  afterAll(async () => {
    await browser.close();
    await service.close();
  });

  it('tells the rows of the source that the run rejected, and all of its alerts', async () => {
    const { page } = browser;
    await page.goto(service.url);
    await page.getByText('Rows that the run rejected').waitFor();
    await page.getByRole('navigation').getByRole('link', { name: 'Alerts', exact: true }).click();
    await page.getByText('36 alerts').waitFor();
    expect(browser.complaints).toEqual([]);
  });

  // Runs, previews and lost connections are the same over every world: dashboard.slow.test.ts has them.
  tenJourneys(() => ({ service, browser }), { slice: 'date=2025-11-20&days=300' });
});
