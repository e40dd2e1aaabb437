/**
 * Measures what docs/dashboard.md states, against a service that holds the demo: `npx tsx --conditions=source
 * packages/dashboard/test/measure.ts URL`, where URL names network, date and days of a slice with alerts; names of
 * parts after it measure only those. Large alerts and long tables are answered in the place of the service, from its
 * own answers, so that the page and not the engine is measured.
 */
import type { CDPSession, Page, Route } from 'playwright-core';
import { formatCount } from '../src/format/number.ts';
import { openBrowser } from './chromium.ts';
import { EDGES, largeAlert, NODES } from './large-alert.ts';
import { CANVAS_LINKS, CANVAS_NODES, largeCanvas } from './large-canvas.ts';

const ROWS = 100_000;
/** The first answer holds all but these, so that the last ones come page by page into a table that is already long. */
const ROWS_LATER = 5_000;
/** Scrolled over before the first of those. */
const ROWS_BEFORE = 1_000;
const PAN_STEPS = 240;
/** Of the alerts table, in pixels. */
const ROW_HEIGHT = 44;
/** Nine pages each: an hour of opening one every four seconds. */
const ROUNDS = 100;
const HEAP_ROUNDS: ReadonlySet<number> = new Set([3, 10, 30, ROUNDS]);

type Json = Record<string, unknown>;

/** Frames a second while `act` goes on, and the longest frame in milliseconds. */
async function frames(page: Page, act: () => Promise<void>): Promise<{ per_second: number; longest_ms: number }> {
  await page.evaluate(`(() => {
    const times = [];
    window.measured = times;
    const tick = (now) => { times.push(now); if (window.measured === times) requestAnimationFrame(tick); };
    requestAnimationFrame(tick);
  })()`);
  await act();
  const times = await page.evaluate<number[]>(
    '(() => { const t = window.measured; window.measured = null; return t; })()',
  );
  const gaps = times.slice(1).map((time, at) => time - (times[at] ?? 0));
  const span_ms = gaps.reduce((sum, gap) => sum + gap, 0);
  return { per_second: (gaps.length / span_ms) * 1000, longest_ms: Math.max(...gaps) };
}

async function heapBytes(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0;
}

async function answered(route: Route, change: (answer: Json) => Json): Promise<void> {
  const response = await route.fetch();
  await route.fulfill({ response, json: change((await response.json()) as Json) });
}

/** Answers pages of alerts inside the page: 60 MB are too much to hand to a browser from without. */
function answerLongPages({ rows, later }: { readonly rows: number; readonly later: number }): void {
  const ask = globalThis.fetch;
  globalThis.fetch = async (request, options) => {
    const asked = new URL((request as Request).url);
    if (asked.pathname !== '/api/v1/alerts') return ask(request, options);
    const from = Number(asked.searchParams.get('after')?.slice(1) ?? 0);
    const count = Math.min(from === 0 ? rows - later : Number(asked.searchParams.get('limit')), rows - from);
    asked.searchParams.delete('after');
    const answer = (await (await ask(asked)).json()) as { readonly alerts: readonly object[] };
    const alerts = Array.from({ length: count }, (_, at) => ({
      ...answer.alerts[at % answer.alerts.length],
      alert_id: `row${from + at}`,
      alert_rank: from + at + 1,
    }));
    const next_cursor = from + count < rows ? `c${from + count}` : null;
    return Response.json({ ...answer, alerts, total_count: rows, next_cursor });
  };
}

async function interactive(base: URL): Promise<string> {
  const spent: number[] = [];
  for (let load = 0; load < 3; load++) {
    const browser = await openBrowser();
    const { page } = browser;
    const started_ms = performance.now();
    await page.goto(base.href);
    await page.getByRole('link', { name: 'Open the worst alert' }).waitFor();
    spent.push(Math.round(performance.now() - started_ms));
    await browser.close();
  }
  return `overview in a fresh profile, until the worst alert can be opened: ${spent.join(', ')} ms`;
}

async function pan(base: URL): Promise<string> {
  const browser = await openBrowser();
  const { page } = browser;
  await page.goto(base.href);
  const worst = await page.getByRole('link', { name: 'Open the worst alert' }).getAttribute('href');
  const [path = ''] = (worst ?? '').split('?');
  await page.route(`**/api/v1${path}?*`, (route) => answered(route, largeAlert));
  const started_ms = performance.now();
  await page.goto(new URL(`${path}${base.search}`, base).href);
  const scheme = page.locator('.scheme[data-drawn="true"]');
  await scheme.waitFor({ timeout: 120_000 });
  const drawn_ms = performance.now() - started_ms;
  const box = await scheme.boundingBox();
  if (box === null) throw new Error('Expected a drawing, found none.');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  const seen = await frames(page, async () => {
    for (let step = 0; step < PAN_STEPS; step++)
      await page.mouse.move(x + 150 * Math.sin(step / 20), y + 80 * Math.cos(step / 20));
  });
  await browser.close();
  return `alert of ${NODES} nodes and ${EDGES} edges: drawn ${drawn_ms.toFixed(0)} ms after its page was asked for, pans at ${speedText(seen)}`;
}

async function scroll(base: URL): Promise<string> {
  const browser = await openBrowser();
  const { page } = browser;
  await page.addInitScript(answerLongPages, { rows: ROWS, later: ROWS_LATER });
  await page.goto(new URL(`/alerts${base.search}`, base).href);
  await page.getByRole('grid').waitFor();
  const height = `document.querySelector('.grid').scrollHeight`;
  await page.evaluate(`document.querySelector('.grid').scrollTop = ${height} - ${ROW_HEIGHT * ROWS_BEFORE}`);
  const seen = await frames(page, async () => {
    const end_ms = performance.now() + 10_000;
    while (performance.now() < end_ms) await page.evaluate("document.querySelector('.grid').scrollTop += 400");
  });
  const rows = Math.round(Number(await page.evaluate(`${height} / ${ROW_HEIGHT}`)));
  await browser.close();
  return `table of ${rows} rows, the last of them loaded on the way, scrolls for 10 s at ${speedText(seen)}`;
}

async function heap(base: URL): Promise<string> {
  const browser = await openBrowser();
  const { page, context } = browser;
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable');
  await page.goto(base.href);
  const heaps: string[] = [];
  for (let round = 1; round <= ROUNDS; round++) {
    for (const name of ['Cases', 'Alerts', 'Patterns', 'Features', 'Evaluation', 'Runs', 'Overview']) {
      await page.getByRole('navigation').getByRole('link', { name, exact: true }).click();
      await page.getByRole('heading', { level: 1 }).waitFor();
    }
    await page.getByRole('link', { name: 'Open the worst alert' }).click();
    await page.locator('.scheme[data-drawn="true"]').waitFor();
    await page.getByRole('navigation').getByRole('link', { name: 'Overview' }).click();
    await page.getByRole('link', { name: 'Open the worst alert' }).waitFor();
    if (HEAP_ROUNDS.has(round)) heaps.push(((await heapBytes(session)) / 1e6).toFixed(1));
  }
  await browser.close();
  return `heap after ${[...HEAP_ROUNDS].join(', ')} rounds of nine pages: ${heaps.join(', ')} MB`;
}

/** Panned by its ground, then one of its addresses moved by hand; it is saved for that, and removed again. */
async function canvas(base: URL): Promise<string> {
  const browser = await openBrowser();
  const { page } = browser;
  const { searchParams: asked } = base;
  const slice = { processing_date: asked.get('date') ?? '', window_days: Number(asked.get('days')) };
  const routes = `${base.origin}/api/v1/canvases`;
  const network = `network=${asked.get('network') ?? ''}`;
  const saved = await page.request.post(`${routes}?${network}`, {
    data: { name: 'measured', document: largeCanvas(slice) },
  });
  const { canvas_id } = (await saved.json()) as { readonly canvas_id: string };
  const started_ms = performance.now();
  await page.goto(new URL(`/canvas/${canvas_id}${base.search}`, base).href);
  const drawing = page.locator('.canvas-place[data-drawn="true"]');
  await drawing.waitFor({ timeout: 120_000 });
  const drawn_ms = performance.now() - started_ms;
  await page.getByText(`${formatCount(CANVAS_NODES)} marks`).waitFor();
  await drawing.scrollIntoViewIfNeeded();
  const box = await drawing.boundingBox();
  if (box === null) throw new Error('Expected a drawing, found none.');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const moved = async (): Promise<string> =>
    speedText(
      await frames(page, async () => {
        await page.mouse.down();
        for (let step = 0; step < PAN_STEPS; step++)
          await page.mouse.move(x + 150 * Math.sin(step / 20), y + 80 * Math.sin(step / 15));
        await page.mouse.up();
      }),
    );
  await page.mouse.move(box.x + 10, box.y + 10);
  const panned = await moved();
  // The address that is chosen is in the middle once the camera has been brought back.
  await page.getByRole('button', { name: 'Fit' }).click();
  await page.mouse.move(x, y);
  const dragged = await moved();
  await page.request.post(`${routes}/${canvas_id}/remove?${network}`, { data: { read_version: 1 } });
  await browser.close();
  return `canvas of ${CANVAS_NODES} addresses and ${CANVAS_LINKS} links: drawn ${drawn_ms.toFixed(0)} ms after its page was asked for, pans at ${panned}; pressed in its middle and moved at ${dragged}`;
}

function speedText({ per_second, longest_ms }: { readonly per_second: number; readonly longest_ms: number }): string {
  return `${per_second.toFixed(0)} frames/s, the longest ${longest_ms.toFixed(0)} ms`;
}

const PARTS = { interactive, pan, canvas, scroll, heap };
const [, , url = 'http://127.0.0.1:8001/?network=demo', ...wanted] = process.argv;
for (const [name, measure] of Object.entries(PARTS)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  process.stdout.write(`${await measure(new URL(url))}\n`);
}
