/** The journeys of an analyst through the built dashboard, in a browser, against the real service over the demo's world. */
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestService } from '../../api/test/test-service.ts';
import { axeViolations } from './axe.ts';
import { CHROMIUM, CHROMIUM_HINT, openBrowser, type TestBrowser } from './chromium.ts';
import { startDemoService, type DemoService } from './demo-service.ts';

const DIST = fileURLToPath(new URL('../dist', import.meta.url));
const FIRST_LOAD_BYTES = 250 * 1024;

describe('dashboard build', () => {
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
  let service: DemoService;
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
  });

  it('find an address and see where it stands', async () => {
    const { page } = browser;
    await page.goto(`${service.url}/addresses`);
    await page.getByRole('searchbox').fill('5E');
    await page.locator('td .address a').first().click();
    await page.getByRole('heading', { name: 'Where it stands in the network' }).waitFor();
    await page.getByRole('heading', { name: 'Counterparties' }).waitFor();
  });

  it('say what to do when the connection is lost, and recover', async () => {
    const { page, context } = browser;
    await page.goto(`${service.url}/`);
    await page.getByRole('heading', { name: 'Overview' }).waitFor();
    await page.route('**/api/v1/cases*', (route) => route.abort());
    await page.getByRole('link', { name: 'Cases' }).click();
    await page.getByText('The service does not answer.').waitFor({ timeout: 20_000 });
    await page.unroute('**/api/v1/cases*');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('region', { name: 'Cases' }).waitFor();
    expect(context.pages().length).toBe(1);
  });

  it.each(['light', 'dark'] as const)('axe finds nothing on any page in the %s theme', async (theme) => {
    const themed = await openBrowser(theme);
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
      for (const name of ['Cases', 'Alerts', 'Addresses', 'Patterns', 'Features', 'Runs']) {
        await page.getByRole('navigation').getByRole('link', { name }).click();
        await page.getByRole('heading', { level: 1 }).waitFor();
        await page.waitForLoadState('networkidle');
        found[name] = await axeViolations(page);
      }
      expect(Object.values(found).flat()).toEqual([]);
      expect(themed.complaints).toEqual([]);
    } finally {
      await themed.close();
    }
  });
});

describe.skipIf(CHROMIUM === undefined)(`dashboard escaping${CHROMIUM_HINT}`, () => {
  it('shows a label of <script> as text', async () => {
    const service = await startTestService({ dashboard_dir: DIST });
    const browser = await openBrowser();
    try {
      await browser.page.goto(`${service.url}/addresses/payer?network=api-test`);
      await browser.page.getByText('<script>alert(1)</script> Exchange').first().waitFor();
      expect(await browser.page.locator('main script').count()).toBe(0);
      expect(browser.complaints).toEqual([]);
    } finally {
      await browser.close();
      await service.close();
    }
  });
});
