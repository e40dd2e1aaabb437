/**
 * Measures what docs/dashboard.md states, against a service that holds the demo: `npx tsx --conditions=source packages/dashboard/test/measure.ts URL`,
 * where URL names network, date and days of a slice with alerts.
 * Large alerts and long tables are answered in the place of the service, from its own answers, so that the page and not the engine is measured.
 */
import type { CDPSession, Page, Route } from 'playwright-core';
import { openBrowser } from './chromium.ts';

const NODES = 5_000;
const EDGES = 10_000;
const ROWS = 100_000;
const PAN_STEPS = 240;
const ROUNDS = 30;

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

function largeAlert(answer: Json): Json {
  const [model] = answer['transfers'] as Json[];
  const addresses = Array.from({ length: NODES }, (_, at) => `a${at}`);
  const transfers = Array.from({ length: EDGES }, (_, at) => ({
    ...model,
    transfer_id: `t${at}`,
    from_address: addresses[at % NODES],
    to_address: addresses[(at * 7 + 1 + Math.floor(at / NODES)) % NODES],
    block_timestamp: 1_750_000_000_000 + at * 1000,
  }));
  return { ...answer, transfers, addresses_involved: addresses, address_roles: addresses.map(() => 'member') };
}

function longPage(answer: Json, asked: URL): Json {
  const given = answer['alerts'] as Json[];
  const from = Number(asked.searchParams.get('after')?.slice(1) ?? 0);
  const count = Math.min(Number(asked.searchParams.get('limit') ?? 100), ROWS - from);
  const alerts = Array.from({ length: count }, (_, at) => ({
    ...given[0],
    alert_id: `row${from + at}`,
    alert_rank: from + at + 1,
  }));
  return { ...answer, alerts, total_count: ROWS, next_cursor: from + count < ROWS ? `c${from + count}` : null };
}

async function interactiveMs(base: string): Promise<number> {
  const browser = await openBrowser();
  const { page } = browser;
  const started_ms = performance.now();
  await page.goto(base);
  await page.getByRole('link', { name: 'Open the worst alert' }).waitFor();
  const spent_ms = performance.now() - started_ms;
  await browser.close();
  return spent_ms;
}

const base = process.argv[2] ?? 'http://127.0.0.1:8001/?network=demo';
const site = new URL(base).origin;
const query = new URL(base).searchParams.toString();
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const loads = [await interactiveMs(base), await interactiveMs(base), await interactiveMs(base)].map(Math.round);
say(`overview with a fresh profile, until the worst alert can be opened: ${loads.join(', ')} ms`);

const browser = await openBrowser();
const { page, context } = browser;
await page.goto(base);
const worst = await page.getByRole('link', { name: 'Open the worst alert' }).getAttribute('href');
const alert_id = /alerts\/([^?]+)/u.exec(worst ?? '')?.[1] ?? '';
await page.route(`**/api/v1/alerts/${alert_id}?*`, (route) => answered(route, largeAlert));
await page.goto(`${site}/alerts/${alert_id}?${query}`);
const scheme = page.locator('.scheme[data-drawn="true"]');
await scheme.waitFor({ timeout: 120_000 });
const box = await scheme.boundingBox();
if (box === null) throw new Error('Expected a drawing, found none.');
await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
await page.mouse.down();
const pan = await frames(page, async () => {
  for (let step = 0; step < PAN_STEPS; step++)
    await page.mouse.move(
      box.x + box.width / 2 + 150 * Math.sin(step / 20),
      box.y + box.height / 2 + 80 * Math.cos(step / 20),
    );
});
await page.mouse.up();
say(
  `pan of ${NODES} nodes and ${EDGES} edges: ${pan.per_second.toFixed(0)} frames/s, longest ${pan.longest_ms.toFixed(0)} ms`,
);

await page.route('**/api/v1/alerts?*', (route) =>
  answered(route, (answer) => longPage(answer, new URL(route.request().url()))),
);
await page.goto(`${site}/alerts?${query}`);
const grid = page.getByRole('grid');
await grid.waitFor();
const scrolled = await frames(page, async () => {
  const end_ms = performance.now() + 10_000;
  while (performance.now() < end_ms) {
    await page.evaluate("document.querySelector('.grid').scrollTop += 400");
  }
});
const last = Number(await page.evaluate("document.querySelector('.grid').scrollHeight / 44"));
say(
  `scroll of a table of ${ROWS} rows for 10 s: ${scrolled.per_second.toFixed(0)} frames/s, longest ${scrolled.longest_ms.toFixed(0)} ms, ${Math.round(last)} rows loaded on the way`,
);
await page.unrouteAll();

const session = await context.newCDPSession(page);
await session.send('Performance.enable');
await page.goto(base);
const heaps: number[] = [];
for (let round = 0; round < ROUNDS; round++) {
  for (const name of ['Cases', 'Alerts', 'Patterns', 'Features', 'Evaluation', 'Runs', 'Overview']) {
    await page.getByRole('navigation').getByRole('link', { name, exact: true }).click();
    await page.getByRole('heading', { level: 1 }).waitFor();
  }
  await page.getByRole('link', { name: 'Open the worst alert' }).click();
  await page.locator('.scheme[data-drawn="true"]').waitFor();
  await page.getByRole('navigation').getByRole('link', { name: 'Overview' }).click();
  await page.getByRole('link', { name: 'Open the worst alert' }).waitFor();
  if (round % 10 === 9 || round === 2) heaps.push(await heapBytes(session));
}
say(
  `heap after 3, 10, 20 and 30 rounds of eight pages: ${heaps.map((bytes) => (bytes / 1e6).toFixed(1)).join(', ')} MB`,
);
await browser.close();
