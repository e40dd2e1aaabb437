/** What every page has to be in a browser, over the demo's world: whole at any size of an alert, on one clock, narrow, and without a finding of axe. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { axeViolations } from './axe.ts';
import { CHROMIUM, CHROMIUM_HINT, openBrowser } from './chromium.ts';
import { servedInBrowser } from './demo-in-browser.ts';
import { EDGES, largeAlert } from './large-alert.ts';
import { drawn } from './ten-journeys.ts';

const PAGES = ['Cases', 'Alerts', 'Addresses', 'Patterns', 'Features', 'Typologies', 'Labels', 'Evaluation', 'Runs'];
const SLICE = 'date=2025-06-30&days=30';
/** The request for an alert, and not that for what was decided meanwhile. */
const ONE_ALERT = /api\/v1\/alerts\/(?!state\?)[^/?]+\?/u;

/** Words of letters that stand on two lines, and how far the page reaches beyond its window. Addresses may be broken. */
const BROKEN_WORDS = `(() => {
  const broken = [];
  const texts = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
    for (const { 0: word, index } of text.data.matchAll(/[A-Za-z][a-z]{2,23}/gu)) {
      if (/\\w/u.test(text.data[index - 1] ?? '') || /\\w/u.test(text.data[index + word.length] ?? '')) continue;
      const range = document.createRange();
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
      if (lines.size > 1) broken.push(word);
    }
  }
  const beyond = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  return beyond > 0 ? [...broken, beyond + ' pixels beyond'] : broken;
})()`;

describe.skipIf(CHROMIUM === undefined)(`pages${CHROMIUM_HINT}`, () => {
  const demo = servedInBrowser();

  it('offer another try for a drawing that could not be loaded', async () => {
    const { page } = demo.browser;
    await page.route('**/assets/sigma-drawing*', (route) => route.abort());
    await page.goto(`${demo.service.url}/?${SLICE}`);
    await page.getByRole('link', { name: 'Open the worst alert' }).click();
    await page.getByText('This part of the dashboard could not be loaded.').waitFor();
    await page.getByRole('heading', { name: 'What happened' }).waitFor();
    await page.unrouteAll();
    await page.getByRole('button', { name: 'Try again' }).click();
    await drawn(page).waitFor();
  });

  it('read an alert of 10,000 transfers, of which only those in sight are in the page', async () => {
    const { page } = demo.browser;
    await page.route(ONE_ALERT, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: largeAlert((await response.json()) as Record<string, unknown>) });
    });
    await page.goto(`${demo.service.url}/?${SLICE}`);
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
    const { page } = demo.browser;
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
    await page.goto(`${demo.service.url}/?${SLICE}`);
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
    const { page } = demo.browser;
    let all = 0;
    await page.route(ONE_ALERT, async (route) => {
      const response = await route.fetch();
      const answer = (await response.json()) as { transfers: unknown[]; evidence_transaction_count: number };
      all = answer.evidence_transaction_count;
      await route.fulfill({ response, json: { ...answer, transfers: answer.transfers.slice(0, 2) } });
    });
    await page.goto(`${demo.service.url}/?${SLICE}`);
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
    const { page } = demo.browser;
    const shown = async (): Promise<string[]> => {
      await page.locator('time').filter({ visible: true }).first().waitFor();
      const broken = await page.evaluate<string[]>(
        `[...document.querySelectorAll('time')]
          .filter((time) => time.getClientRects().length > 1 || time.offsetWidth > time.parentElement.clientWidth + 1)
          .map((time) => time.textContent)`,
      );
      expect(broken).toEqual([]);
      return await page.locator('time').allTextContents();
    };
    for (const name of ['Overview', 'Cases', 'Alerts', 'Runs']) {
      await page.goto(`${demo.service.url}/?${SLICE}`);
      await page.getByRole('navigation').getByRole('link', { name }).click();
      for (const time of await shown()) expect(time).toMatch(/^\d{4}-\d{2}-\d{2}(?: \d{2}:\d{2})? UTC$/u);
    }
    await page.getByRole('button', { name: 'Times in UTC' }).click();
    await page.getByRole('button', { name: 'Local times, UTC' }).waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Local times, UTC' }).click();
    await page.getByRole('button', { name: 'Times in UTC' }).waitFor();
  });

  it('scroll sideways on no page at 320 pixels, as wide as 400 % leave', async () => {
    const { page } = demo.browser;
    const wide = page.viewportSize() ?? { width: 1440, height: 1000 };
    await page.setViewportSize({ width: 320, height: 800 });
    const beyond: Record<string, number> = {};
    const measure = async (name: string): Promise<void> => {
      await page.waitForLoadState('networkidle');
      beyond[name] = await page.evaluate<number>(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
    };
    await page.goto(`${demo.service.url}/?${SLICE}`);
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

  it('break no word and scroll no page sideways at four widths', async () => {
    const { page } = demo.browser;
    const usual = page.viewportSize() ?? { width: 1440, height: 1000 };
    const found: Record<string, unknown> = {};
    const measure = async (name: string): Promise<void> => {
      for (const width of [820, 1280, 1440, 1920]) {
        await page.setViewportSize({ width, height: 1000 });
        await page.waitForLoadState('networkidle');
        const broken = await page.evaluate<string[]>(BROKEN_WORDS);
        if (broken.length > 0) found[`${name} at ${width}`] = broken;
      }
    };
    await page.goto(`${demo.service.url}/?${SLICE}`);
    await page.getByRole('link', { name: 'Open the worst alert' }).waitFor();
    await measure('Overview');
    await page.getByRole('link', { name: 'Open the worst alert' }).click();
    await drawn(page).waitFor();
    await measure('alert');
    for (const name of PAGES) {
      await page.getByRole('navigation').getByRole('link', { name }).click();
      await page.getByRole('heading', { level: 1 }).waitFor();
      await measure(name);
      if (name !== 'Cases') continue;
      await page.locator('th a').first().click();
      await drawn(page).waitFor();
      await measure('case');
    }
    await page.setViewportSize(usual);
    expect(found).toEqual({});
  });

  it('axe finds nothing on any page in either theme', async () => {
    const themed = await openBrowser('dark');
    try {
      const { page } = themed;
      await page.goto(demo.service.url);
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
