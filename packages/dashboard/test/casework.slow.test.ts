/** Cases as work in real browsers: two analysts and a lead share a queue, each in a browser and under a key of their own. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyPublishedDemo } from '../../cli/test/published-demo.ts';
import { axeViolations } from './axe.ts';
import { CHROMIUM, CHROMIUM_HINT, openBrowser, type TestBrowser } from './chromium.ts';
import { startServiceOver, type RealService } from './demo-service.ts';

const SLICE = 'network=demo&date=2025-06-30&days=30';
const SCOPES = { ana: 'run', bo: 'run', lea: 'lead' } as const;
type Name = keyof typeof SCOPES;
const NAMES = Object.keys(SCOPES) as Name[];
const secretOf = (name: Name) => `ana_secret_of_${name}`;
const entryOf = (name: Name) => `${name}:${SCOPES[name]}:${createHash('sha256').update(secretOf(name)).digest('hex')}`;
const HOSTILE = '<img src=x onerror="alert(1)">\u202eevil\u202c ${7*7}';
const WORK = 'Work on this case';

describe.skipIf(CHROMIUM === undefined)(`cases as work in a browser${CHROMIUM_HINT}`, () => {
  let service: RealService;
  const browsers = new Map<Name, TestBrowser>();
  let caseIds: string[] = [];

  const pageOf = (name: Name): Page => {
    const found = browsers.get(name);
    if (found === undefined) throw new Error(`Expected a browser of ${name}, found none.`);
    return found.page;
  };
  const open = async (name: Name, path: string): Promise<Page> => {
    const page = pageOf(name);
    await page.goto(`${service.url}${path}${path.includes('?') ? '&' : '?'}${SLICE}`);
    return page;
  };
  const workIn = (page: Page) => page.getByRole('region', { name: WORK });
  const save = async (page: Page, fields: { owner?: string; status?: string }): Promise<void> => {
    const work = workIn(page);
    if (fields.status !== undefined) await work.getByLabel('Status').selectOption(fields.status);
    if (fields.owner !== undefined) await work.getByLabel('Owner').fill(fields.owner);
    await work.getByRole('button', { name: 'Save owner and status' }).press('Enter');
  };

  beforeAll(async () => {
    service = await startServiceOver(
      (directory) => {
        copyPublishedDemo(directory, 'data');
      },
      () => ({ ANALYTICS_API_KEYS: NAMES.map(entryOf).join(',') }),
    );
    for (const name of NAMES) {
      const browser = await openBrowser();
      browsers.set(name, browser);
      await browser.context.addInitScript(`sessionStorage.setItem('analytics-api-key', '${secretOf(name)}')`);
    }
    const asked = `${service.url}/api/v1/cases?network=demo&limit=4&sort=rank`;
    const answer = await fetch(asked, { headers: { authorization: `Bearer ${secretOf('lea')}` } });
    const { cases } = (await answer.json()) as { cases: { cluster_id: string }[] };
    caseIds = cases.map(({ cluster_id }) => cluster_id);
  }, 600_000);
  afterAll(async () => {
    for (const browser of browsers.values()) await browser.close();
    await service.close();
  });

  it('an analyst takes a case, and the others see whose it is', async () => {
    const ana = await open('ana', `/cases/${caseIds[0]}`);
    await workIn(ana).getByRole('button', { name: 'Take it' }).press('Enter');
    await workIn(ana).getByText('ana', { exact: true }).first().waitFor();
    await save(ana, { status: 'in_progress' });
    await workIn(ana).locator('dd').getByText('In progress').waitFor();
    const bo = await open('bo', '/cases');
    await bo.getByLabel('Owner').selectOption('ana');
    await bo.getByRole('status').getByText('1 case', { exact: true }).waitFor();
    await bo.getByRole('cell', { name: 'In progress' }).waitFor();
    expect(await axeViolations(bo)).toEqual([]);
    await bo.getByRole('rowheader').getByRole('link').click();
    await workIn(bo).getByText('It is the work of ana. You can comment and attach files.').waitFor();
    expect(await workIn(bo).getByRole('button', { name: 'Merge …' }).count()).toBe(0);
  });

  it('another comments and attaches a file, which is text and a download to all', async () => {
    const bo = await open('bo', `/cases/${caseIds[0]}`);
    await bo.getByRole('textbox', { name: 'Comment' }).fill(HOSTILE);
    await bo.getByRole('button', { name: 'Write the comment' }).press('Enter');
    const file = { name: 'note\u202efdp.txt', mimeType: 'text/html', buffer: Buffer.from('what the bank said') };
    await bo.locator('input[name="file"]').setInputFiles(file);
    await bo.getByRole('button', { name: 'Attach the file' }).press('Enter');
    await bo.getByText('notefdp.txt is attached.').waitFor();
    const large = { name: 'large.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(10_500_000) };
    await bo.locator('input[name="file"]').setInputFiles(large);
    await bo.getByRole('button', { name: 'Attach the file' }).press('Enter');
    await bo.getByText('The file has 10.5 MB; it may have 10 MB at most.').waitFor();
    const page = { name: 'page.html', mimeType: 'text/html', buffer: Buffer.from('<script>alert(1)</script>') };
    await bo.locator('input[name="file"]').setInputFiles(page);
    await bo.getByRole('button', { name: 'Attach the file' }).press('Enter');
    await bo.getByText('A file of that kind cannot be attached.').waitFor();

    const ana = await open('ana', `/cases/${caseIds[0]}`);
    await ana.locator('p.said', { hasText: '<img src=x' }).first().waitFor();
    expect(await ana.locator('img[src="x"]').count()).toBe(0);
    const saved = ana.waitForEvent('download');
    await ana.getByRole('button', { name: 'Save the file notefdp.txt' }).press('Enter');
    const download = await saved;
    expect(download.suggestedFilename()).toBe('notefdp.txt');
    expect(await readFile(await download.path(), 'utf8')).toBe('what the bank said');
    expect(await axeViolations(ana)).toEqual([]);
  });

  it('of two people who change one case at a time the second sees what the first did', async () => {
    // What lea sees stays as it was: her browser hears of nothing meanwhile.
    await pageOf('lea').route('**/api/v1/alerts/state*', (route) => route.abort());
    const [ana, lea] = [await open('ana', `/cases/${caseIds[0]}`), await open('lea', `/cases/${caseIds[0]}`)];
    await workIn(lea).getByLabel('Owner').waitFor();
    await workIn(ana).getByLabel('Owner').waitFor();
    await save(ana, { status: 'waiting' });
    await workIn(ana).locator('dd').getByText('Waiting').waitFor();
    await save(lea, { owner: 'bo' });
    await workIn(lea).getByText('Somebody worked on this case while you were reading.').waitFor();
    await workIn(lea).locator('dd').getByText('Waiting').waitFor();
    await lea.unroute('**/api/v1/alerts/state*');
    await save(lea, { owner: 'bo' });
    await workIn(lea).locator('dd').getByText('bo', { exact: true }).waitFor();
  });

  it('a case is merged into another, an alert is split off, and both are undone', async () => {
    const lea = await open('lea', `/cases/${caseIds[1]}`);
    await workIn(lea).getByRole('button', { name: 'Merge …' }).press('Enter');
    const dialog = lea.getByRole('dialog', { name: 'Merge this case into another' });
    await dialog.getByLabel('Find the other case').fill(caseIds[0] ?? '');
    await dialog.getByRole('radio').nth(1).waitFor({ state: 'detached' });
    await dialog.getByRole('radio').check();
    await dialog.getByLabel('Reason').fill('same collector');
    await dialog.getByRole('button', { name: 'Merge', exact: true }).press('Enter');
    await lea.waitForURL(`**/cases/${caseIds[0]}?*`);
    await workIn(lea).getByRole('heading', { name: 'Merged into it' }).waitFor();
    const timeline = lea.getByRole('list', { name: 'Timeline' });
    await timeline.getByText(`Merged ${caseIds[1]} into ${caseIds[0]}.`).waitFor();
    await timeline.getByText(/^A run opened the case with/u).waitFor();
    const ana = await open('ana', `/cases/${caseIds[1]}`);
    await ana.getByText(`The case ${caseIds[1]} is a part of this one.`).waitFor();

    expect(await axeViolations(lea)).toEqual([]);
    await workIn(lea).getByRole('button', { name: 'Split …' }).press('Enter');
    const split = lea.getByRole('dialog', { name: 'Split alerts off into a case of their own' });
    await split.getByRole('checkbox').first().press('Space');
    await split.getByLabel('Reason').fill('another payer');
    await split.getByRole('button', { name: 'Split off 1' }).press('Enter');
    await workIn(lea).getByText('Split from').waitFor();

    await open('lea', `/cases/${caseIds[0]}`);
    await workIn(lea)
      .getByRole('button', { name: `Separate ${caseIds[1]} from this case` })
      .press('Enter');
    await lea.getByRole('dialog').getByLabel('Reason').fill('other money');
    await lea.getByRole('dialog').getByRole('button', { name: 'Separate' }).press('Enter');
    await workIn(lea).getByRole('heading', { name: 'Merged into it' }).waitFor({ state: 'detached' });
  });

  it('a lead sees who has how much, gives it to others, and prints the week', async () => {
    const bo = await open('bo', '/workload');
    await bo.getByText('With the scope lead a key sees everybody.', { exact: false }).waitFor();
    expect(await bo.getByRole('button', { name: /^Reassign/u }).count()).toBe(0);
    const lea = await open('lea', '/workload');
    await lea.getByRole('button', { name: 'Reassign the work of bo' }).press('Enter');
    await lea.getByRole('dialog').getByLabel('To').fill('ana');
    await lea.getByRole('dialog').getByLabel('Reason').fill('on leave');
    await lea.getByRole('dialog').getByRole('button', { name: 'Reassign' }).press('Enter');
    await lea.getByText(/^0 alerts and [12] cases? (has|have) changed hands/u).waitFor();
    expect(await axeViolations(lea)).toEqual([]);
    await lea.getByRole('link', { name: 'Week', exact: true }).press('Enter');
    await lea.getByRole('heading', { level: 1, name: /^Week of/u }).waitFor();
    await lea.getByRole('region', { name: 'Who did what' }).getByRole('row', { name: /^ana/u }).waitFor();
    expect(await axeViolations(lea)).toEqual([]);
    await lea.emulateMedia({ media: 'print' });
    expect(await lea.getByRole('navigation', { name: 'Pages' }).isVisible()).toBe(false);
    expect(await lea.getByRole('heading', { name: /^What came in/u }).isVisible()).toBe(true);
    await lea.emulateMedia({ media: null });
  });

  it('nothing was refused by the policy of the page', () => {
    const own = [...browsers.values()].flatMap(({ complaints }) => complaints);
    expect(own.filter((one) => !/status of (409|415)|ERR_FAILED/u.test(one))).toEqual([]);
  });
});
