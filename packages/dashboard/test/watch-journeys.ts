/** Watchlists in a browser, and pages that learn within seconds of what somebody else did. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { axeViolations } from './axe.ts';
import type { TestBrowser } from './chromium.ts';
import type { RealService } from './demo-service.ts';

interface WatchJourneys {
  readonly service: RealService;
  readonly browser: TestBrowser;
}

interface ListedAlert {
  readonly alert_id: string;
  readonly address: string;
  readonly cluster_id: string;
  readonly typology_type: string;
}

const HOSTILE = '<img src=x onerror="alert(1)">=1+1';

/** `ask` asks the API as another client. */
export function watchJourneys(
  at: () => WatchJourneys,
  slice: string,
  ask: <T>(path: string, body?: object) => Promise<T>,
): void {
  const alertsOf = async () => (await ask<{ alerts: ListedAlert[] }>(`/api/v1/alerts?${QUERY}`)).alerts;
  const QUERY = 'network=demo&processing_date=2025-06-30&window_days=30';
  const marks = (page: Page) => page.getByRole('grid').getByRole('img', { name: `Watched: ${HOSTILE}` });

  it('put an address on a list from its page, see its alerts marked, and remove it with a reason', async () => {
    const { service, browser } = at();
    const { page } = browser;
    const [first] = await alertsOf();
    await page.goto(`${service.url}/addresses/${encodeURIComponent(first?.address ?? '')}?${slice}`);
    await page.getByRole('button', { name: 'Watch', exact: true }).press('Enter');
    const dialog = page.getByRole('dialog', { name: /^Watch / });
    await dialog.getByLabel('Name of the list').fill(HOSTILE);
    await dialog.getByLabel('Note').fill('paid by the victim');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: `Watched: ${HOSTILE}` }).waitFor();
    await page.goto(`${service.url}/alerts?queue=watched&${slice}`);
    await marks(page).first().waitFor();
    await page.getByRole('combobox', { name: 'Watched' }).selectOption({ label: HOSTILE });
    await page.waitForURL(/watch_list=/u);
    await marks(page).first().waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.goto(`${service.url}/watches?${slice}`);
    await page.getByRole('region', { name: 'New since the date before' }).getByRole('link').first().waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: /^Remove the watch of/u }).click();
    const removing = page.getByRole('dialog');
    await removing.getByLabel('Reason').fill('a test');
    await removing.getByRole('button', { name: 'Remove' }).click();
    await page.getByText('Nobody is watched yet.').waitFor();
    const [newest] = await page.getByRole('region', { name: 'What became of watches' }).locator('tbody tr').all();
    expect(await newest?.textContent()).toMatch(/removed.*a test/u);
    expect(await page.locator('img[src="x"]').count()).toBe(0);
  });

  it('import a list, and see what was set aside', async () => {
    const { page } = at().browser;
    const [first] = await alertsOf();
    const imported = page.locator('form', { has: page.getByLabel('File') });
    await imported.getByLabel('File').setInputFiles({
      name: 'gang.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from(`${first?.address ?? ''}\nno address\n`),
    });
    await imported.getByLabel('Name of the list').fill('Gang');
    await imported.getByRole('button', { name: 'Import to the list' }).click();
    await page.getByText('1 added, 0 changed, 0 there already.').waitFor();
    await page.getByText(/^Set aside: 1, not an address/u).waitFor();
    await ask('/api/v1/watches/remove?network=demo', { list_name: 'Gang' });
  });

  it('lists of alerts and cases and the queues learn of what another client did', { timeout: 90_000 }, async () => {
    const { service, browser } = at();
    const { page } = browser;
    const cases = await browser.context.newPage();
    const listed = await alertsOf();
    const [one] = listed.slice(-1);
    const { alert_id = '', address = '', cluster_id = '', typology_type = '' } = one ?? {};
    const ids = listed.filter((other) => other.cluster_id === cluster_id).map((other) => other.alert_id);
    await page.goto(`${service.url}/alerts?q=${alert_id}&${slice}`);
    const row = page.getByRole('grid').getByRole('row').nth(1);
    await row.getByText('open', { exact: true }).waitFor();
    await cases.goto(`${service.url}/cases?${slice}`);
    const openOf = cases.getByRole('row').filter({ has: cases.locator(`a[href*="${cluster_id}"]`) });
    const before = await openOf.textContent();
    await ask(`/api/v1/alerts/dispositions?network=demo`, {
      alert_ids: ids,
      status: 'false_positive',
      reason: 'known',
      assignee: 'bob',
    });
    await row.getByText('false positive').waitFor();
    await page.getByRole('link', { name: /^Watched 0$/u }).waitFor();
    // A page asks only while it is looked at.
    await cases.bringToFront();
    await expect.poll(async () => await openOf.textContent(), { timeout: 15_000 }).not.toBe(before);
    await page.bringToFront();
    await ask(`/api/v1/alerts/dispositions?network=demo`, { alert_ids: ids, status: 'open', reason: 'again' });
    await ask('/api/v1/watches?network=demo', { list_name: HOSTILE, addresses: [address] });
    await page.getByRole('link', { name: /^Watched [1-9]/u }).waitFor();
    await marks(page).first().waitFor();
    await ask('/api/v1/watches/remove?network=demo', { address });
    await marks(page).first().waitFor({ state: 'detached' });
    const expires_at = new Date(Date.now() + 86_400_000).toISOString();
    const rule = { typology_type, address: '', reason: 'a test', expires_at };
    await ask('/api/v1/suppression-rules?network=demo', rule);
    await page.getByRole('button', { name: '1 alert suppressed' }).waitFor();
    await cases.close();
  });
}
