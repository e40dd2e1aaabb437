/** Somebody is notified, and every decision is recorded: a rule made in the browser, a real run, and a webhook and a mail that arrive. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyPublishedDemo } from '../../cli/test/published-demo.ts';
import {
  fails,
  mailReceiver,
  takes,
  webReceiver,
  type MailReceiver,
  type WebReceiver,
} from '../../jobs/test/receivers.ts';
import { axeViolations } from './axe.ts';
import { CHROMIUM, CHROMIUM_HINT, openBrowser, type TestBrowser } from './chromium.ts';
import { startServiceOver, type RealService } from './demo-service.ts';

const SLICE = 'network=demo&date=2025-06-30&days=30';
const HOSTILE = '<img src=x onerror="alert(1)">=1+1';
const SECRET = 'a secret of the desk';

describe.skipIf(CHROMIUM === undefined)(`notifications in a browser${CHROMIUM_HINT}`, () => {
  let service: RealService;
  let browser: TestBrowser;
  let web: WebReceiver;
  let mail: MailReceiver;

  beforeAll(async () => {
    web = await webReceiver();
    mail = await mailReceiver();
    const settings = {
      channels: {
        desk: { kind: 'webhook', url: `${web.url}/desk`, secret: SECRET },
        leads: { kind: 'mail', to: ['lead@example.org'] },
      },
      mail: { host: '127.0.0.1', port: mail.port, security: 'none', from: 'analytics@example.org' },
      delivery: { look_seconds: 1 },
    };
    service = await startServiceOver(
      async (directory) => {
        copyPublishedDemo(directory, 'data');
        await writeFile(join(directory, 'notify.json'), JSON.stringify(settings));
      },
      (directory) => ({ ANALYTICS_NOTIFICATIONS: join(directory, 'notify.json') }),
    );
    browser = await openBrowser();
  }, 600_000);
  afterAll(async () => {
    await browser.close();
    await service.close();
    await mail.close();
    await web.close();
  });

  const ask = async (path: string, body: object) =>
    await fetch(`${service.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  it('a rule is made by keyboard, tested, and says what the receiver says', async () => {
    const { page } = browser;
    await page.goto(`${service.url}/runs?${SLICE}`);
    await page.getByRole('link', { name: 'Notifications' }).press('Enter');
    await page.getByText('There is no rule yet, so that nobody is notified.').waitFor();
    await page.getByLabel('Name').fill(HOSTILE);
    await page.getByRole('combobox', { name: 'From this severity on' }).selectOption('low');
    await page.getByLabel('Name').press('Enter');
    const rules = page.getByRole('region', { name: 'Rules' }).locator('tbody tr');
    await rules.getByText(HOSTILE).waitFor();
    await rules.getByRole('button', { name: /^Send a test of/u }).press('Enter');
    await page.getByText('desk took it: 200 ok').waitFor();
    web.answer = fails(500);
    await rules.getByRole('button', { name: /^Send a test of/u }).press('Enter');
    await page.getByText('The receiver did not take the message.').waitFor();
    const log = page.getByRole('region', { name: 'Messages' });
    await log.getByText('given up').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    web.answer = takes;
    await log.getByRole('button', { name: /^Send again/u }).press('Enter');
    await log.getByText('given up').waitFor({ state: 'detached' });
    await log
      .getByRole('button', { name: /^Open the message/u })
      .first()
      .press('Enter');
    await page.getByRole('dialog').getByText('A test: what this rule reports will arrive here.').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await page.locator('img[src="x"]').count()).toBe(0);
    expect(await page.content()).not.toContain(SECRET);
  });

  it('a run sends its alerts to a webhook, and a failed one a mail', { timeout: 180_000 }, async () => {
    const { page } = browser;
    await page.getByLabel('Name').fill('failures');
    await page.getByRole('combobox', { name: 'Reports' }).selectOption({ label: 'A run failed' });
    await page.getByRole('combobox', { name: 'Channel' }).selectOption('leads');
    await page.getByRole('button', { name: 'Save the rule' }).click();
    await page.getByText('Saved failures.').waitFor();
    const before = web.posts.length;
    const run = async (date: string) =>
      await ask('/api/v1/pipelines/run', {
        network: 'demo',
        date_range: { start_date: date, end_date: date },
        window_days: 3,
      });
    await run('2025-06-29');
    await run('2020-01-01');
    await expect.poll(() => web.posts.length, { timeout: 150_000 }).toBeGreaterThan(before);
    expect(JSON.parse(web.posts.at(-1)?.body ?? '')).toMatchObject({
      subject: expect.stringMatching(/^demo: \d+ new alerts? in 2025-06-29\/3$/u) as string,
      rule_name: HOSTILE,
    });
    await expect.poll(() => mail.mails.length, { timeout: 60_000 }).toBe(1);
    expect(mail.mails[0]).toContain('Subject: demo: 1 task that failed');
    await page.getByRole('region', { name: 'Messages' }).getByText('demo: 1 task that failed').waitFor();
    await page.getByRole('button', { name: 'Remove failures' }).click();
    await page.getByRole('button', { name: 'Remove failures' }).waitFor({ state: 'detached' });
  });

  it('the audit trail has what was decided, is verified and saved', async () => {
    const { page } = browser;
    await page.getByRole('link', { name: 'Audit trail' }).press('Enter');
    const entries = page.getByRole('region', { name: 'Decisions' }).locator('tbody tr');
    await entries.filter({ hasText: 'failures' }).first().waitFor();
    expect(await entries.first().textContent()).toMatch(/notification rule.*removed.*failures/u);
    await page.getByRole('button', { name: 'Verify' }).press('Enter');
    await page.getByText('all as they were written.').waitFor();
    const kept = await page.getByRole('status').locator('code').textContent();
    expect(await axeViolations(page)).toEqual([]);
    await ask('/api/v1/watches?network=demo', { list_name: HOSTILE, addresses: ['somebody_else'], note: HOSTILE });
    await page.getByLabel('A digest that you kept (may be empty)').fill(kept ?? '');
    await page.getByRole('button', { name: 'Verify' }).press('Enter');
    await page.getByText('An entry has the digest that you kept.').waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as CSV' }).press('Enter');
    expect((await download).suggestedFilename()).toBe('audit-demo.csv');
    await page.getByRole('combobox', { name: 'About' }).selectOption({ label: 'watchlist' });
    await entries.filter({ hasText: 'somebody_else' }).waitFor();
    await page.getByText('notification rule', { exact: true }).first().waitFor({ state: 'hidden' });
    expect(await page.locator('img[src="x"]').count()).toBe(0);
  });
});
