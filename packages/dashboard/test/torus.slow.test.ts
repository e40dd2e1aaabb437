/** An analyst's way through real data, where it is at hand: the network that the service holds, its worst alert, the proof. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HAS_REAL_DATA, REAL_DATA, TORUS } from '../../cli/test/torus.ts';
import { CHROMIUM, CHROMIUM_HINT, openBrowser, type TestBrowser } from './chromium.ts';
import { startServiceOver, type RealService } from './demo-service.ts';

const HINT = HAS_REAL_DATA ? CHROMIUM_HINT : ' (skipped where ANALYTICS_SHARED_DIR has no data)';

describe.skipIf(CHROMIUM === undefined || !HAS_REAL_DATA)(`dashboard over torus${HINT}`, () => {
  let service: RealService;
  let browser: TestBrowser;

  beforeAll(async () => {
    service = await startServiceOver(['run', ...TORUS, '--source', `directory:${REAL_DATA}`]);
    browser = await openBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await service.close();
  });

  it('open the worst alert of real data, see it drawn, verify it, read the list and a case', async () => {
    const { page } = browser;
    await page.goto(service.url);
    await page.getByText('Rows that the run rejected').waitFor();
    await page.getByRole('link', { name: 'Open the worst alert' }).click();
    await page.locator('.scheme[data-drawn="true"], .scheme img').waitFor();
    await page.getByRole('button', { name: 'Verify the evidence' }).click();
    await page.getByText(/^✓ Verified: \d+ of \d+ transfers/u).waitFor();
    await page.getByRole('navigation').getByRole('link', { name: 'Alerts', exact: true }).click();
    await page.getByText('30 alerts').waitFor();
    await page.getByRole('navigation').getByRole('link', { name: 'Cases', exact: true }).click();
    await page.getByRole('region', { name: 'Cases' }).getByRole('rowheader').first().getByRole('link').click();
    await page.getByRole('heading', { name: 'The whole case' }).waitFor();
    expect(browser.complaints).toEqual([]);
  });
});
