/** The journeys of an analyst through the built dashboard, in a browser, against the real service over the demo's world. */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from './axe.ts';
import { CHROMIUM, CHROMIUM_HINT, openBrowser, type TestBrowser } from './chromium.ts';
import { EDGES, largeAlert } from './large-alert.ts';
import { startDemoService, type RealService } from './demo-service.ts';

const DIST = fileURLToPath(new URL('../dist', import.meta.url));
const PAGES = ['Cases', 'Alerts', 'Addresses', 'Patterns', 'Features', 'Typologies', 'Evaluation', 'Runs'];
const FIRST_LOAD_BYTES = 250 * 1024;

describe('dashboard build', () => {
  it('is not older than its sources, so that what is tested is what is written', () => {
    const built_ms = statSync(`${DIST}/index.html`).mtimeMs;
    const newer = ['../src', '../../api-client/src'].flatMap((folder) =>
      readdirSync(new URL(folder, import.meta.url), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .filter((path) => statSync(path).mtimeMs > built_ms),
    );
    expect(newer, 'run "npm run build:dashboard"').toEqual([]);
  });

  it('loads at most 250 KB gzip before the graph is needed', () => {
    const page = readFileSync(`${DIST}/index.html`, 'utf8');
    const first = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/gu)].map((match) => match[1]!);
    const assets = readdirSync(`${DIST}/assets`).filter((name) => /^alerts?-page/u.test(name));
    const files = [...new Set([...first, ...assets.map((name) => `assets/${name}`)])];
    const bytes = files.reduce((sum, file) => sum + gzipSync(readFileSync(`${DIST}/${file}`)).length, 0);
    console.log(`first load with the alert pages: ${(bytes / 1024).toFixed(1)} KB gzip`);
    expect(first.length).toBeGreaterThan(0);
    expect(bytes).toBeLessThan(FIRST_LOAD_BYTES);
  });

  it('has no inline script or style', () => {
    const page = readFileSync(`${DIST}/index.html`, 'utf8');
    expect(page).not.toMatch(/<style|style=|<script(?![^>]*src=)|https?:\/\//u);
  });
});

describe.skipIf(CHROMIUM === undefined)(`dashboard journeys${CHROMIUM_HINT}`, () => {
  let service: RealService;
  let browser: TestBrowser;

  beforeAll(async () => {
    service = await startDemoService();
    browser = await openBrowser();
  }, 280_000);
  afterAll(async () => {
    await browser.close();
    await service.close();
  });

  it('open the worst case, follow the money, verify, dispose', async () => {
    const { page } = browser;
    await page.goto(service.url);
    await page.getByRole('link', { name: 'Open the worst alert' }).click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    // Follow the money: a sentence marks its transfers and the drawing is there.
    await page.locator('.scheme[data-drawn="true"], .scheme img').waitFor();
    await page.locator('.story button').nth(1).click();
    expect(await page.locator('tr.is-lit').count()).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Verify the evidence' }).click();
    await page.getByText(/^✓ Verified: \d+ of \d+ transfers/u).waitFor();
    // A false positive asks for a reason; with one it is saved and shown.
    await page.getByLabel('Decision').selectOption('false_positive');
    await page.getByRole('button', { name: 'Save the decision' }).click();
    expect(await page.getByText('Nobody has decided').count()).toBe(1);
    await page.getByLabel('Reason').fill('A payroll <b>run</b>');
    await page.getByRole('button', { name: 'Save the decision' }).click();
    await page.getByText('A payroll <b>run</b>').waitFor();
    // The next decision has a reason of its own.
    await page.getByText('The decision is saved.').waitFor();
    expect(await page.getByLabel('Reason').inputValue()).toBe('');
    await page.getByLabel('Note').fill('another');
    await page.getByText('The decision is saved.').waitFor({ state: 'detached' });
  });

  it('read the alerts by keyboard and decide two at once', async () => {
    const { page } = browser;
    await page.goto(`${service.url}/alerts?severity=high`);
    await page.getByRole('grid').focus();
    for (const key of ['x', 'j', 'x', 'Enter']) await page.keyboard.press(key);
    await page.getByRole('complementary', { name: 'Alert at a glance' }).waitFor();
    expect(new URL(page.url()).searchParams.get('severity')).toBe('high');
    await page.keyboard.press('e');
    await page.getByRole('dialog', { name: 'Decide 2 alerts' }).waitFor();
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
  });

  it('come back to the alert of the panel by reload and by Back', async () => {
    const { page } = browser;
    await page.goto(`${service.url}/alerts?date=2025-06-30&days=30`);
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
    await page.goto(`${service.url}/alerts?date=2025-06-30&days=30`);
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
    await page.getByRole('columnheader', { name: 'Volume' }).getByRole('button').click();
    await page.getByRole('columnheader', { name: 'Volume' }).getByRole('button').click();
    await page.getByLabel('Sort by').selectOption('confidence');
    await page.locator('[role="columnheader"][aria-sort="descending"]', { hasText: 'Confidence' }).waitFor();
  });

  it('find a case by its words, read it beside the table, decide it, and open it', async () => {
    const { page } = browser;
    await page.goto(`${service.url}/cases?severity=high`);
    await page.getByRole('searchbox').fill('mixer');
    await page.waitForURL(/q=mixer/u);
    await page.getByRole('button', { name: /^Volume/u }).click();
    await page.getByRole('columnheader', { name: /^Volume/u, includeHidden: false }).waitFor();
    expect(new URL(page.url()).searchParams.get('sort')).toBe('volume');
    const table = page.getByRole('region', { name: 'Cases' });
    await table.focus();
    for (const key of ['x', 'Enter']) await page.keyboard.press(key);
    const panel = page.getByRole('complementary', { name: 'Case at a glance' });
    await panel.getByText(/mixer/iu).first().waitFor();
    await page.keyboard.press('e');
    const dialog = page.getByRole('dialog', { name: /^Decide/u });
    await dialog.getByText(/^Rank \d+: /u).waitFor();
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

  it('find an address and see where it stands', async () => {
    const { page } = browser;
    await page.goto(`${service.url}/addresses`);
    await page.getByRole('searchbox').fill('5E');
    await page.locator('td .address a').first().click();
    await page.getByRole('heading', { name: 'Where it stands in the network' }).waitFor();
    await page.getByRole('heading', { name: 'Counterparties' }).waitFor();
    // The field follows the URL: the link to the empty page stays there.
    await page.goBack();
    await page.getByRole('navigation').getByRole('link', { name: 'Addresses' }).click();
    await page.getByText('Type at least one character.').waitFor();
    expect(await page.getByRole('searchbox').inputValue()).toBe('');
    await page.goBack();
    await page.locator('td .address a').first().click();
    await page.getByRole('heading', { name: 'Counterparties' }).waitFor();
  });

  it('ask why an address was not flagged', async () => {
    const { page } = browser;
    await page.getByRole('button', { name: 'Explain' }).click();
    const told = page.getByRole('region', { name: 'Why it was, or was not, flagged' });
    await told.getByText(/^(Nothing to measure for|No typology found anything)/u).waitFor();
  });

  it('compare two features and list the addresses of a range, entered or drawn', async () => {
    const { page } = browser;
    await page.goto(`${service.url}/features`);
    await page.getByLabel(/^Across/u).selectOption('degree_in');
    await page.getByLabel(/^Upward/u).selectOption('degree_out');
    await page.getByLabel('degree in from').fill('20');
    const listed = page.getByRole('region', { name: 'Addresses within the ranges' });
    await listed.getByRole('row').nth(1).waitFor();
    const shares = await listed.locator('td:nth-child(4)').allTextContents();
    expect(shares.every((text) => Number(text.replaceAll(',', '')) >= 20)).toBe(true);
    await page.getByRole('button', { name: 'Clear the ranges' }).click();
    await listed.waitFor({ state: 'detached' });
    const overlay = page.locator('.brush .overlay');
    await overlay.hover({ position: { x: 100, y: 50 } });
    await page.mouse.down();
    await overlay.hover({ position: { x: 500, y: 300 } });
    await page.mouse.up();
    await listed.waitFor();
    expect([...new URL(page.url()).searchParams.keys()]).toEqual(expect.arrayContaining(['x_min', 'y_max']));
  });

  it('start a run, watch it to its end, read its log, and cancel another', async () => {
    const { page } = browser;
    await page.goto(`${service.url}/runs`);
    await page.getByLabel('Window in days').fill('3');
    await page.getByRole('button', { name: 'Start', exact: true }).click();
    const progress = page.getByRole('region', { name: 'Progress of this task' });
    await progress
      .getByRole('status')
      .getByText(/^Success\s*$/u)
      .waitFor({ timeout: 60_000 });
    expect(await progress.getByRole('progressbar').getAttribute('value')).toBe('1');
    expect(await progress.getByRole('rowheader').allTextContents()).toContain('alerts');
    await page.getByRole('row', { name: '· 3 days' }).getByRole('button', { name: 'Log' }).click();
    await page.getByRole('heading', { name: 'Steps of the run for 2025-06-30 · 3 days' }).waitFor();
    await page.getByRole('heading', { name: 'Seconds and memory by step' }).waitFor();
    await page.getByLabel('Window in days').fill('29');
    await page.getByRole('button', { name: 'Start', exact: true }).click();
    await page.getByRole('button', { name: 'Cancel', exact: true }).click();
    await progress
      .getByRole('status')
      .getByText(/^Revoked\s*$/u)
      .waitFor({ timeout: 60_000 });
    const runs = page.getByRole('region', { name: 'Runs of this network' });
    await runs.getByRole('row', { name: '· 29 days' }).getByText('running').waitFor({ state: 'detached' });
    await page.goto(`${service.url}/runs?task=nosuch`);
    await progress.getByRole('alert').waitFor();
  });

  it('preview a parameter, save it with a reason, and give it back', async () => {
    const { page } = browser;
    await page.goto(`${service.url}/typologies?typology=layering&date=2025-06-30&days=30`);
    const change = async (value: string): Promise<void> => {
      await page.getByLabel('min intermediaries', { exact: true }).fill(value);
      await page.getByRole('button', { name: 'Preview the change' }).click();
      await page.getByText(/^\d+ alerts under the current parameters/u).waitFor({ timeout: 60_000 });
    };
    const save = async (reason: string): Promise<void> => {
      await page.getByLabel('Reason').fill(reason);
      await page.getByRole('button', { name: 'Save the change' }).click();
      await page.getByText('Saved. The next run reads it.').waitFor();
    };
    await change('9');
    expect(await page.getByRole('heading', { name: /^Lost: [1-9]/u }).count()).toBe(1);
    await page
      .getByRole('region', { name: /^Lost/u })
      .getByRole('link', { name: /^Layering/u })
      .first()
      .waitFor();
    await save('too many <i>chains</i>');
    await page.getByText('too many <i>chains</i>').waitFor();
    await page.getByRole('button', { name: /^Give min intermediaries back/u }).click();
    await page.getByRole('button', { name: 'Preview the change' }).click();
    await page.getByText(/^\d+ alerts under the current parameters/u).waitFor({ timeout: 60_000 });
    await save('as before');
    await page.getByRole('button', { name: /^Give min intermediaries back/u }).waitFor({ state: 'detached' });
  });

  it('expand an address of a drawing, and export reports of an alert and of a case', async () => {
    const { page } = browser;
    await page.goto(`${service.url}/?date=2025-06-30&days=30`);
    await page.getByRole('link', { name: 'Open the worst alert' }).click();
    const offered = page.locator('.expand datalist option');
    await page.getByLabel('Address', { exact: true }).fill((await offered.nth(1).getAttribute('value')) ?? '');
    await page.getByRole('button', { name: 'Expand by counterparties' }).click();
    await page.getByText(/drawn anew|it is a hub and is not expanded/u).waitFor();
    const report = async (name: string): Promise<string> => {
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
      return readFileSync(await download.path(), 'utf8');
    };
    const narrated = { narrative: expect.stringMatching(/\w/u) as string, total_usd: expect.any(String) as string };
    for (const kind of ['report', 'case report']) {
      if (kind === 'case report') await page.getByRole('link', { name: /^case_/u }).click();
      const html = await report(`Download ${kind} (HTML)`);
      expect(html).toContain('<svg');
      expect(html).not.toMatch(/<script|(src|href)="/u);
      const json = JSON.parse(await report(`Download ${kind} (JSON)`)) as Record<string, unknown[]>;
      expect(json).toMatchObject(narrated);
      for (const part of ['parties', 'transactions', 'indicators']) expect(json[part]?.length).toBeGreaterThan(0);
    }
  });

  it('read an alert of 10,000 transfers, of which only those in sight are in the page', async () => {
    const { page } = browser;
    await page.route('**/api/v1/alerts/*', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: largeAlert((await response.json()) as Record<string, unknown>) });
    });
    await page.goto(`${service.url}/?date=2025-06-30&days=30`);
    await page.getByRole('link', { name: 'Open the worst alert' }).click();
    await page.locator('.scheme[data-drawn="true"], .scheme img').waitFor();
    expect(await page.locator('*').count()).toBeLessThan(3000);
    const evidence = page.getByRole('region', { name: 'Evidence', exact: true });
    expect(await evidence.getByRole('table').getAttribute('aria-rowcount')).toBe(String(EDGES + 1));
    // The transfers of the story are the last ones: a sentence brings the first of its own into sight.
    await page.locator('.story button').nth(1).click();
    await evidence.locator('tr.is-lit').first().waitFor();
    await page.unrouteAll();
  });

  it('say what to do when the connection is lost, and recover', async () => {
    const { page, context } = browser;
    await page.goto(`${service.url}/?date=2025-06-30&days=30`);
    await page.getByRole('link', { name: 'Open the worst alert' }).click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await context.setOffline(true);
    // The page itself cannot be loaded, then only its data.
    await page.getByRole('link', { name: 'Evaluation' }).click();
    await page.getByText('This part of the dashboard could not be loaded.').waitFor();
    await page.getByRole('link', { name: 'Overview' }).click();
    await page.getByRole('heading', { name: 'Overview' }).waitFor();
    await page.getByRole('link', { name: 'Evaluation' }).click();
    await context.setOffline(false);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { name: 'Evaluation', level: 1 }).waitFor();
    await page.getByRole('link', { name: 'Alerts' }).click();
    await page.getByRole('grid').waitFor();
    await context.setOffline(true);
    await page.getByRole('combobox', { name: /^Severity/u }).selectOption('low');
    await page.getByText('The service does not answer.').waitFor({ timeout: 20_000 });
    // What failed for want of a connection is asked for again when it is back.
    await context.setOffline(false);
    await page
      .getByRole('status')
      .getByText(/^\d+ alerts$/u)
      .waitFor();
    expect(context.pages().length).toBe(1);
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
    await page.goto(`${service.url}/?date=2025-06-30&days=30`);
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

  it('axe finds nothing on any page in either theme', async () => {
    const themed = await openBrowser('dark');
    try {
      const { page } = themed;
      await page.goto(service.url);
      await page.getByRole('link', { name: 'Open the worst alert' }).waitFor();
      const found: Record<string, string[]> = { overview: await axeViolations(page) };
      await page.getByRole('link', { name: 'Open the worst alert' }).click();
      await page.locator('.scheme[data-drawn="true"], .scheme img').waitFor();
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
        await page.locator('.scheme[data-drawn="true"], .scheme img').waitFor();
        found[`one of ${name}`] = await axeViolations(page);
      }
      await page.getByRole('button', { name: 'Log' }).first().click();
      await page.getByRole('heading', { name: 'Steps of the run' }).waitFor();
      found['log'] = await axeViolations(page);
      expect(Object.values(found).flat()).toEqual([]);
      expect(themed.complaints).toEqual([]);
    } finally {
      await themed.close();
    }
  });
});
