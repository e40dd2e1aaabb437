/**
 * The journeys of an analyst through the built dashboard, in a browser, against the real service over the demo's world.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { axeViolations } from './axe.ts';
import { CHROMIUM, CHROMIUM_HINT } from './chromium.ts';
import { servedInBrowser } from './demo-in-browser.ts';
import { tenJourneys } from './ten-journeys.ts';

const SLICE = 'date=2025-06-30&days=30';

describe.skipIf(CHROMIUM === undefined)(`dashboard journeys${CHROMIUM_HINT}`, () => {
  const demo = servedInBrowser();

  tenJourneys(() => demo, { slice: SLICE, runs: { run_days: 3, cancelled_days: 29 } });

  it('show the longest window of the newest date where none is named', async () => {
    const { page } = demo.browser;
    await page.goto(demo.service.url);
    await page.getByText('Open the worst alert').waitFor();
    const picker = page.getByRole('combobox', { name: /^Date and window/u });
    expect(await picker.locator('option').allTextContents()).toContain('2025-06-30 · 3 days');
    expect(await picker.inputValue()).toBe('2025-06-30/30');
  });

  it('import a list of labels, see who said so, and remove one with a reason', async () => {
    const { page } = demo.browser;
    await page.goto(`${demo.service.url}/labels?source=simulator&${SLICE}`);
    const labels = page.getByRole('region', { name: 'Labels', exact: true });
    const address = (await labels.locator('tbody a').first().getAttribute('title')) ?? '';
    await page.getByLabel('File').setInputFiles({
      name: 'ofac.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from(`${address}\nno address\n`),
    });
    await page.getByRole('button', { name: 'Import the list' }).click();
    await page.getByText('1 added, 0 changed, 0 known already.').waitFor();
    await page.getByText('Not stored: 1, not an address.').waitFor();
    await page.goto(`${demo.service.url}/labels?source=OFAC&${SLICE}`);
    await labels.getByRole('cell', { name: 'sanctioned' }).waitFor();
    await labels.getByRole('button', { name: /^Remove the label of/u }).click();
    const removing = page.getByRole('dialog', { name: /^Remove the label of/u });
    await removing.getByLabel('Reason').fill('a test');
    await removing.getByRole('button', { name: 'Remove' }).click();
    await page.getByText('No label passes.').waitFor();
    const [newest] = await page.getByRole('region', { name: 'What became of labels' }).locator('tbody tr').all();
    expect(await newest?.textContent()).toMatch(/removed.*OFAC.*a test/u);
  });

  it('refuse that two addresses are of one owner, with a reason, and take it back', async () => {
    const { page } = demo.browser;
    const query = 'network=demo&processing_date=2025-06-30&window_days=30&limit=1';
    const listed = await fetch(`${demo.service.url}/api/v1/entities?${query}`);
    const { entities } = (await listed.json()) as { entities: { members: string[] }[] };
    const member = entities[0]?.members[0] ?? '';
    await page.goto(`${demo.service.url}/addresses/${encodeURIComponent(member)}?${SLICE}`);
    const owner = page.locator('section', { has: page.getByRole('heading', { name: 'Same owner' }) });
    const decide = async (name: RegExp, button: string): Promise<void> => {
      await owner.getByRole('button', { name }).first().press('Enter');
      const dialog = page.getByRole('dialog', { name });
      await dialog.getByLabel('Reason').fill('two clients of ours');
      await dialog.getByRole('button', { name: button }).click();
      await dialog.waitFor({ state: 'detached' });
    };
    await decide(/^Refuse that/u, 'Refuse');
    const refused = owner.getByText('an analyst says: two clients of ours');
    await refused.waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await decide(/^Take back/u, 'Take back');
    await refused.waitFor({ state: 'detached' });
  });

  it('say what was found and raised as no alert, and which businesses were recognised', async () => {
    const { page } = demo.browser;
    await page.goto(`${demo.service.url}/?${SLICE}`);
    await page.getByRole('link', { name: 'What was held back, and businesses found' }).click();
    const services = page.getByRole('region', { name: 'Businesses found by behaviour' });
    await services.getByRole('row').nth(1).waitFor();
    const held = page.getByRole('region', { name: 'Held back', exact: true });
    await held.getByRole('row').nth(1).waitFor();
    await page.getByLabel('Reason').selectOption('unsure');
    await page.waitForURL(/reason=unsure/u);
    const unsure = held.getByRole('cell', { name: 'too little evidence' }).first();
    await unsure.or(held.getByText('Nothing was held back.')).waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });

  it('find an address by words of its label', async () => {
    const { page } = demo.browser;
    await page.goto(`${demo.service.url}/addresses?${SLICE}`);
    await page.getByRole('searchbox').fill('exchange 2 hot');
    await page.getByRole('cell', { name: 'Exchange 2 hot wallet' }).first().waitFor();
  });

  it('find an address by its ending and a transaction by its hash from anywhere, and read all its transfers', async () => {
    const { page } = demo.browser;
    const listed = await page.request.get(`${demo.service.url}/api/v1/alerts?network=demo&limit=1`);
    const { address } = ((await listed.json()) as { alerts: { address: string }[] }).alerts[0]!;
    await page.goto(`${demo.service.url}/runs?${SLICE}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    const field = page.getByRole('combobox', { name: 'Address, label, transaction or alert' });
    await page.keyboard.press('Control+k');
    await field.fill(address.slice(-6));
    await page.getByRole('option', { name: /^Address/u }).waitFor();
    await field.press('Enter');
    await page.getByRole('heading', { level: 1, name: address }).waitFor();
    await page.getByText('as ', { exact: false }).first().waitFor();
    const transfers = page.getByRole('region', { name: 'All transfers' });
    await transfers.getByRole('row').nth(1).waitFor();
    const heading = page.getByRole('heading', { name: /^All transfers/u });
    const [, all = ''] = /· ([\d,]+),/u.exec((await heading.textContent()) ?? '') ?? [];
    const button = page.getByRole('button', { name: 'Download CSV' });
    const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
    const lines = readFileSync(await download.path(), 'utf8')
      .trim()
      .split('\r\n');
    expect(lines).toHaveLength(Number(all.replaceAll(',', '')) + 1);
    await page.getByRole('combobox', { name: 'Way' }).selectOption('in');
    await heading.getByText(/\$0 out/u).waitFor();
    const tx_id = lines[1]!.split(',')[1]!;
    await page.keyboard.press('Control+k');
    await field.fill(tx_id);
    await page.getByRole('option', { name: /^Transaction/u }).click();
    await page.waitForURL((url) => url.searchParams.get('tx') === tx_id);
    await transfers.getByText(tx_id.slice(0, 12)).first().waitFor();
    // The most unusual stand first.
    const places = await page
      .getByRole('region', { name: 'Where it stands in the network' })
      .locator('td:last-child .number')
      .allTextContents();
    const distances = places.map((text) => Math.abs(Number(text.replace('%', '')) - 50));
    expect(distances.length).toBeGreaterThan(20);
    expect(Math.min(...distances.slice(0, 5))).toBeGreaterThan(Math.min(...distances.slice(-20)));
  });

  it('show nothing of another feature while the answer is on its way', async () => {
    const { page } = demo.browser;
    await page.goto(`${demo.service.url}/features?${SLICE}`);
    await page.getByText('Quantile 50%').waitFor();
    let answer = (): void => undefined;
    const asked = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await page.route('**/features/distribution?*', async (route) => {
      await asked;
      await route.continue();
    });
    await page.getByRole('combobox', { name: /^Feature/u }).selectOption('degree_in');
    await page.getByText('Loading the distribution').waitFor();
    expect(await page.getByText('Quantile 50%').count()).toBe(0);
    answer();
    await page.getByText('Quantile 50%').waitFor();
    await page.unrouteAll();
  });

  it('tell what failed by what the service answered', async () => {
    const { page } = demo.browser;
    await page.route('**/api/v1/overview?*', (route) => route.fulfill({ status: 503, body: 'no upstream' }));
    await page.goto(`${demo.service.url}/?network=&date=&days=`);
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
    await page.getByText('The service is not available at the moment.').waitFor();
    await page.unrouteAll();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('link', { name: 'Open the worst alert' }).waitFor();
  });

  it('compare every figure with the date before', async () => {
    const { page } = demo.browser;
    await page.route('**/api/v1/overview?*', async (route) => {
      const response = await route.fetch();
      const now = (await response.json()) as { pattern_count: number; address_count: number };
      const before = { previous_pattern_count: now.pattern_count + 3, previous_address_count: now.address_count - 12 };
      await route.fulfill({ response, json: { ...now, ...before, previous_date: '2025-06-29' } });
    });
    await page.goto(`${demo.service.url}/?${SLICE}`);
    await page.getByText('against 2025-06-29').waitFor();
    expect(await page.locator('.tile .delta').count()).toBe(5);
    await page.locator('.tile', { hasText: 'Structural patterns' }).getByText('▼ -3').waitFor();
    await page.locator('.tile', { hasText: 'Addresses' }).getByText('▲ +12').waitFor();
    await page.unrouteAll();
  });

  it('say so where a task is not known, and ask no more', async () => {
    const { page } = demo.browser;
    await page.goto(`${demo.service.url}/runs?task=nosuch`);
    await page.getByRole('region', { name: 'Progress of this task' }).getByRole('alert').waitFor();
  });

  it('tell who asked for what', async () => {
    const { page } = demo.browser;
    await page.goto(`${demo.service.url}/runs`);
    await page.getByText('Show the newest requests').click();
    const asked = page.getByRole('region', { name: 'Who asked for what' });
    await asked.getByText('GET /api/v1/runs?network=demo').first().waitFor();
    await page.getByRole('combobox', { name: /^Show/u }).selectOption('changes');
    await asked
      .getByText(/^POST /u)
      .first()
      .waitFor();
    expect(await asked.getByText(/^GET /u).count()).toBe(0);
    await page.getByRole('searchbox').last().fill('nobody');
    await page.getByText(/^0 of [\d,]+ requests$/u).waitFor();
  });

  it('say what is not there, and lead on from it', async () => {
    const { page } = demo.browser;
    await page.goto(`${demo.service.url}/alerts?network=nosuch`);
    await page.getByRole('heading', { level: 1, name: 'There is no network “nosuch”' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('main').getByRole('link', { name: 'demo' }).click();
    await page.getByRole('grid').waitFor();
    await page.goto(`${demo.service.url}/?date=2024-01-01&days=30`);
    await page.getByText('2024-01-01, 30 days is not published for this network').waitFor();
    await page.goto(`${demo.service.url}/alerts/nosuch`);
    await page.getByRole('heading', { level: 1, name: 'Alert' }).waitFor();
  });

  it('name the window after the page, and take the focus to it', async () => {
    const { page } = demo.browser;
    await page.goto(`${demo.service.url}/?${SLICE}`);
    await page.getByRole('link', { name: 'Open the worst alert' }).click();
    await page.getByRole('main', { name: /^Alert / }).waitFor();
    expect(await page.title()).toMatch(/^Alert .+ · Analytics Pipeline$/u);
    expect(await page.evaluate('document.activeElement.id')).toBe('content');
  });
});
