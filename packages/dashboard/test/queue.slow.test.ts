/** The queue in a browser, over the demo's world: read and decide by keyboard, rules, drafts, what others decide, and cases. */
import { describe, expect, it } from 'vitest';
import { CHROMIUM, CHROMIUM_HINT } from './chromium.ts';
import { servedInBrowser } from './demo-in-browser.ts';

const SLICE = 'date=2025-06-30&days=30';
/** Alerts that are decided one after the other. */
const QUEUE = 20;
const FIVE_MINUTES_MS = 300_000;

describe.skipIf(CHROMIUM === undefined)(`queue${CHROMIUM_HINT}`, () => {
  const demo = servedInBrowser();

  it('read the alerts by keyboard and decide two at once', async () => {
    const { page } = demo.browser;
    await page.goto(`${demo.service.url}/alerts?severity=high&${SLICE}`);
    await page.getByRole('grid').focus();
    for (const key of ['x', 'j', 'x', 'Enter']) await page.keyboard.press(key);
    await page.getByRole('complementary', { name: 'Alert at a glance' }).waitFor();
    expect(new URL(page.url()).searchParams.get('severity')).toBe('high');
    await page.keyboard.press('e');
    const both = page.getByRole('dialog', { name: 'Decide 2 alerts' });
    await both.getByRole('combobox', { name: 'Decision' }).selectOption('in_review');
    await page.getByRole('button', { name: 'Save the decision' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('gridcell').getByText('in review').nth(1).waitFor();
    // The keys go on where they were, and Escape closes the panel.
    await page.keyboard.press('j');
    await page.locator('#alert-row-2.is-active').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('complementary').waitFor({ state: 'detached' });
    await page.keyboard.press('k');
    await page.locator('#alert-row-1.is-active').waitFor();
    // Enter opens the panel, and what is in the panel as a page.
    await page.keyboard.press('Enter');
    await page.getByRole('complementary', { name: 'Alert at a glance' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'What happened' }).waitFor();
  });

  it('take an alert, find it among mine, and name the view', async () => {
    const { page } = demo.browser;
    await page.goto(`${demo.service.url}/alerts?severity=low&${SLICE}`);
    await page.getByRole('grid').focus();
    await page.keyboard.press('e');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Assignee').fill('local');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'detached' });
    const queues = page.getByRole('navigation', { name: 'Queues' });
    await queues.getByRole('link', { name: /^Mine 1$/u }).click();
    await page.getByRole('status').getByText('1 alert', { exact: true }).waitFor();
    await queues.getByLabel('Name this view').fill('what I have');
    await page.keyboard.press('Enter');
    await queues.getByRole('link', { name: 'All alerts' }).click();
    await page.getByText('Who has how much').click();
    await page.getByRole('row', { name: /^local 1 / }).waitFor();
    await queues.getByRole('link', { name: 'what I have' }).click();
    await page.getByRole('status').getByText('1 alert', { exact: true }).waitFor();
    expect(new URL(page.url()).searchParams.get('queue')).toBe('mine');
  });

  it('tell what a rule hides before and after it is made, and warn of an address that is not there', async () => {
    const { page } = demo.browser;
    await page.goto(`${demo.service.url}/alerts?sort=volume&${SLICE}`);
    await page.getByRole('grid').focus();
    for (const key of ['Enter', 'Enter']) await page.keyboard.press(key);
    await page.getByText('Hide alerts like this').click();
    const suspect = page.getByLabel('Suspect', { exact: true });
    const address = await suspect.inputValue();
    await suspect.fill(`${address}x`);
    await page.getByText('This address has no transfer in this date and window').waitFor();
    // This alert suspects others too: a rule for one of them leaves it in sight.
    await suspect.fill(address);
    await page.getByText('that suspect others too stay in sight').first().waitFor();
    await suspect.fill('');
    const concerned = page.getByText(/^Concerns [1-9]\d* alerts? here/u).first();
    await concerned.waitFor();
    const [count = ''] = /\d+/u.exec((await concerned.textContent()) ?? '') ?? [];
    expect(Number(count)).toBeGreaterThan(0);
    await page.getByLabel('Why').first().fill('known payroll');
    await page.getByRole('button', { name: 'Hide them' }).click();
    await page.getByText(new RegExp(`^hides ${count} alerts? here`, 'u')).waitFor();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.locator('header .badge', { hasText: 'suppressed' }).waitFor();
    await page.goto(`${demo.service.url}/alerts?sort=volume&${SLICE}`);
    await page.getByRole('button', { name: new RegExp(`^${count} alerts? suppressed$`, 'u') }).click();
    await page.getByRole('gridcell').getByText('suppressed').first().waitFor();
    await page.goBack();
    await page.getByRole('button', { name: 'End this rule' }).click();
    await page.locator('header .badge', { hasText: 'suppressed' }).waitFor({ state: 'detached' });
  });

  it('keep what was decided elsewhere, and send a decision once', async () => {
    const { page } = demo.browser;
    const query = 'network=demo';
    const listed = await page.request.get(`${demo.service.url}/api/v1/alerts?${query}&sort=volume&limit=1`);
    const { alert_id } = ((await listed.json()) as { alerts: { alert_id: string }[] }).alerts[0]!;
    const log = async () => {
      const answer = await page.request.get(`${demo.service.url}/api/v1/alerts/${alert_id}/dispositions?${query}`);
      return ((await answer.json()) as { dispositions: { status: string; assignee: string }[] }).dispositions;
    };
    const save = page.getByRole('button', { name: 'Save the decision' });
    await page.goto(`${demo.service.url}/alerts/${alert_id}?${SLICE}`);
    await page.getByText('Nobody has decided').waitFor();
    const elsewhere = { alert_ids: [alert_id], status: 'true_positive', assignee: 'ana' };
    await page.request.post(`${demo.service.url}/api/v1/alerts/dispositions?${query}`, { data: elsewhere });
    await page.getByLabel('Note').fill('what I saw');
    await save.click();
    await page.getByText('Read what was decided since, then decide again.').waitFor();
    await page.getByText('assigned to ana').waitFor();
    await page.getByLabel('Decision').selectOption('true_positive');
    // The answer is lost after the service has taken the decision: sent again, it is still one.
    await page.route('**/dispositions?*', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await save.click();
    await page.getByText('The service does not answer.').waitFor();
    await page.unrouteAll();
    await save.click();
    await page.getByText('The decision is saved.').waitFor();
    expect(await log()).toMatchObject([
      { status: 'true_positive', assignee: 'ana' },
      { status: 'true_positive', assignee: 'ana' },
    ]);
  });

  it('keep a draft through leaving and a reload, and learn of what others decide', async () => {
    const { page } = demo.browser;
    const listed = await page.request.get(`${demo.service.url}/api/v1/alerts?network=demo&status=open&limit=2`);
    const [one, other] = ((await listed.json()) as { alerts: { alert_id: string }[] }).alerts;
    await page.goto(`${demo.service.url}/alerts/${one!.alert_id}?${SLICE}`);
    await page.getByLabel('Note').fill('asked the customer');
    await page.getByRole('link', { name: 'Alerts' }).click();
    await page.getByRole('grid').waitFor();
    await page.goto(`${demo.service.url}/alerts/${one!.alert_id}?${SLICE}`);
    await page.getByText('A draft: this browser keeps it').waitFor();
    expect(await page.getByLabel('Note').inputValue()).toBe('asked the customer');
    await page.getByLabel('Note').fill('');
    await page.goto(`${demo.service.url}/alerts/${other!.alert_id}?${SLICE}`);
    await page.getByText('Nobody has decided').waitFor();
    const elsewhere = { alert_ids: [other!.alert_id], status: 'closed', assignee: 'bo' };
    await page.request.post(`${demo.service.url}/api/v1/alerts/dispositions?network=demo`, { data: elsewhere });
    await page.getByText('assigned to bo').waitFor({ timeout: 15_000 });
  });

  it('come back to the alert of the panel by reload and by Back', async () => {
    const { page } = demo.browser;
    await page.goto(`${demo.service.url}/alerts?${SLICE}`);
    await page.getByRole('grid').focus();
    await page.keyboard.press('Enter');
    for (let at = 0; at < 40; at += 1) await page.keyboard.press('j');
    const active = page.locator('#alert-row-40.is-active');
    const rank = await active.getByRole('gridcell').nth(1).textContent();
    await page.reload();
    await active.waitFor();
    await page.getByRole('link', { name: 'Open the alert' }).click();
    await page.getByText(`Rank ${rank}`, { exact: true }).waitFor();
    await page.goBack();
    await active.waitFor();
    expect(await active.getByRole('gridcell').nth(1).textContent()).toBe(rank);
  });

  it('decide what is on screen only', async () => {
    const { page } = demo.browser;
    await page.goto(`${demo.service.url}/alerts?${SLICE}`);
    await page.getByRole('grid').focus();
    await page.keyboard.press('x');
    await page.getByText('1 selected').waitFor();
    await page.getByRole('combobox', { name: /^Severity/u }).selectOption('medium');
    await page.getByText('1 selected').waitFor({ state: 'detached' });
    await page.getByRole('grid').focus();
    for (const key of ['j', 'x', 'e']) await page.keyboard.press(key);
    const listed = page.getByRole('region', { name: 'Alerts of this decision' }).getByRole('listitem');
    expect(await listed.allTextContents()).toEqual([expect.stringContaining('medium')]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    // Sorting by a list starts in the direction of its own.
    await page.getByRole('columnheader', { name: 'Entered USD' }).getByRole('button').click();
    await page.getByRole('columnheader', { name: 'Entered USD' }).getByRole('button').click();
    await page.getByLabel('Sort by').selectOption('confidence');
    await page.locator('[role="columnheader"][aria-sort="descending"]', { hasText: 'Confidence' }).waitFor();
  });

  it('find a case by its words, read it beside the table, decide it, and open it', async () => {
    const { page } = demo.browser;
    await page.goto(`${demo.service.url}/cases?${SLICE}`);
    await page.getByRole('searchbox').fill('mixer');
    await page.waitForURL(/q=mixer/u);
    await page.getByRole('button', { name: /^Turnover/u }).click();
    await page.getByRole('columnheader', { name: /^Turnover/u, includeHidden: false }).waitFor();
    expect(new URL(page.url()).searchParams.get('sort')).toBe('volume');
    const table = page.getByRole('region', { name: 'Cases' });
    await table.focus();
    for (const key of ['x', 'Enter']) await page.keyboard.press(key);
    const panel = page.getByRole('complementary', { name: 'Case at a glance' });
    await panel.getByText(/mixer/iu).first().waitFor();
    await page.keyboard.press('e');
    const dialog = page.getByRole('dialog', { name: /^Decide/u });
    await dialog.getByText(/^Rank \d+: /u).waitFor();
    await dialog.getByLabel('Decision').selectOption('in_review');
    await dialog.getByRole('button', { name: 'Save the decision' }).click();
    await dialog.waitFor({ state: 'detached' });
    await panel.getByText('in review').first().waitFor();
    // The panel is part of the saved view.
    await page.reload();
    await panel.getByRole('link', { name: 'Open the case' }).click();
    await page.locator('.story button').first().click();
    await page.locator('tr.is-lit').first().waitFor();
    await page.getByRole('button', { name: 'Verify the evidence' }).first().click();
    await page.getByText(/^✓ Verified: \d+ of \d+ transfers/u).waitFor();
    await page.getByRole('region', { name: 'Who took part' }).waitFor();
  });

  it('offer no report of a case while one of its alerts is missing', async () => {
    const { page } = demo.browser;
    const answer = await page.request.get(`${demo.service.url}/api/v1/cases?network=demo&sort=alerts`);
    const { cases } = (await answer.json()) as { cases: { cluster_id: string; related_alert_ids: string[] }[] };
    const [largest] = cases;
    const missing = `**/api/v1/alerts/${largest?.related_alert_ids.at(-1) ?? ''}?*`;
    await page.route(missing, (route) => route.abort());
    await page.goto(`${demo.service.url}/cases/${largest?.cluster_id ?? ''}`);
    await page.getByText('The service does not answer.').waitFor({ timeout: 20_000 });
    const report = page.getByRole('button', { name: 'Download case report (JSON)' });
    expect(await report.count()).toBe(0);
    await page.unroute(missing);
    await page.getByRole('button', { name: 'Try again' }).click();
    await report.waitFor();
  });

  it('work a queue of twenty by keyboard in five minutes: open, decide with a canned reason, go on', async () => {
    const { page } = demo.browser;
    const began = performance.now();
    await page.goto(`${demo.service.url}/alerts?sort=volume&${SLICE}`);
    await page.getByRole('grid').focus();
    for (const key of ['Enter', 'Enter']) await page.keyboard.press(key);
    const bar = page.getByRole('region', { name: 'Decide and go on' });
    await bar.getByText(/^1 of \d+ · \d+ undecided$/u).waitFor();
    // What was decided before is passed over.
    const place = bar.getByText(/^\d+ of \d+ · \d+ undecided$/u);
    const seen: string[] = [];
    for (let round = 0; round < QUEUE; round += 1) {
      seen.push(new URL(page.url()).pathname);
      await page.keyboard.press('f');
      await page.getByRole('dialog').waitFor();
      // On a canned reason, then on Save, then on what comes next.
      for (const key of ['Enter', 'Enter']) await page.keyboard.press(key);
      await page.locator('.decision-bar .primary:focus').waitFor();
      await page.getByText('A business known to us').waitFor();
      await page.keyboard.press('Enter');
      await page.waitForURL((url) => url.pathname !== seen.at(-1));
      await place.waitFor();
    }
    expect(performance.now() - began).toBeLessThan(FIVE_MINUTES_MS);
    expect(new Set(seen).size).toBe(QUEUE);
    expect(new URL(page.url()).searchParams.get('sort')).toBe('volume');
    const [at = ''] = /^\d+/u.exec((await place.textContent()) ?? '') ?? [];
    await page.keyboard.press('k');
    await bar.getByText(new RegExp(`^${Number(at) - 1} of `, 'u')).waitFor();
    // Letters of a field are letters, and keys can be turned off.
    await page.getByLabel('Note').first().fill('');
    await page.getByLabel('Note').first().press('f');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await bar.getByRole('button', { name: 'Keys' }).click();
    await page.keyboard.press('f');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await bar.getByRole('button', { name: 'Keys' }).click();
    await page.goto(`${demo.service.url}/cases?${SLICE}`);
    await page.locator('th a').first().click();
    await bar.getByText(/^Case 1 of \d+ · \d+ undecided in it$/u).waitFor();
    await page.keyboard.press('t');
    await page.getByRole('dialog', { name: /^Decide/u }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('j');
    await bar.getByText(/^Case 2 of /u).waitFor();
  });

  it('say what decisions taught', async () => {
    const { page } = demo.browser;
    await page.goto(`${demo.service.url}/typologies?${SLICE}`);
    await page.getByText(/^Alerts that were called right: \d+; false: [1-9]/u).waitFor();
    const learned = page.getByRole('region', { name: 'What decisions taught' });
    await learned.getByRole('columnheader', { name: 'Bits for a scheme of that name' }).waitFor();
  });
});
