/**
 * The ten journeys of an analyst, through the built dashboard in a browser, against the real service: the same over
 * every world.
 */
import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { TestBrowser } from './chromium.ts';
import type { RealService } from './demo-service.ts';

export interface Place {
  readonly service: RealService;
  readonly browser: TestBrowser;
}

export interface World {
  /** The slice that holds the alerts, as the URL names it. */
  readonly slice: string;
  /**
   * Windows that hold transfers and have no slice yet: one is run to its end, the run of the other is cancelled. Absent:
   * only the journeys that read what the world holds.
   */
  readonly runs?: { readonly run_days: number; readonly cancelled_days: number };
}

/** What a run may take on a machine that does other work. */
const RUN_MS = 60_000;

export function tenJourneys(place: () => Place, { slice, runs }: World): void {
  const open = async (path: string): Promise<Page> => {
    const { browser, service } = place();
    await browser.page.goto(`${service.url}${path}`);
    return browser.page;
  };
  const openWorstAlert = async (): Promise<Page> => {
    const page = await open(`/?${slice}`);
    await page.getByRole('link', { name: 'Open the worst alert' }).click();
    await page.getByRole('heading', { name: 'What happened' }).waitFor();
    return page;
  };

  it('1. open the worst case: what it is, who is involved, and that it is not decided', async () => {
    const page = await open(`/cases?${slice}`);
    const first = page.getByRole('region', { name: 'Cases' }).getByRole('row').nth(1);
    const name = (await first.getByRole('rowheader').textContent()) ?? '';
    await first.getByRole('rowheader').getByRole('link').click();
    await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
    await page.getByText('Rank 1', { exact: true }).waitFor();
    await page.getByRole('region', { name: 'Who took part' }).getByRole('row').nth(1).waitFor();
    await page.getByText('open', { exact: true }).first().waitFor();
    await drawn(page).waitFor();
  });

  it('2. follow the money: a sentence lights its transfers, and time plays them', async () => {
    const page = await openWorstAlert();
    await drawn(page).waitFor();
    const sentence = page.locator('.story button').first();
    await sentence.click();
    const measured = Number(/(\d+) transfer/u.exec((await sentence.textContent()) ?? '')?.[1]);
    expect(await page.locator('tr.is-lit').count()).toBe(measured);
    const shown = page.getByText(/\d+ of \d+ transfers, /u).first();
    const all = await shown.textContent();
    const time = page.getByLabel('Show money moved up to');
    await time.press('Home');
    await page.getByText(/ · 1 of \d+ transfers, /u).waitFor();
    // The last three: all of them would play for as long as 15 seconds.
    await time.press('End');
    for (let back = 0; back < 3; back += 1) await time.press('ArrowLeft');
    await page.getByText(all ?? '', { exact: true }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Play' }).click();
    await page.getByText(all ?? '', { exact: true }).waitFor();
  });

  it('3. verify: every transfer of the evidence is found in the source', async () => {
    const page = await openWorstAlert();
    await page.getByRole('button', { name: 'Verify the evidence' }).click();
    const verdict = await page.getByText(/^✓ Verified: \d+ of \d+ transfers/u).textContent();
    const [, found, listed] = /(\d+) of (\d+)/u.exec(verdict ?? '') ?? [];
    expect(Number(found)).toBeGreaterThan(0);
    expect(found).toBe(listed);
  });

  it('4. dispose: a false positive needs a reason, and what was decided is shown', async () => {
    const page = await openWorstAlert();
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
    // What is decided is no longer what to open first.
    const decided = new URL(page.url()).pathname;
    await openWorstAlert();
    expect(new URL(page.url()).pathname).not.toBe(decided);
  });

  it('5. find an address: where it stands, with whom it deals, and why it was or was not flagged', async () => {
    const page = await open(`/addresses?${slice}`);
    await page.getByRole('searchbox').fill('5E');
    await page.locator('td .address a').first().click();
    await page.getByRole('heading', { name: 'Where it stands in the network' }).waitFor();
    await page.getByRole('heading', { name: 'Counterparties' }).waitFor();
    await page.getByRole('button', { name: 'Explain' }).click();
    const measured = page.getByRole('region', { name: 'Why it was, or was not, flagged' });
    await measured.getByText(/^(Nothing to measure for|No typology found anything)/u).waitFor();
    // The field follows the URL: the link to the empty page stays there.
    await page.goBack();
    await page.getByRole('navigation').getByRole('link', { name: 'Addresses' }).click();
    await page.getByText('Type at least one character.').waitFor();
    expect(await page.getByRole('searchbox').inputValue()).toBe('');
  });

  it('6. compare features: list the addresses of a range, entered or drawn', async () => {
    const page = await open(`/features?${slice}`);
    await page.getByLabel(/^Across/u).selectOption('degree_in');
    await page.getByLabel(/^Upward/u).selectOption('degree_out');
    await page.getByLabel('degree in from').fill('20');
    const listed = page.getByRole('region', { name: 'Addresses within the ranges' });
    await listed.getByRole('row').nth(1).waitFor();
    const degrees = await listed.locator('td:nth-child(4)').allTextContents();
    expect(degrees.every((text) => Number(text.replaceAll(',', '')) >= 20)).toBe(true);
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

  it('9. export reports of an alert and of its case, after expanding an address of the drawing', async () => {
    const page = await openWorstAlert();
    const offered = page.locator('.expand datalist option');
    await page.getByLabel('Address', { exact: true }).fill((await offered.nth(1).getAttribute('value')) ?? '');
    await page.getByRole('button', { name: 'Expand by counterparties' }).click();
    await page.getByText(/drawn anew|it is a hub and is not expanded/u).waitFor();
    await exportsReports(page, 'report');
    await page.getByRole('link', { name: /^case_/u }).click();
    await exportsReports(page, 'case report');
  });

  if (runs === undefined) return;
  const { run_days, cancelled_days } = runs;

  it('7. start a run, watch it to its end, read its log, and cancel another', async () => {
    const page = await open(`/runs?${slice}`);
    const start = async (days: number): Promise<void> => {
      await page.getByLabel('Window in days').fill(String(days));
      await page.getByRole('button', { name: 'Start', exact: true }).click();
    };
    const progress = page.getByRole('region', { name: 'Progress of this task' });
    const ends = async (status: RegExp): Promise<void> => {
      await progress.getByRole('status').getByText(status).waitFor({ timeout: RUN_MS });
    };
    await start(run_days);
    await ends(/^Done\s*$/u);
    expect(await progress.getByRole('progressbar').getAttribute('value')).toBe('1');
    expect(await progress.getByRole('rowheader').allTextContents()).toContain('alerts');
    await page
      .getByRole('row', { name: `· ${run_days} days` })
      .getByRole('button', { name: 'Log' })
      .click();
    await page
      .getByRole('heading', { name: new RegExp(`^Steps of the run for .* · ${run_days} days$`, 'u') })
      .waitFor();
    await page.getByRole('heading', { name: 'Seconds and memory by step' }).waitFor();
    await start(cancelled_days);
    await page.getByRole('button', { name: 'Cancel', exact: true }).click();
    await ends(/^Cancelled\s*$/u);
    const runs = page.getByRole('region', { name: 'Runs of this network' });
    const cancelled = runs.getByRole('row', { name: `· ${cancelled_days} days` });
    await cancelled.getByText('running').waitFor({ state: 'detached' });
  });

  it('8. preview a parameter, save it with a reason, and give it back', async () => {
    const page = await open(`/typologies?typology=layering&${slice}`);
    const preview = async (): Promise<void> => {
      await page.getByRole('button', { name: 'Preview the change' }).click();
      await page.getByText(/^\d+ alerts under the current parameters/u).waitFor({ timeout: RUN_MS });
    };
    const save = async (reason: string): Promise<void> => {
      await page.getByLabel('Reason').fill(reason);
      await page.getByRole('button', { name: 'Save the change' }).click();
      await page.getByText('Saved. The next run reads it.').waitFor();
    };
    await page.getByLabel('min intermediaries', { exact: true }).fill('9');
    await preview();
    const lost = page.getByRole('region', { name: /^Lost: [1-9]/u });
    await lost
      .getByRole('link', { name: /^Layering/u })
      .first()
      .waitFor();
    await save('too many <i>chains</i>');
    await page.getByText('too many <i>chains</i>').waitFor();
    const giveBack = page.getByRole('button', { name: /^Give min intermediaries back/u });
    await giveBack.click();
    await preview();
    await save('as before');
    await giveBack.waitFor({ state: 'detached' });
  });

  it('10. recover from a lost connection: a page, then its data, are asked for again', async () => {
    const { browser } = place();
    const { context } = browser;
    // Nothing before this has complained; what follows does, as it should.
    expect(browser.complaints).toEqual([]);
    const page = await openWorstAlert();
    await context.setOffline(true);
    await page.getByRole('link', { name: 'Evaluation' }).click();
    await page.getByText('This part of the dashboard could not be loaded.').waitFor();
    await page.getByRole('link', { name: 'Overview' }).click();
    await page.getByRole('heading', { name: 'Overview' }).waitFor();
    await page.getByRole('link', { name: 'Evaluation' }).click();
    await page.getByText('This part of the dashboard could not be loaded.').waitFor();
    await context.setOffline(false);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { name: 'Evaluation', level: 1 }).waitFor();
    await page.getByRole('link', { name: 'Alerts' }).click();
    await page.getByRole('grid').waitFor();
    await context.setOffline(true);
    await page.getByRole('combobox', { name: /^Severity/u }).selectOption('low');
    await page.getByText('The service does not answer.').waitFor({ timeout: 20_000 });
    await context.setOffline(false);
    await page
      .getByRole('status')
      .getByText(/^\d+ alerts?$/u)
      .waitFor();
  });
}

/** The scheme, by WebGL or as a still picture. */
export const drawn = (page: Page): Locator => page.locator('.scheme[data-drawn="true"], .scheme img');

/** The HTML needs nothing else; the JSON says who, what and why. */
async function exportsReports(page: Page, kind: string): Promise<void> {
  const report = async (format: string): Promise<string> => {
    const button = page.getByRole('button', { name: `Download ${kind} (${format})` });
    const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
    return readFileSync(await download.path(), 'utf8');
  };
  const html = await report('HTML');
  expect(html).toContain('<svg');
  expect(html).not.toMatch(/<script|(src|href)="/u);
  const json = JSON.parse(await report('JSON')) as Record<string, unknown[]>;
  expect(json).toMatchObject({
    narrative: expect.stringMatching(/\w/u) as string,
    total_usd: expect.any(String) as string,
  });
  for (const part of ['parties', 'transactions', 'indicators']) expect(json[part]?.length).toBeGreaterThan(0);
}
