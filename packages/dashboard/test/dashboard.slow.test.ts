/**
 * The journeys of an analyst through the built dashboard, in a browser, against the real service over the demo's world.
 */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from './axe.ts';
import { CHROMIUM, CHROMIUM_HINT, openBrowser, type TestBrowser } from './chromium.ts';
import { EDGES, largeAlert } from './large-alert.ts';
import { startDemoService, type RealService } from './demo-service.ts';
import { drawn, tenJourneys } from './ten-journeys.ts';

const PAGES = ['Cases', 'Alerts', 'Addresses', 'Patterns', 'Features', 'Typologies', 'Labels', 'Evaluation', 'Runs'];
const SLICE = 'date=2025-06-30&days=30';
/** The request for an alert, and not that for what was decided meanwhile. */
const ONE_ALERT = /api\/v1\/alerts\/(?!state\?)[^/?]+\?/u;

describe.skipIf(CHROMIUM === undefined)(`dashboard journeys${CHROMIUM_HINT}`, () => {
  let service: RealService;
  let browser: TestBrowser;

  beforeAll(async () => {
    service = await startDemoService();
    browser = await openBrowser();
  }, 600_000);
  afterAll(async () => {
    await browser.close();
    await service.close();
  });

  tenJourneys(() => ({ service, browser }), { slice: SLICE, runs: { run_days: 3, cancelled_days: 29 } });

  it('show the longest window of the newest date where none is named', async () => {
    const { page } = browser;
    await page.goto(service.url);
    await page.getByText('Open the worst alert').waitFor();
    const picker = page.getByRole('combobox', { name: /^Date and window/u });
    expect(await picker.locator('option').allTextContents()).toContain('2025-06-30 · 3 days');
    expect(await picker.inputValue()).toBe('2025-06-30/30');
  });

  it('import a list of labels, see who said so, and remove one with a reason', async () => {
    const { page } = browser;
    await page.goto(`${service.url}/labels?source=simulator&${SLICE}`);
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
    await page.goto(`${service.url}/labels?source=OFAC&${SLICE}`);
    await labels.getByRole('cell', { name: 'sanctioned' }).waitFor();
    await labels.getByRole('button', { name: /^Remove the label of/u }).click();
    const removing = page.getByRole('dialog', { name: /^Remove the label of/u });
    await removing.getByLabel('Reason').fill('a test');
    await removing.getByRole('button', { name: 'Remove' }).click();
    await page.getByText('No label passes.').waitFor();
    const [newest] = await page.getByRole('region', { name: 'What became of labels' }).locator('tbody tr').all();
    expect(await newest?.textContent()).toMatch(/removed.*OFAC.*a test/u);
  });

  it('read the alerts by keyboard and decide two at once', async () => {
    const { page } = browser;
    await page.goto(`${service.url}/alerts?severity=high&${SLICE}`);
    await page.getByRole('grid').focus();
    for (const key of ['x', 'j', 'x', 'Enter']) await page.keyboard.press(key);
    await page.getByRole('complementary', { name: 'Alert at a glance' }).waitFor();
    expect(new URL(page.url()).searchParams.get('severity')).toBe('high');
    await page.keyboard.press('e');
    const both = page.getByRole('dialog', { name: 'Decide 2 alerts' });
    await both.getByRole('combobox', { name: 'Decision' }).selectOption('in_review');
    await page.getByRole('button', { name: 'Save the decision' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('gridcell').getByText('in review').nth(1).waitFor();
    // The keys go on where they were, and Escape closes the panel.
    await page.keyboard.press('j');
    await page.locator('#alert-row-2.is-active').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('complementary').waitFor({ state: 'detached' });
    await page.keyboard.press('k');
    await page.locator('#alert-row-1.is-active').waitFor();
    // Enter opens the panel, and what is in the panel as a page.
    await page.keyboard.press('Enter');
    await page.getByRole('complementary', { name: 'Alert at a glance' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'What happened' }).waitFor();
  });

  it('work a queue by keyboard: open, decide with a canned reason, go on', async () => {
    const { page } = browser;
    await page.goto(`${service.url}/alerts?severity=medium&${SLICE}`);
    await page.getByRole('grid').focus();
    for (const key of ['Enter', 'Enter']) await page.keyboard.press(key);
    const bar = page.getByRole('region', { name: 'Decide and go on' });
    await bar.getByText(/^1 of \d+ · \d+ undecided$/u).waitFor();
    const seen: string[] = [];
    for (let round = 0; round < 2; round += 1) {
      seen.push(new URL(page.url()).pathname);
      await page.keyboard.press('f');
      await page.getByRole('dialog').waitFor();
      // On a canned reason, then on Save, then on what comes next.
      for (const key of ['Enter', 'Enter']) await page.keyboard.press(key);
      await page.locator('.decision-bar .primary:focus').waitFor();
      await page.getByText('A business known to us').waitFor();
      await page.keyboard.press('Enter');
      await page.waitForURL((url) => url.pathname !== seen.at(-1));
      await bar.getByText(new RegExp(`^${round + 2} of `, 'u')).waitFor();
    }
    expect(new Set(seen).size).toBe(2);
    expect(new URL(page.url()).searchParams.get('severity')).toBe('medium');
    await page.keyboard.press('k');
    await bar.getByText(/^2 of /u).waitFor();
    // Letters of a field are letters, and keys can be turned off.
    await page.getByLabel('Note').first().fill('');
    await page.getByLabel('Note').first().press('f');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await bar.getByRole('button', { name: 'Keys' }).click();
    await page.keyboard.press('f');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await bar.getByRole('button', { name: 'Keys' }).click();
    await page.goto(`${service.url}/cases?${SLICE}`);
    await page.locator('th a').first().click();
    await bar.getByText(/^Case 1 of \d+ · \d+ undecided in it$/u).waitFor();
    await page.keyboard.press('t');
    await page.getByRole('dialog', { name: /^Decide/u }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('j');
    await bar.getByText(/^Case 2 of /u).waitFor();
  });

  it('take an alert, find it among mine, and name the view', async () => {
    const { page } = browser;
    await page.goto(`${service.url}/alerts?severity=low&${SLICE}`);
    await page.getByRole('grid').focus();
    await page.keyboard.press('e');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Assignee').fill('local');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'detached' });
    const queues = page.getByRole('navigation', { name: 'Queues' });
    await queues.getByRole('link', { name: /^Mine 1$/u }).click();
    await page.getByRole('status').getByText('1 alert', { exact: true }).waitFor();
    await queues.getByLabel('Name this view').fill('what I have');
    await page.keyboard.press('Enter');
    await queues.getByRole('link', { name: 'All alerts' }).click();
    await page.getByText('Who has how much').click();
    await page.getByRole('row', { name: /^local 1 / }).waitFor();
    await queues.getByRole('link', { name: 'what I have' }).click();
    await page.getByRole('status').getByText('1 alert', { exact: true }).waitFor();
    expect(new URL(page.url()).searchParams.get('queue')).toBe('mine');
  });

  it('say what decisions taught', async () => {
    const { page } = browser;
    await page.goto(`${service.url}/typologies?${SLICE}`);
    await page.getByText(/^Alerts that were called right: \d+; false: [1-9]/u).waitFor();
    const learned = page.getByRole('region', { name: 'What decisions taught' });
    await learned.getByRole('columnheader', { name: 'Bits for a scheme of that name' }).waitFor();
  });

  it('tell what a rule hides before and after it is made, and warn of an address that is not there', async () => {
    const { page } = browser;
    await page.goto(`${service.url}/alerts?sort=volume&${SLICE}`);
    await page.getByRole('grid').focus();
    for (const key of ['Enter', 'Enter']) await page.keyboard.press(key);
    await page.getByText('Hide alerts like this').click();
    const suspect = page.getByLabel('Suspect', { exact: true });
    const address = await suspect.inputValue();
    await suspect.fill(`${address}x`);
    await page.getByText('This address has no transfer in this date and window').waitFor();
    // This alert suspects others too: a rule for one of them leaves it in sight.
    await suspect.fill(address);
    await page.getByText('that suspect others too stay in sight').first().waitFor();
    await suspect.fill('');
    const concerned = page.getByText(/^Concerns [1-9]\d* alerts? here/u).first();
    await concerned.waitFor();
    const [count = ''] = /\d+/u.exec((await concerned.textContent()) ?? '') ?? [];
    expect(Number(count)).toBeGreaterThan(0);
    await page.getByLabel('Why').first().fill('known payroll');
    await page.getByRole('button', { name: 'Hide them' }).click();
    await page.getByText(new RegExp(`^hides ${count} alerts? here`, 'u')).waitFor();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.locator('header .badge', { hasText: 'suppressed' }).waitFor();
    await page.goto(`${service.url}/alerts?sort=volume&${SLICE}`);
    await page.getByRole('button', { name: new RegExp(`^${count} alerts? suppressed$`, 'u') }).click();
    await page.getByRole('gridcell').getByText('suppressed').first().waitFor();
    await page.goBack();
    await page.getByRole('button', { name: 'End this rule' }).click();
    await page.locator('header .badge', { hasText: 'suppressed' }).waitFor({ state: 'detached' });
  });

  it('keep what was decided elsewhere, and send a decision once', async () => {
    const { page } = browser;
    const query = 'network=demo';
    const listed = await page.request.get(`${service.url}/api/v1/alerts?${query}&sort=volume&limit=1`);
    const { alert_id } = ((await listed.json()) as { alerts: { alert_id: string }[] }).alerts[0]!;
    const log = async () => {
      const answer = await page.request.get(`${service.url}/api/v1/alerts/${alert_id}/dispositions?${query}`);
      return ((await answer.json()) as { dispositions: { status: string; assignee: string }[] }).dispositions;
    };
    const save = page.getByRole('button', { name: 'Save the decision' });
    await page.goto(`${service.url}/alerts/${alert_id}?${SLICE}`);
    await page.getByText('Nobody has decided').waitFor();
    const elsewhere = { alert_ids: [alert_id], status: 'true_positive', assignee: 'ana' };
    await page.request.post(`${service.url}/api/v1/alerts/dispositions?${query}`, { data: elsewhere });
    await page.getByLabel('Note').fill('what I saw');
    await save.click();
    await page.getByText('Read what was decided since, then decide again.').waitFor();
    await page.getByText('assigned to ana').waitFor();
    await page.getByLabel('Decision').selectOption('true_positive');
    // The answer is lost after the service has taken the decision: sent again, it is still one.
    await page.route('**/dispositions?*', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await save.click();
    await page.getByText('The service does not answer.').waitFor();
    await page.unrouteAll();
    await save.click();
    await page.getByText('The decision is saved.').waitFor();
    expect(await log()).toMatchObject([
      { status: 'true_positive', assignee: 'ana' },
      { status: 'true_positive', assignee: 'ana' },
    ]);
  });

  it('keep a draft through leaving and a reload, and learn of what others decide', async () => {
    const { page } = browser;
    const listed = await page.request.get(`${service.url}/api/v1/alerts?network=demo&status=open&limit=2`);
    const [one, other] = ((await listed.json()) as { alerts: { alert_id: string }[] }).alerts;
    await page.goto(`${service.url}/alerts/${one!.alert_id}?${SLICE}`);
    await page.getByLabel('Note').fill('asked the customer');
    await page.getByRole('link', { name: 'Alerts' }).click();
    await page.getByRole('grid').waitFor();
    await page.goto(`${service.url}/alerts/${one!.alert_id}?${SLICE}`);
    await page.getByText('A draft: this browser keeps it').waitFor();
    expect(await page.getByLabel('Note').inputValue()).toBe('asked the customer');
    await page.getByLabel('Note').fill('');
    await page.goto(`${service.url}/alerts/${other!.alert_id}?${SLICE}`);
    await page.getByText('Nobody has decided').waitFor();
    const elsewhere = { alert_ids: [other!.alert_id], status: 'closed', assignee: 'bo' };
    await page.request.post(`${service.url}/api/v1/alerts/dispositions?network=demo`, { data: elsewhere });
    await page.getByText('assigned to bo').waitFor({ timeout: 15_000 });
  });

  it('come back to the alert of the panel by reload and by Back', async () => {
    const { page } = browser;
    await page.goto(`${service.url}/alerts?${SLICE}`);
    await page.getByRole('grid').focus();
    await page.keyboard.press('Enter');
    for (let at = 0; at < 40; at += 1) await page.keyboard.press('j');
    const active = page.locator('#alert-row-40.is-active');
    const rank = await active.getByRole('gridcell').nth(1).textContent();
    await page.reload();
    await active.waitFor();
    await page.getByRole('link', { name: 'Open the alert' }).click();
    await page.getByText(`Rank ${rank}`, { exact: true }).waitFor();
    await page.goBack();
    await active.waitFor();
    expect(await active.getByRole('gridcell').nth(1).textContent()).toBe(rank);
  });

  it('decide what is on screen only', async () => {
    const { page } = browser;
    await page.goto(`${service.url}/alerts?${SLICE}`);
    await page.getByRole('grid').focus();
    await page.keyboard.press('x');
    await page.getByText('1 selected').waitFor();
    await page.getByRole('combobox', { name: /^Severity/u }).selectOption('medium');
    await page.getByText('1 selected').waitFor({ state: 'detached' });
    await page.getByRole('grid').focus();
    for (const key of ['j', 'x', 'e']) await page.keyboard.press(key);
    const listed = page.getByRole('region', { name: 'Alerts of this decision' }).getByRole('listitem');
    expect(await listed.allTextContents()).toEqual([expect.stringContaining('medium')]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    // Sorting by a list starts in the direction of its own.
    await page.getByRole('columnheader', { name: 'Entered USD' }).getByRole('button').click();
    await page.getByRole('columnheader', { name: 'Entered USD' }).getByRole('button').click();
    await page.getByLabel('Sort by').selectOption('confidence');
    await page.locator('[role="columnheader"][aria-sort="descending"]', { hasText: 'Confidence' }).waitFor();
  });

  it('find a case by its words, read it beside the table, decide it, and open it', async () => {
    const { page } = browser;
    await page.goto(`${service.url}/cases?${SLICE}`);
    await page.getByRole('searchbox').fill('mixer');
    await page.waitForURL(/q=mixer/u);
    await page.getByRole('button', { name: /^Turnover/u }).click();
    await page.getByRole('columnheader', { name: /^Turnover/u, includeHidden: false }).waitFor();
    expect(new URL(page.url()).searchParams.get('sort')).toBe('volume');
    const table = page.getByRole('region', { name: 'Cases' });
    await table.focus();
    for (const key of ['x', 'Enter']) await page.keyboard.press(key);
    const panel = page.getByRole('complementary', { name: 'Case at a glance' });
    await panel.getByText(/mixer/iu).first().waitFor();
    await page.keyboard.press('e');
    const dialog = page.getByRole('dialog', { name: /^Decide/u });
    await dialog.getByText(/^Rank \d+: /u).waitFor();
    await dialog.getByLabel('Decision').selectOption('in_review');
    await dialog.getByRole('button', { name: 'Save the decision' }).click();
    await dialog.waitFor({ state: 'detached' });
    await panel.getByText('in review').first().waitFor();
    // The panel is part of the saved view.
    await page.reload();
    await panel.getByRole('link', { name: 'Open the case' }).click();
    await page.locator('.story button').first().click();
    await page.locator('tr.is-lit').first().waitFor();
    await page.getByRole('button', { name: 'Verify the evidence' }).first().click();
    await page.getByText(/^✓ Verified: \d+ of \d+ transfers/u).waitFor();
    await page.getByRole('region', { name: 'Who took part' }).waitFor();
  });

  it('offer another try for a drawing that could not be loaded', async () => {
    const { page } = browser;
    await page.route('**/assets/sigma-drawing*', (route) => route.abort());
    await page.goto(`${service.url}/?${SLICE}`);
    await page.getByRole('link', { name: 'Open the worst alert' }).click();
    await page.getByText('This part of the dashboard could not be loaded.').waitFor();
    await page.getByRole('heading', { name: 'What happened' }).waitFor();
    await page.unrouteAll();
    await page.getByRole('button', { name: 'Try again' }).click();
    await drawn(page).waitFor();
  });

  it('find an address by words of its label', async () => {
    const { page } = browser;
    await page.goto(`${service.url}/addresses?${SLICE}`);
    await page.getByRole('searchbox').fill('exchange 2 hot');
    await page.getByRole('cell', { name: 'Exchange 2 hot wallet' }).first().waitFor();
  });

  it('find an address by its ending and a transaction by its hash from anywhere, and read all its transfers', async () => {
    const { page } = browser;
    const listed = await page.request.get(`${service.url}/api/v1/alerts?network=demo&limit=1`);
    const { address } = ((await listed.json()) as { alerts: { address: string }[] }).alerts[0]!;
    await page.goto(`${service.url}/runs?${SLICE}`);
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
    const { page } = browser;
    await page.goto(`${service.url}/features?${SLICE}`);
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
    const { page } = browser;
    await page.route('**/api/v1/overview?*', (route) => route.fulfill({ status: 503, body: 'no upstream' }));
    await page.goto(`${service.url}/?network=&date=&days=`);
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
    await page.getByText('The service is not available at the moment.').waitFor();
    await page.unrouteAll();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('link', { name: 'Open the worst alert' }).waitFor();
  });

  it('compare every figure with the date before', async () => {
    const { page } = browser;
    await page.route('**/api/v1/overview?*', async (route) => {
      const response = await route.fetch();
      const now = (await response.json()) as { pattern_count: number; address_count: number };
      const before = { previous_pattern_count: now.pattern_count + 3, previous_address_count: now.address_count - 12 };
      await route.fulfill({ response, json: { ...now, ...before, previous_date: '2025-06-29' } });
    });
    await page.goto(`${service.url}/?${SLICE}`);
    await page.getByText('against 2025-06-29').waitFor();
    expect(await page.locator('.tile .delta').count()).toBe(5);
    await page.locator('.tile', { hasText: 'Structural patterns' }).getByText('▼ -3').waitFor();
    await page.locator('.tile', { hasText: 'Addresses' }).getByText('▲ +12').waitFor();
    await page.unrouteAll();
  });

  it('say so where a task is not known, and ask no more', async () => {
    const { page } = browser;
    await page.goto(`${service.url}/runs?task=nosuch`);
    await page.getByRole('region', { name: 'Progress of this task' }).getByRole('alert').waitFor();
  });

  it('tell who asked for what', async () => {
    const { page } = browser;
    await page.goto(`${service.url}/runs`);
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

  it('read an alert of 10,000 transfers, of which only those in sight are in the page', async () => {
    const { page } = browser;
    await page.route(ONE_ALERT, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: largeAlert((await response.json()) as Record<string, unknown>) });
    });
    await page.goto(`${service.url}/?${SLICE}`);
    await page.getByRole('link', { name: 'Open the worst alert' }).click();
    await drawn(page).waitFor();
    expect(await page.locator('*').count()).toBeLessThan(3000);
    const evidence = page.getByRole('region', { name: 'Evidence', exact: true });
    expect(await evidence.getByRole('table').getAttribute('aria-rowcount')).toBe(String(EDGES + 1));
    // The transfers of the story are the last ones: a sentence brings the first of its own into sight.
    await page.locator('.story button').nth(1).click();
    await evidence.locator('tr.is-lit').first().waitFor();
    await page.unrouteAll();
  });

  it('fold a fan into one mark with its sum, unfold it, and tell what an address and an arrow moved', async () => {
    const { page } = browser;
    await page.route(/api\/v1\/alerts\/alert_[^/?]+\?/u, async (route) => {
      const response = await route.fetch();
      const answer = (await response.json()) as { transfers: Record<string, unknown>[] };
      const [own] = answer.transfers;
      const made = Array.from({ length: 30 }, (_, at) => ({
        ...own,
        transfer_id: `made${at}`,
        from_address: `5payer${at}`,
        to_address: '5collector',
        amount_usd: '2000',
      }));
      const json = { ...answer, drawing: 'star', transfers: made, addresses_involved: [], suspect_addresses: [] };
      await route.fulfill({ response, json });
    });
    await page.goto(`${service.url}/?${SLICE}`);
    await page.getByRole('link', { name: 'Open the worst alert' }).click();
    await drawn(page).waitFor();
    const picture = page.getByRole('img', { name: /^Drawing of the scheme: 2 addresses and 1 flow/u });
    await picture.waitFor();
    const chosen = page.getByLabel('Address', { exact: true });
    await chosen.fill('30 payers, $60K');
    const card = page.getByRole('complementary', { name: 'What is pointed at' });
    await card.getByText('30 transfers, $60K').waitFor();
    // The pointer on the arrow, in the middle of the drawing.
    await page.locator('.scheme').hover();
    await card.getByText('Moved').waitFor();
    await page.mouse.move(0, 0);
    await page.getByRole('button', { name: 'Unfold 30 payers, $60K' }).click();
    await page.getByRole('img', { name: /^Drawing of the scheme: 31 addresses and 30 flows/u }).waitFor();
    await page.getByRole('button', { name: 'Fold fans' }).click();
    await picture.waitFor();
    await page.unrouteAll();
  });

  it('say of evidence that is shown in part how much is left out, and save all of it', async () => {
    const { page } = browser;
    let all = 0;
    await page.route(ONE_ALERT, async (route) => {
      const response = await route.fetch();
      const answer = (await response.json()) as { transfers: unknown[]; evidence_transaction_count: number };
      all = answer.evidence_transaction_count;
      await route.fulfill({ response, json: { ...answer, transfers: answer.transfers.slice(0, 2) } });
    });
    await page.goto(`${service.url}/?${SLICE}`);
    await page.getByRole('link', { name: 'Open the worst alert' }).click();
    await drawn(page).waitFor();
    const note = new RegExp(`^⚠ Only 2 of ${all} transfers, [\\d.]+% of the money, are shown here\\.`, 'u');
    expect(await page.getByRole('note').allTextContents()).toEqual([
      expect.stringMatching(note),
      expect.stringMatching(/The CSV holds all of them\.$/u),
    ]);
    const button = page.getByRole('button', { name: 'Download CSV' });
    const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
    expect(
      readFileSync(await download.path(), 'utf8')
        .trim()
        .split('\r\n'),
    ).toHaveLength(all + 1);
    // All of it is kept and looked up; what an earlier version kept is a part, and no green tick.
    const verify = page.getByRole('button', { name: 'Verify the evidence' });
    await verify.click();
    await page.locator('.good', { hasText: `Verified: ${all} of ${all} transfers` }).waitFor();
    await page.route('**/verify?*', async (route) => {
      const response = await route.fetch();
      const answer = (await response.json()) as object;
      await route.fulfill({ response, json: { ...answer, listed_count: 2, found_count: 2, found_volume_usd: '1' } });
    });
    await verify.click();
    await page.locator('.amber', { hasText: `Verified in part: 2 of ${all} transfers` }).waitFor();
    expect(await page.locator('.good:not(:empty)').count()).toBe(0);
    await page.unrouteAll();
  });

  it('have one clock: every time with its zone, in 24 hours, on one line', async () => {
    const { page } = browser;
    const shown = async (): Promise<string[]> => {
      await page.locator('time').first().waitFor();
      const broken = await page.evaluate<string[]>(
        `[...document.querySelectorAll('time')]
          .filter((time) => time.getClientRects().length > 1 || time.offsetWidth > time.parentElement.clientWidth + 1)
          .map((time) => time.textContent)`,
      );
      expect(broken).toEqual([]);
      return await page.locator('time').allTextContents();
    };
    for (const name of ['Overview', 'Cases', 'Alerts', 'Runs']) {
      await page.goto(`${service.url}/?${SLICE}`);
      await page.getByRole('navigation').getByRole('link', { name }).click();
      for (const time of await shown()) expect(time).toMatch(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2} UTC$/u);
    }
    await page.getByRole('button', { name: 'Times in UTC' }).click();
    await page.getByRole('button', { name: 'Local times, UTC' }).waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Local times, UTC' }).click();
    await page.getByRole('button', { name: 'Times in UTC' }).waitFor();
  });

  it('say what is not there, and lead on from it', async () => {
    const { page } = browser;
    await page.goto(`${service.url}/alerts?network=nosuch`);
    await page.getByRole('heading', { level: 1, name: 'There is no network “nosuch”' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('main').getByRole('link', { name: 'demo' }).click();
    await page.getByRole('grid').waitFor();
    await page.goto(`${service.url}/?date=2024-01-01&days=30`);
    await page.getByText('2024-01-01, 30 days is not published for this network').waitFor();
    await page.goto(`${service.url}/alerts/nosuch`);
    await page.getByRole('heading', { level: 1, name: 'Alert' }).waitFor();
  });

  it('name the window after the page, and take the focus to it', async () => {
    const { page } = browser;
    await page.goto(`${service.url}/?${SLICE}`);
    await page.getByRole('link', { name: 'Open the worst alert' }).click();
    await page.getByRole('main', { name: /^Alert / }).waitFor();
    expect(await page.title()).toMatch(/^Alert .+ · Analytics Pipeline$/u);
    expect(await page.evaluate('document.activeElement.id')).toBe('content');
  });

  it('offer no report of a case while one of its alerts is missing', async () => {
    const { page } = browser;
    const answer = await page.request.get(`${service.url}/api/v1/cases?network=demo&sort=alerts`);
    const { cases } = (await answer.json()) as { cases: { cluster_id: string; related_alert_ids: string[] }[] };
    const [largest] = cases;
    const missing = `**/api/v1/alerts/${largest?.related_alert_ids.at(-1) ?? ''}?*`;
    await page.route(missing, (route) => route.abort());
    await page.goto(`${service.url}/cases/${largest?.cluster_id ?? ''}`);
    await page.getByText('The service does not answer.').waitFor({ timeout: 20_000 });
    const report = page.getByRole('button', { name: 'Download case report (JSON)' });
    expect(await report.count()).toBe(0);
    await page.unroute(missing);
    await page.getByRole('button', { name: 'Try again' }).click();
    await report.waitFor();
  });

  it('scroll sideways on no page at 320 pixels, as wide as 400 % leave', async () => {
    const { page } = browser;
    const wide = page.viewportSize() ?? { width: 1440, height: 1000 };
    await page.setViewportSize({ width: 320, height: 800 });
    const beyond: Record<string, number> = {};
    const measure = async (name: string): Promise<void> => {
      await page.waitForLoadState('networkidle');
      beyond[name] = await page.evaluate<number>(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
    };
    await page.goto(`${service.url}/?${SLICE}`);
    await page.getByRole('link', { name: 'Open the worst alert' }).waitFor();
    await measure('Overview');
    await page.getByRole('link', { name: 'Open the worst alert' }).click();
    await drawn(page).waitFor();
    await measure('alert');
    for (const name of PAGES) {
      await page.getByRole('navigation').getByRole('link', { name }).click();
      await page.getByRole('heading', { level: 1 }).waitFor();
      await measure(name);
    }
    await page.setViewportSize(wide);
    expect(Object.entries(beyond).filter(([, pixels]) => pixels > 0)).toEqual([]);
  });

  it('axe finds nothing on any page in either theme', async () => {
    const themed = await openBrowser('dark');
    try {
      const { page } = themed;
      await page.goto(service.url);
      await page.getByRole('link', { name: 'Open the worst alert' }).waitFor();
      const found: Record<string, string[]> = { overview: await axeViolations(page) };
      await page.getByRole('link', { name: 'Open the worst alert' }).click();
      await drawn(page).waitFor();
      found['alert'] = await axeViolations(page);
      await page.locator('header .address a').first().click();
      await page.locator('.plot svg').first().waitFor();
      found['address'] = await axeViolations(page);
      await page.getByRole('button', { name: 'Explain' }).click();
      await page.getByText('Nothing to measure for').waitFor();
      found['explanation'] = await axeViolations(page);
      for (const name of PAGES) {
        await page.getByRole('navigation').getByRole('link', { name }).click();
        await page.getByRole('heading', { level: 1 }).waitFor();
        await page.waitForLoadState('networkidle');
        found[name] = await axeViolations(page);
        if (name !== 'Cases' && name !== 'Patterns') continue;
        await page.locator('th a, td a').first().click();
        await drawn(page).waitFor();
        found[`one of ${name}`] = await axeViolations(page);
      }
      await page.getByRole('button', { name: 'Log' }).first().click();
      await page.getByRole('heading', { name: 'Steps of the run' }).waitFor();
      await page.getByText('Show the newest requests').click();
      await page.getByRole('region', { name: 'Who asked for what' }).waitFor();
      found['logs'] = await axeViolations(page);
      expect(Object.values(found).flat()).toEqual([]);
      expect(themed.complaints).toEqual([]);
    } finally {
      await themed.close();
    }
  });
});
