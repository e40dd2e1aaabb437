/** Labels in a browser: a list is imported and raises an alert, and a label is added, corrected and removed. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { axeViolations } from './axe.ts';
import { CHROMIUM, CHROMIUM_HINT } from './chromium.ts';
import { servedInBrowser } from './demo-in-browser.ts';

const SLICE = 'date=2025-06-30&days=30';
/** It was paid $111,785 by one address, and nobody knows it. */
const PAID = '5tG2UU1auqxU1KXjhi43zzNA45gRM94SLU1Y6kCyxG1qdYks';
/** What a run may take on a machine that does other work. */
const RUN_MS = 240_000;

describe.skipIf(CHROMIUM === undefined)(`labels${CHROMIUM_HINT}`, () => {
  const demo = servedInBrowser();
  const labelsOf = async (): Promise<Page> => {
    const { page } = demo.browser;
    await page.goto(`${demo.service.url}/labels?address=${PAID}&${SLICE}`);
    await page.getByRole('heading', { level: 1, name: 'Labels' }).waitFor();
    return page;
  };
  const standing = (page: Page) => page.getByRole('region', { name: 'Labels', exact: true }).getByRole('row').nth(1);

  it('a label is added, corrected and removed, and the history tells it', async () => {
    const page = await labelsOf();
    await page.getByText('No label passes.').waitFor();
    const added = page.locator('form', { has: page.getByRole('heading', { name: 'Add a label' }) });
    await added.getByLabel('Address').fill(PAID);
    await added.getByRole('combobox', { name: 'Type' }).fill('scam');
    await added.getByLabel('Name').fill('<b>Gang</b>');
    await added.getByLabel('Source').fill('a victim');
    await added.getByLabel('Reason').fill('a report');
    await added.getByRole('button', { name: 'Add the label' }).click();
    await page.getByText('1 added, 0 changed, 0 known already.').waitFor();
    expect(await standing(page).textContent()).toMatch(/<b>Gang<\/b>.*scam.*a victim/u);
    await page.getByRole('button', { name: /^Correct the label of 5tG2/u }).press('Enter');
    const corrected = page.locator('form', { has: page.getByRole('heading', { name: /^Correct the label/u }) });
    const type = corrected.getByRole('combobox', { name: 'Type' });
    await expect.poll(() => page.evaluate('document.activeElement.name')).toBe('address_type');
    expect(await corrected.getByLabel('Name').inputValue()).toBe('<b>Gang</b>');
    expect(await corrected.getByLabel('Name').getAttribute('readonly')).not.toBeNull();
    await type.fill('exchange');
    await corrected.getByLabel('Reason').fill('it is a service');
    await page.keyboard.press('Enter');
    await page.getByText('0 added, 1 changed, 0 known already.').waitFor();
    expect(await standing(page).textContent()).toMatch(/exchange/u);
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: /^Remove the label of 5tG2/u }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Reason').fill('a test');
    await dialog.getByRole('button', { name: 'Remove' }).click();
    await page.getByText('No label passes.').waitFor();
    const history = page.getByRole('region', { name: 'What became of labels' }).locator('tbody tr');
    const told = (await history.allTextContents()).join('\n');
    expect(told).toMatch(/removed.*a test\n.*changed.*it is a service\n.*added.*a report/u);
    expect(await page.locator('main td b').count()).toBe(0);
  });

  it('a list is imported, the window is run again, and a new alert names who paid the listed address', async () => {
    const page = await labelsOf();
    await page.goto(`${demo.service.url}/alerts?q=${PAID}&${SLICE}`);
    await page.getByText(/No alert/u).waitFor();
    await labelsOf();
    const imported = page.locator('form', { has: page.getByLabel('File') });
    await imported.getByLabel('File').setInputFiles({
      name: 'sanctioned.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from(`${PAID}\n`),
    });
    await imported.getByLabel('Category').selectOption('sanctioned');
    await imported.getByRole('button', { name: 'Import the list' }).click();
    await page.getByText('1 added, 0 changed, 0 known already.').waitFor();
    await imported.getByRole('link', { name: 'Runs' }).click();
    await page.getByRole('button', { name: 'Start', exact: true }).click();
    const progress = page.getByRole('region', { name: 'Progress of this task' });
    await progress
      .getByRole('status')
      .getByText(/^Done\s*$/u)
      .waitFor({ timeout: RUN_MS });
    await page.goto(`${demo.service.url}/alerts?q=${PAID}&${SLICE}`);
    const row = page.getByRole('grid').getByRole('row').nth(1);
    await row.getByText(/^Exposure.*sanctions/iu).waitFor();
    await row.click();
    await page
      .getByText(/sent \$111,785 to/u)
      .first()
      .waitFor();
    expect(demo.browser.complaints).toEqual([]);
  });
});
