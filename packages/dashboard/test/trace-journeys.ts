/** Traces in a browser: asked for from an address and from an alert, followed, read, kept as files, found again. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { axeViolations } from './axe.ts';
import type { TestBrowser } from './chromium.ts';
import type { RealService } from './demo-service.ts';

interface TraceJourneys {
  readonly service: RealService;
  readonly browser: TestBrowser;
}

const BALANCE = ['Came in', 'destinations', 'still held', 'below the limit', 'not followed'];

/** `findTheft` names an address whose money went to three places, and those. */
export function traceJourneys(
  at: () => TraceJourneys,
  slice: string,
  findTheft: () => Promise<{ readonly thief: string; readonly exits: readonly string[] }>,
): void {
  const ended = (page: Page) => page.waitForURL(/\/trace\/trace_[0-9a-f]{16}/u);
  const row = (page: Page, address: string) => page.locator(`tbody a[title="${address}"]`).first();

  it('follow the money of an address to its exits, with the keyboard alone', { timeout: 120_000 }, async () => {
    const { service, browser } = at();
    const { page } = browser;
    const { thief, exits } = await findTheft();
    await page.goto(`${service.url}/addresses/${encodeURIComponent(thief)}?${slice}`);
    await page.getByRole('link', { name: 'Follow the money', exact: true }).press('Enter');
    await page.getByRole('textbox', { name: 'Addresses', exact: true }).waitFor();
    expect(await page.getByRole('textbox', { name: 'Addresses', exact: true }).inputValue()).toBe(thief);
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Follow the money' }).press('Enter');
    await ended(page);
    for (const exit of exits) await row(page, exit).waitFor();
    // What came in is where it is: printed in cents or better, the terms sum up.
    const names = await page.locator('.balance dt').allTextContents();
    expect(names.map((name) => name.replace(/^[=+ ]+/u, '').trim())).toEqual(BALANCE);
    const sums = await Promise.all((await page.locator('.balance dd').all()).map((one) => one.getAttribute('title')));
    const [entered = 0, ...parts] = sums.map((sum) => Number(sum?.replaceAll(/[$,]/gu, '')));
    expect(entered).toBeGreaterThan(0);
    expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(entered, 6);
    await page.locator('.scheme[data-drawn="true"]').waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });

  it('is saved as files, opened again by its link, and changed', async () => {
    const { page, context } = at().browser;
    const files = page.getByRole('group', { name: 'Save as a file' });
    const save = async (name: string): Promise<string> => {
      const download = page.waitForEvent('download');
      await files.getByRole('button', { name, exact: true }).click();
      return readFileSync(await (await download).path(), 'utf8');
    };
    const { destinations } = JSON.parse(await save('JSON')) as { destinations: unknown[] };
    expect((await save('CSV')).trimEnd().split('\n')).toHaveLength(destinations.length + 1);
    expect((await save('GraphML')).match(/<edge /gu)?.length ?? 0).toBeGreaterThan(0);
    const heading = await page.getByRole('heading', { level: 1 }).textContent();
    const other = await context.newPage();
    await other.goto(page.url());
    await other.getByRole('heading', { level: 1, name: heading ?? '' }).waitFor();
    await other.getByRole('link', { name: 'Change the question' }).click();
    await other.getByRole('combobox', { name: 'Direction' }).selectOption('backward');
    await other.getByRole('button', { name: 'Follow the money' }).click();
    await other.getByRole('heading', { level: 1, name: /^Backward from/u }).waitFor();
    await other.close();
  });

  it('counts the money of an alert once, as the alert does', async () => {
    const { service, browser } = at();
    const { page } = browser;
    await page.goto(`${service.url}/?${slice}`);
    await page.getByRole('link', { name: 'Open the worst alert' }).click();
    const said = await page.getByText(/that entered the scheme were traced/u).textContent();
    await page.getByRole('link', { name: 'Follow the money', exact: true }).first().click();
    await page.getByRole('button', { name: 'Follow the money' }).click();
    await ended(page);
    const came = await page.locator('.balance dd').first().textContent();
    expect(said?.startsWith(`${came} `)).toBe(true);
  });

  it('says what is wrong in the words of an analyst', async () => {
    const { service, browser } = at();
    const { page } = browser;
    await page.goto(`${service.url}/trace?${slice}`);
    await page.getByRole('button', { name: 'Follow the money' }).click();
    await page.getByText('Enter an address or a transfer first.').waitFor();
    await page.getByRole('textbox', { name: 'Addresses', exact: true }).fill('nobody');
    await page.getByRole('button', { name: 'Follow the money' }).click();
    await page.getByText('This address has no transfer in this date and window.').waitFor();
    await page.goto(`${service.url}/trace/trace_0000000000000000?${slice}`);
    await page.getByText('This date and window have no such trace.').waitFor();
  });
}
