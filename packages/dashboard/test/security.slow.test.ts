/** What a chain or a person could write is shown as text, and a key goes nowhere but into the request. */
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseApiKeys } from '@analytics/api';
import { databaseOf } from '@analytics/domain';
import { clearStaging, openDatabase, publishSlice } from '@analytics/storage';
import { NETWORK, TODAY } from '../../api/test/filled-slices.ts';
import { startTestService, type TestService } from '../../api/test/test-service.ts';
import { CHROMIUM, CHROMIUM_HINT, openBrowser, type TestBrowser } from './chromium.ts';

const DIST = fileURLToPath(new URL('../dist', import.meta.url));
const HOSTILE = '<script>alert(1)</script>';
const KEY = 'secret-reader';

describe.skipIf(CHROMIUM === undefined)(`dashboard security${CHROMIUM_HINT}`, () => {
  let service: TestService;
  let browser: TestBrowser;

  beforeAll(async () => {
    const keys = parseApiKeys(`reader:read:${createHash('sha256').update(KEY).digest('hex')}`);
    service = await startTestService({ dashboard_dir: DIST, keys });
    const database = await openDatabase({ name: databaseOf(NETWORK), data_dir: service.data_dir, threads: 1 });
    // Published again with one address more: a row that no publish knows of would be taken for damage.
    const slice = { window_days: TODAY.window_days, processing_date: TODAY.processing_date };
    await clearStaging(database, ['analyzers_features'], TODAY);
    await database.command(
      `INSERT INTO staging_analyzers_features SELECT * FROM analyzers_features
       WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}`,
      slice,
    );
    await database.command(
      `INSERT INTO staging_analyzers_features (window_days, processing_date, run_id, address, total_volume_usd, hourly_activity)
       SELECT {window_days:UInt16}, {processing_date:Date}, 'run-2025-03-02', {hostile:String}, 1000000, range(24)`,
      { ...slice, hostile: HOSTILE },
    );
    await publishSlice(database, ['analyzers_features'], TODAY);
    await database.command(
      `INSERT INTO core_transfers SELECT 'h0', '0', '0', 300, {time:UInt64}, {hostile:String}, 'payer', 'X', 'native', 1, 1, 0, 1`,
      { time: TODAY.start_ms + 1, hostile: HOSTILE },
    );
    await database.close();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await service.close();
  });

  it('asks for a key, goes on once it is entered and after a reload, and keeps it out of the URL and of what outlives the tab', async () => {
    const { page } = browser;
    await page.goto(`${service.url}/?network=${NETWORK}`);
    await page.getByText('Enter an API key with the button at the top right.').first().waitFor();
    await page.getByRole('button', { name: 'API key' }).click();
    const use = async (key: string): Promise<void> => {
      await page.getByRole('textbox', { name: 'Key' }).fill(key);
      await page.getByRole('button', { name: 'Use this key' }).click();
    };
    // A header cannot hold it: the field refuses it, and the dialog stays for one that the service refuses.
    await use('ключ');
    await use('wrong');
    await page.getByRole('button', { name: 'API key refused' }).click();
    await use(KEY);
    await page.getByRole('heading', { name: 'Overview' }).waitFor();
    await page.getByRole('button', { name: 'API key set' }).waitFor();
    expect(page.url()).not.toContain(KEY);
    await page.reload();
    await page.getByRole('heading', { name: 'Overview' }).waitFor();
    const stored = await page.evaluate('JSON.stringify([localStorage, document.cookie])');
    expect(stored).not.toContain(KEY);
    await page.evaluate(`localStorage.setItem('analytics-draft demo a', '{}')`);
    await page.getByRole('button', { name: 'API key set' }).click();
    await page.getByRole('button', { name: 'Forget the key' }).click();
    await page.getByText('You need to sign in, or an API key, to see this.').first().waitFor();
    const left = await page.evaluate('JSON.stringify([localStorage, sessionStorage])');
    expect(left).not.toMatch(new RegExp(`${KEY}|draft`, 'u'));
    await page.getByRole('button', { name: 'API key' }).click();
    await use(KEY);
    await page.getByRole('heading', { name: 'Overview' }).waitFor();
  });

  it('shows a label and an address of <script> as text', async () => {
    const { page, complaints } = browser;
    const before = complaints.length;
    await page.getByRole('link', { name: 'Addresses' }).click();
    await page.getByRole('searchbox').fill('<script');
    await page.locator(`td a[title="${HOSTILE}"]`).click();
    await page.getByRole('heading', { level: 1, name: HOSTILE }).waitFor();
    // Its counterparty is labelled so.
    await page.getByText('<script>alert(1)</script> Exchange').first().waitFor();
    expect(await page.locator('main script').count()).toBe(0);
    expect(complaints.slice(before)).toEqual([]);
  });
});
