/**
 * The canvas in a browser, over the demo's world: a theft followed to its exits by keyboard, marked, undone, left and
 * found again, saved, shared by its link, and drawn by two people at once.
 */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from './axe.ts';
import { canvasHandJourneys } from './canvas-hand-journeys.ts';
import { CHROMIUM, CHROMIUM_HINT } from './chromium.ts';
import { servedInBrowser } from './demo-in-browser.ts';
import { traceJourneys } from './trace-journeys.ts';
import { watchJourneys } from './watch-journeys.ts';

const SLICE = 'network=demo&date=2025-06-30&days=30';
/** What a step may take on a machine that does other work. */
const STEP_MS = 30_000;
const HOSTILE = `<img src=x onerror="alert(1)"></script>{{7*7}}\u202e=1+1`;

interface Trace {
  readonly destinations: readonly { readonly address: string }[];
}

describe.skipIf(CHROMIUM === undefined)(`canvas${CHROMIUM_HINT}`, () => {
  const demo = servedInBrowser();
  /** The link to the canvas that the first journey saves. */
  let link = '';

  beforeAll(() => {
    demo.browser.page.setDefaultTimeout(STEP_MS);
  });

  async function answer<T>(path: string, body?: object): Promise<T> {
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    const response = await fetch(demo.service.url + path, body === undefined ? {} : init);
    expect(response.status).toBe(200);
    return (await response.json()) as T;
  }

  /** Somebody whose money went to three places, and those places. */
  async function findTheft(): Promise<{ readonly thief: string; readonly exits: readonly string[] }> {
    const { alerts } = await answer<{ alerts: { address: string }[] }>('/api/v1/alerts?network=demo&window_days=30');
    for (const { address } of alerts) {
      const { destinations } = await answer<Trace>('/api/v1/traces', { network: 'demo', from: [address], keep: false });
      if (destinations.length >= 3)
        return { thief: address, exits: destinations.slice(0, 3).map((one) => one.address) };
    }
    throw new Error('Expected money that went to three places, found none.');
  }

  const list = (page: Page) => page.getByRole('listbox', { name: 'Addresses, the earliest first' });
  const drawn = (page: Page) => page.locator('.canvas-place[data-drawn="true"]');
  const said = (page: Page, words: RegExp) => page.getByRole('status').getByText(words).waitFor();

  async function findOnCanvas(page: Page, address: string): Promise<void> {
    const search = page.getByRole('searchbox', { name: 'Find on the canvas' });
    await search.fill(address);
    await list(page).getByRole('option').nth(1).waitFor({ state: 'detached' });
    expect(await list(page).getByRole('option').count()).toBe(1);
    expect(await list(page).locator(`[title="${address}"]`).count()).toBe(1);
    await search.fill('');
  }

  it('follows a theft from an address to its exits, with the keyboard alone', { timeout: 120_000 }, async () => {
    const { page } = demo.browser;
    const { thief, exits } = await findTheft();
    await page.goto(`${demo.service.url}/canvas?${SLICE}`);
    await page.getByLabel('With an address').fill(thief);
    await page.keyboard.press('Enter');
    await drawn(page).waitFor();
    await list(page).focus();
    await page.keyboard.press('f');
    await said(page, /followed to \d+ places/u);
    for (const exit of exits) await findOnCanvas(page, exit);
    // Forward and backward, then back to what it was.
    const before = await page.getByText(/^\d+ marks, \d+ arrows$/u).textContent();
    await findOnCanvas(page, thief);
    await list(page).focus();
    await page.keyboard.press('Enter');
    await said(page, /new address|Nothing more/u);
    await page.keyboard.press('u');
    await page.getByText(before ?? '', { exact: true }).waitFor();
  });

  it('keeps hostile text as text, and takes every step back', async () => {
    const { page } = demo.browser;
    await list(page).focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('n');
    await page.keyboard.insertText(HOSTILE);
    await page.getByRole('button', { name: 'Keep the note' }).click();
    await list(page).getByLabel('Note').waitFor();
    await page.getByRole('combobox', { name: 'Colour' }).selectOption('red');
    await list(page).getByRole('img', { name: 'Red' }).waitFor();
    await page.getByLabel('Name of the group').fill(HOSTILE);
    await page.getByRole('button', { name: 'Group the chosen' }).click();
    await page.getByRole('button', { name: 'Draw as one mark' }).click();
    await list(page)
      .getByRole('option', { name: HOSTILE.slice(0, 20) })
      .waitFor();
    await list(page).focus();
    for (let steps = 0; steps < 4; steps += 1) await page.keyboard.press('u');
    await list(page).getByLabel('Note').waitFor({ state: 'detached' });
    for (let steps = 0; steps < 2; steps += 1) await page.keyboard.press('Shift+U');
    await list(page).getByRole('img', { name: 'Red' }).waitFor();
    expect(await page.locator('.canvas-page img[src="x"]').count()).toBe(0);
  });

  it('goes on without the service, and is as it was left after a reload', async () => {
    const { page, context } = demo.browser;
    const place = await drawn(page).boundingBox();
    if (place === null) throw new Error('Expected a drawing, found none.');
    await context.setOffline(true);
    // In the middle of a move the service goes away.
    await list(page).focus();
    await page.keyboard.press('Alt+ArrowUp');
    await page.keyboard.press('Enter');
    await page.getByText('The service does not answer.').waitFor();
    await page.keyboard.press('p');
    await page.keyboard.press('p');
    await list(page).getByText('pinned').waitFor();
    await context.setOffline(false);
    await page.reload();
    await drawn(page).waitFor();
    await page.getByText('What you left without saving is back.').waitFor();
    await list(page).getByText('pinned').waitFor();
    await list(page).getByLabel('Note').waitFor();
  });

  it('is saved, and opened by its link with all that was marked', async () => {
    const { page, context } = demo.browser;
    await page.getByLabel('Name', { exact: true }).fill(`Theft ${HOSTILE}`);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.waitForURL(/\/canvas\/canvas_/u);
    await page.getByText(/Version 1, saved by local|Saved as version 1/u).waitFor();
    link = page.url();
    const other = await context.newPage();
    await other.goto(link);
    await drawn(other).waitFor();
    await list(other).getByLabel('Note').waitFor();
    await list(other).getByText('pinned').waitFor();
    expect(await other.getByLabel('Name', { exact: true }).inputValue()).toBe(`Theft ${HOSTILE}`);
    await other.close();
  });

  it('of two who draw at once neither loses anything', async () => {
    const { page, context } = demo.browser;
    const other = await context.newPage();
    await other.goto(link);
    await list(other).focus();
    await other.keyboard.press('End');
    await other.keyboard.press('h');
    await other.getByRole('button', { name: 'Show 1 hidden' }).waitFor();
    await other.getByRole('button', { name: 'Save', exact: true }).click();
    await other.getByText('Saved as version 2.').waitFor();
    await other.close();
    await list(page).focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('p');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Somebody saved or removed this canvas while you drew.').waitFor();
    await page.getByText(/^local saved version 2 meanwhile\./u).waitFor();
    await page.getByRole('button', { name: 'Open theirs' }).click();
    await page.getByRole('button', { name: 'Show 1 hidden' }).waitFor();
    await list(page).getByText('pinned').waitFor();
    // Mine is a step back, and can be saved over theirs with open eyes.
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await page.getByRole('button', { name: 'Show 1 hidden' }).waitFor({ state: 'detached' });
    await list(page).getByText('pinned').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Saved as version 3.').waitFor();
  });

  it('is saved as files that hold what was drawn, and nothing that runs', async () => {
    const { page } = demo.browser;
    const files = page.getByRole('group', { name: 'Save as a file' });
    const save = async (name: string): Promise<Buffer> => {
      const download = page.waitForEvent('download');
      await files.getByRole('button', { name, exact: true }).click();
      return readFileSync(await (await download).path());
    };
    const svg = (await save('SVG')).toString();
    expect(svg).toContain('&lt;img src=x onerror=');
    expect(svg).not.toMatch(/<img|<script/u);
    const graphml = (await save('GraphML')).toString();
    const { document } = JSON.parse((await save('JSON')).toString()) as { document: { nodes: { note: string }[] } };
    expect(graphml.match(/<node /gu)).toHaveLength(document.nodes.length);
    expect(document.nodes.filter(({ note }) => note === HOSTILE)).toHaveLength(1);
    expect((await save('PNG')).subarray(1, 4).toString()).toBe('PNG');
  });

  it('says which addresses the open date no longer holds, and keeps them', async () => {
    const { page } = demo.browser;
    const node = { x: 0, y: 0, is_pinned: false, is_hidden: false, colour: '', note: 'gone', group_id: '' };
    const { canvas_id } = await answer<{ canvas_id: string }>('/api/v1/canvases?network=demo', {
      name: 'Of another year',
      document: {
        origin: { kind: 'nothing', id: '' },
        processing_date: '2024-01-31',
        window_days: 30,
        filters: { from_time: 0, to_time: 0, assets: [], min_usd: 0, roles: [] },
        nodes: [{ ...node, address: 'of_another_year' }],
        links: [],
        groups: [],
      },
    });
    await page.goto(`${demo.service.url}/canvas/${canvas_id}?${SLICE}`);
    await list(page).getByText('not in this date').waitFor();
    await page.getByRole('textbox', { name: 'Another address' }).fill('of_no_year');
    await page.keyboard.press('Enter');
    await list(page)
      .getByRole('option', { name: /of_no_year.*not in this date/u })
      .waitFor();
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await page.getByText(/It was drawn over 2024-01-31 · 30; .* The date that is open no longer holds one/u).waitFor();
  });

  describe('by hand', () => {
    canvasHandJourneys(() => demo, SLICE, findTheft);
  });
  describe('traces', () => {
    traceJourneys(() => demo, SLICE, findTheft);
  });
  describe('watchlists', () => {
    watchJourneys(() => demo, SLICE, answer);
  });

  it('breaks no rule of axe, in either theme, and complains of nothing', { timeout: 60_000 }, async () => {
    const { page } = demo.browser;
    await page.goto(`${demo.service.url}/canvas?${SLICE}`);
    await page.getByRole('link', { name: 'Of another year' }).waitFor();
    await page
      .getByText(/^Forward from/u)
      .first()
      .waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.goto(link);
    await drawn(page).waitFor();
    await list(page).getByRole('option').first().click();
    await page.getByText('Filters').click();
    expect(await axeViolations(page)).toEqual([]);
    const refused = /Failed to load resource|ERR_INTERNET_DISCONNECTED/u;
    expect(demo.browser.complaints.filter((complaint) => !refused.test(complaint))).toEqual([]);
  });
});
