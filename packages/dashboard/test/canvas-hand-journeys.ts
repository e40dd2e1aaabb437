/** What is done on a canvas by hand: a mark dragged, the way between two addresses, filters that hold and are taken back. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { TestBrowser } from './chromium.ts';
import type { RealService } from './demo-service.ts';

interface HandJourneys {
  readonly service: RealService;
  readonly browser: TestBrowser;
}

/** `findTheft` names an address whose money went to three places, and those. */
export function canvasHandJourneys(
  at: () => HandJourneys,
  slice: string,
  findTheft: () => Promise<{ readonly thief: string; readonly exits: readonly string[] }>,
): void {
  const list = (page: Page) => page.getByRole('listbox', { name: 'Addresses, the earliest first' });
  const size = (page: Page) => page.getByText(/^\d+ marks?, \d+ arrows?$/u);

  it('a canvas begins with a case, an alert, its money and a trace', async () => {
    const { service, browser } = at();
    const { page } = browser;
    const begin = async (link: string): Promise<void> => {
      await page.getByRole('link', { name: link, exact: true }).first().click();
      await page.locator('.canvas-place[data-drawn="true"]').waitFor();
      await list(page).getByRole('option').nth(1).waitFor();
    };
    await page.goto(`${service.url}/cases?${slice}`);
    await page.locator('th a').first().click();
    await begin('Open on the canvas');
    await page.goBack();
    await page.getByRole('button', { name: 'Verify the evidence' }).first().waitFor();
    await page.getByRole('link', { name: 'Open the alert', exact: true }).first().click();
    await begin('Open on the canvas');
    await page.goBack();
    await begin('Follow the money on the canvas');
    const { thief } = await findTheft();
    const body = { network: 'demo', from: [thief], keep: true };
    const kept = await page.request.post(`${service.url}/api/v1/traces`, { data: body });
    const { trace_id = '' } = (await kept.json()) as { trace_id?: string };
    await page.goto(`${service.url}/trace/${trace_id}?${slice}`);
    await begin('Open on the canvas');
  });

  it('a mark is dragged, and stays where it was put', async () => {
    const { service, browser } = at();
    const { page } = browser;
    const { thief } = await findTheft();
    await page.goto(`${service.url}/canvas/new?address=${encodeURIComponent(thief)}&${slice}`);
    const place = page.locator('.canvas-place[data-drawn="true"]');
    await place.waitFor();
    await size(page).waitFor();
    // A single mark stands in the middle.
    const box = await place.boundingBox();
    if (box === null) throw new Error('Expected a drawing, found none.');
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 60, y + 40, { steps: 4 });
    await page.mouse.up();
    await list(page).getByText('pinned').waitFor();
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await list(page).getByText('pinned').waitFor({ state: 'detached' });
  });

  it('the way between two chosen addresses is drawn, and filters hold until they are cleared', async () => {
    const { page } = at().browser;
    const { thief, exits } = await findTheft();
    const [exit = ''] = exits;
    await list(page).focus();
    await page.keyboard.press('f');
    await page
      .getByRole('status')
      .getByText(/followed to \d+ places/u)
      .waitFor();
    const choose = async (address: string, ...modifiers: 'Control'[]): Promise<void> => {
      await page.getByRole('searchbox', { name: 'Find on the canvas' }).fill(address);
      await list(page).getByRole('option').nth(1).waitFor({ state: 'detached' });
      await list(page).getByRole('option').click({ modifiers });
    };
    await choose(thief);
    await choose(exit, 'Control');
    await page.getByRole('button', { name: 'Path between the two' }).click();
    await page
      .getByRole('status')
      .getByText(/The money took \d+ hops?/u)
      .waitFor();
    const before = (await size(page).textContent()) ?? '';
    await page.getByText('Filters', { exact: true }).click();
    await page.getByLabel('At least USD').fill('1000000000');
    await page.getByRole('button', { name: 'Apply' }).click();
    await page.getByText('Filters are on').waitFor();
    await page.getByText(/^\d+ marks?, 0 arrows$/u).waitFor();
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    await page.getByText(before, { exact: true }).waitFor();
    expect(await page.getByText('Filters are on').count()).toBe(0);
  });
}
