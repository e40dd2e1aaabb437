/** People in a browser: sign in at a real OpenID provider, decide, lose the session in mid-edit, and manage users and keys. */
import type { Page } from 'playwright-core';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CLIENT, startProvider, type TestProvider } from '../../api/test/openid-provider.ts';
import { copyPublishedDemo } from '../../cli/test/published-demo.ts';
import { axeViolations, axeViolationsOfDialog } from './axe.ts';
import { CHROMIUM, CHROMIUM_HINT, openBrowser, type TestBrowser } from './chromium.ts';
import { startServiceOver, type RealService } from './demo-service.ts';

const SLICE = 'network=demo&date=2025-06-30&days=30';
const KEY = 'key-of-the-boss';
const SAVE = 'Save the decision';
const HOSTILE = '<img src=x onerror="alert(1)">';

describe.skipIf(CHROMIUM === undefined)(`people in a browser${CHROMIUM_HINT}`, () => {
  let service: RealService;
  let provider: TestProvider;
  let browser: TestBrowser;
  let alert_id: string;

  beforeAll(async () => {
    provider = await startProvider();
    service = await startServiceOver(
      (directory) => {
        copyPublishedDemo(directory, 'data');
      },
      () => ({
        ANALYTICS_API_KEYS: `boss:admin:${createHash('sha256').update(KEY).digest('hex')}`,
        ANALYTICS_OIDC_ISSUER: provider.issuer,
        ANALYTICS_OIDC_CLIENT_ID: CLIENT.client_id,
        ANALYTICS_OIDC_CLIENT_SECRET: CLIENT.client_secret,
      }),
    );
    provider.serve(service.url);
    browser = await openBrowser();
    const found = (await asBoss('/api/v1/alerts?network=demo&limit=1')) as { alerts: { alert_id: string }[] };
    alert_id = found.alerts[0]?.alert_id ?? '';
    for (const [user_name, role] of [
      ['ana', 'admin'],
      ['bea', 'analyst'],
      ['eve', 'auditor'],
    ])
      await asBoss('/api/v1/users', { user_name, role, email: `${user_name}@example.org` });
  }, 600_000);
  afterAll(async () => {
    await browser.close();
    await service.close();
    await provider.close();
  });
  beforeEach(async () => {
    await browser.page.context().clearCookies();
  });

  const asBoss = async (path: string, body?: object): Promise<object> => {
    const answer = await fetch(`${service.url}${path}`, {
      headers: {
        authorization: `Bearer ${KEY}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    });
    return (await answer.json()) as object;
  };
  const signIn = async (page: Page, name: string, path: string): Promise<void> => {
    provider.account = { sub: `of-${name}`, email: `${name}@example.org`, email_verified: true, name };
    await page.goto(`${service.url}${path}`);
    await page.getByRole('button', { name: 'Sign in' }).press('Enter');
    await page.getByRole('button', { name: new RegExp(`^${name}, `, 'u') }).waitFor();
  };

  it('somebody signs in, comes back to the page, decides under the own name, and signs out', async () => {
    const { page } = browser;
    await page.goto(`${service.url}/alerts/${alert_id}?${SLICE}`);
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await signIn(page, 'bea', `/alerts/${alert_id}?${SLICE}`);
    expect(new URL(page.url()).pathname).toBe(`/alerts/${alert_id}`);
    await page.getByLabel('Note').fill('seen by bea');
    await page.getByRole('button', { name: SAVE, exact: true }).click();
    await page
      .getByText(/by bea/u)
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'bea, Analyst' }).press('Enter');
    expect(await axeViolationsOfDialog(page)).toEqual([]);
    await page.getByRole('button', { name: 'Sign out' }).press('Enter');
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    const kept = (await page.context().cookies()).map(({ name }) => name);
    expect(kept.filter((name) => name.includes('analytics'))).toEqual([]);
  });

  it('a session that ends in mid-edit takes nothing: who signs in again in another tab saves what was entered', async () => {
    const { page } = browser;
    await signIn(page, 'bea', `/alerts/${alert_id}?${SLICE}`);
    await page.getByLabel('Note').fill('a long thought');
    await page.context().clearCookies();
    await page.getByRole('button', { name: SAVE, exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Your session has ended' });
    await dialog.waitFor();
    expect(await axeViolationsOfDialog(page)).toEqual([]);
    const [tab] = await Promise.all([
      page.context().waitForEvent('page'),
      dialog.getByRole('link', { name: 'Sign in again in a new tab' }).press('Enter'),
    ]);
    await tab.getByRole('heading', { name: 'You are signed in' }).waitFor();
    expect(await axeViolations(tab)).toEqual([]);
    await tab.close();
    await dialog.waitFor({ state: 'hidden' });
    expect(await page.getByLabel('Note').inputValue()).toBe('a long thought');
    await page.getByRole('button', { name: SAVE, exact: true }).click();
    await page.getByText('a long thought').first().waitFor();
    const { entries } = (await asBoss('/api/v1/audit/trail?network=demo&limit=1')) as { entries: object[] };
    expect(entries).toMatchObject([{ actor: 'bea', subject: alert_id, action: 'in_review' }]);
  });

  it('another person who signs in in another tab finds nothing of what was entered, and nothing bears their name', async () => {
    const { page } = browser;
    await signIn(page, 'bea', `/alerts/${alert_id}?${SLICE}`);
    await page.getByLabel('Note').fill('of bea alone');
    await page.context().clearCookies();
    await page.getByRole('button', { name: SAVE, exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Your session has ended' });
    provider.account = { sub: 'of-ana', email: 'ana@example.org', email_verified: true, name: 'ana' };
    const [tab] = await Promise.all([
      page.context().waitForEvent('page'),
      dialog.getByRole('link', { name: 'Sign in again in a new tab' }).press('Enter'),
    ]);
    await tab.getByRole('heading', { name: 'You are signed in' }).waitFor();
    await tab.close();
    await page.getByRole('button', { name: /^ana, /u }).waitFor();
    expect(await page.getByLabel('Note').inputValue()).toBe('');
    const { entries } = (await asBoss('/api/v1/audit/trail?network=demo&limit=1')) as { entries: object[] };
    expect(entries).toMatchObject([{ actor: 'bea' }]);
  });

  it('an auditor sees what may not be done switched off, and why', async () => {
    const { page } = browser;
    await signIn(page, 'eve', `/alerts/${alert_id}?${SLICE}`);
    const reason = page.getByText('You are signed in as eve, Auditor, who may not do this.').first();
    await reason.waitFor();
    expect(await page.getByRole('button', { name: SAVE, exact: true }).isDisabled()).toBe(true);
    expect(await axeViolations(page)).toEqual([]);
    await page.goto(`${service.url}/runs?${SLICE}`);
    await reason.waitFor();
    expect(await page.getByRole('link', { name: 'People' }).count()).toBe(0);
  });

  it('an administrator adds a user, changes a role and makes a key that is shown once, by keyboard', async () => {
    const { page } = browser;
    await signIn(page, 'ana', `/runs?${SLICE}`);
    await page.getByRole('link', { name: 'People' }).press('Enter');
    const users = page.locator('section', { has: page.getByRole('heading', { name: 'Users', exact: true }) });
    await users.getByLabel('Name', { exact: true }).fill('cem');
    await users.getByLabel('Name as others read it').fill(HOSTILE);
    await users.getByLabel('Name', { exact: true }).press('Enter');
    await users.getByText(`cem (${HOSTILE})`).waitFor();
    await users.getByLabel('Role of cem').selectOption('lead');
    await page.getByText('User cem changed (lead)').waitFor();
    const keys = page.locator('section', { has: page.getByRole('heading', { name: 'API keys', exact: true }) });
    await keys.getByLabel('Name', { exact: true }).fill('reports');
    await keys.getByLabel('Name', { exact: true }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'The key of reports, shown this once' });
    const key = (await dialog.locator('code').textContent()) ?? '';
    expect(await axeViolationsOfDialog(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'I have kept it' }).press('Enter');
    const headers = { authorization: `Bearer ${key}` };
    expect((await fetch(`${service.url}/api/v1/networks`, { headers })).status).toBe(200);
    expect(await page.content()).not.toContain(key);
    await keys.getByRole('button', { name: 'Revoke reports' }).press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke', exact: true }).press('Enter');
    await page.getByText('API key reports revoked (read)').waitFor();
    expect((await fetch(`${service.url}/api/v1/networks`, { headers })).status).toBe(401);
    await page.getByRole('button', { name: 'Verify the chain' }).press('Enter');
    await page.getByText(/^The chain is whole/u).waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });

  it('a page of somebody who was removed asks to sign in again, and the provider’s word is refused', async () => {
    const { page } = browser;
    await signIn(page, 'bea', `/alerts?${SLICE}`);
    await asBoss('/api/v1/users/bea/remove', {});
    await page.goto(`${service.url}/alerts?${SLICE}`);
    await page.getByRole('button', { name: 'Sign in' }).press('Enter');
    await page.getByText('You are not a user of this service.').waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });
});
