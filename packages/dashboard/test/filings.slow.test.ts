/** A report is drafted from an alert by one, approved by another, and its goAML file validates: in a browser, with keys. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { validateXml } from '@analytics/jobs';
import { copyPublishedDemo } from '../../cli/test/published-demo.ts';
import { axeViolations } from './axe.ts';
import { CHROMIUM, CHROMIUM_HINT, openBrowser, type TestBrowser } from './chromium.ts';
import { startServiceOver, type RealService } from './demo-service.ts';

const SLICE = 'network=demo&date=2025-06-30&days=30';
const HOSTILE = '</reason><img src=x onerror="alert(1)"> & ]]>';
const STRUCTURE = fileURLToPath(new URL('../../jobs/test/goaml-structure.xsd', import.meta.url));
const KEYS = { ana: 'the_key_of_ana_who_drafts', ben: 'the_key_of_ben_who_leads' };
const SCOPES = { ana: 'run', ben: 'lead' };

describe.skipIf(CHROMIUM === undefined)(`filings in a browser${CHROMIUM_HINT}`, () => {
  let service: RealService;
  let browser: TestBrowser;
  let filing_id = '';

  beforeAll(async () => {
    const entries = (['ana', 'ben'] as const).map(
      (name) => `${name}:${SCOPES[name]}:${createHash('sha256').update(KEYS[name]).digest('hex')}`,
    );
    service = await startServiceOver(
      (directory) => {
        copyPublishedDemo(directory, 'data');
      },
      () => ({ ANALYTICS_API_KEYS: entries.join(',') }),
    );
    browser = await openBrowser();
  }, 600_000);
  afterAll(async () => {
    await browser.close();
    await service.close();
  });

  const ask = async <T>(who: keyof typeof KEYS, path: string, body?: object): Promise<T> => {
    const response = await fetch(`${service.url}${path}`, {
      headers: { authorization: `Bearer ${KEYS[who]}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    });
    return (await response.json()) as T;
  };
  const become = async (who: keyof typeof KEYS, path: string): Promise<void> => {
    const { page } = browser;
    await page.goto(`${service.url}${path}`);
    await page.getByRole('button', { name: /^API key/u }).click();
    await page.getByLabel('Key', { exact: true }).fill(KEYS[who]);
    await page.keyboard.press('Enter');
  };

  /** A key on a button that is not enabled yet does nothing. */
  const press = async (name: string): Promise<void> => {
    const button = browser.page.getByRole('button', { name, exact: true });
    await button.click({ trial: true });
    await button.press('Enter');
  };

  it('begins with the story of an alert, by keyboard, and says what is missing', async () => {
    const { page } = browser;
    const { alerts } = await ask<{ alerts: { alert_id: string }[] }>(
      'ana',
      '/api/v1/alerts?network=demo&processing_date=2025-06-30&window_days=30&limit=1',
    );
    await become('ana', `/alerts/${alerts[0]?.alert_id ?? ''}?${SLICE}`);
    await page.getByRole('button', { name: 'Draft a report' }).press('Enter');
    await page.waitForURL(/\/filings\/filing_/u);
    filing_id = /filing_[\w-]+/u.exec(page.url())?.[0] ?? '';
    await page
      .getByText('9 required fields missing')
      .or(page.getByText(/required fields missing/u))
      .first()
      .waitFor();
    expect(await page.getByRole('button', { name: 'Submit for review' }).isDisabled()).toBe(true);
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Go to: Reporting person: Last name' }).press('Enter');
    await page.keyboard.type('Example');
    expect(await page.getByLabel('Last name', { exact: true }).first().inputValue()).toBe('Example');
  });

  it('takes what only people know, and keeps the links of a sentence that is edited and moved', async () => {
    const { page } = browser;
    const entity = page.locator('section', { has: page.getByRole('heading', { name: 'Reporting entity' }) });
    await page.getByLabel('Date of the report', { exact: true }).fill('2025-07-01');
    await page.getByLabel('Why it is suspicious', { exact: true }).fill(HOSTILE);
    await page.getByLabel('What was done about it', { exact: true }).fill('The account was closed.');
    await page.getByLabel('Code of indicator 1', { exact: true }).fill('LAYERING');
    await entity.getByLabel('Name', { exact: true }).fill('Example Exchange');
    await entity.getByLabel('Number that the authority gave', { exact: true }).fill('42');
    await entity.getByLabel('Street and number', { exact: true }).fill('Main Street 1');
    await entity.getByLabel('City', { exact: true }).fill('Bern');
    await entity.getByLabel('Country (two letters)', { exact: true }).fill('ch');
    await page.getByLabel('First name', { exact: true }).first().fill('Ana');
    await page.getByLabel('E-mail', { exact: true }).fill('ana@example.org');
    await page.getByText('No required field is empty.').waitFor();
    const narrative = page.locator('section', { has: page.getByRole('heading', { name: 'Narrative' }) });
    const linked = narrative
      .locator('.filing-sentence', { has: page.locator('summary', { hasText: /^[1-9]/u }) })
      .first();
    const box = linked.getByRole('textbox');
    const links = await linked.locator('summary').textContent();
    const before = await box.inputValue();
    await box.fill(`${before} In all $123,456,789.`);
    await linked.getByText('The text says $123,456,789;').waitFor();
    await box.fill(`As we know: ${before}`);
    await linked.getByText(/^The text says/u).waitFor({ state: 'detached' });
    await linked.getByRole('button', { name: /^Move sentence .* down$/u }).press('Enter');
    const moved = narrative.locator('.filing-sentence', { has: page.locator(':focus') });
    expect(await moved.getByRole('textbox').inputValue()).toBe(`As we know: ${before}`);
    expect(await moved.locator('summary').textContent()).toBe(links);
    await narrative.getByRole('button', { name: 'Add a paragraph' }).press('Enter');
    await page.keyboard.type(HOSTILE);
    await page.getByText('own words').last().waitFor();
    await press('Save');
    await page.getByText(/^Version 2, draft\./u).waitFor();
    expect(await page.locator('img[src="x"]').count()).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
  });

  it('keeps both texts where somebody else saves meanwhile', async () => {
    const { page } = browser;
    await page.getByLabel('Own reference', { exact: true }).fill('A-1');
    const path = `/api/v1/filings/${filing_id}`;
    const { document } = await ask<{ document: { report: object } }>('ben', `${path}?network=demo`);
    const report = { ...document.report, entity_reference: 'B-1' };
    await ask('ben', `${path}/versions?network=demo`, { document: { ...document, report }, seen_version: 2 });
    await press('Save');
    await page.getByText('Somebody changed this filing while you wrote.').waitFor();
    expect(await page.getByLabel('Own reference', { exact: true }).inputValue()).toBe('A-1');
    await page.getByText(/Somebody made version 3 while you wrote: saved by ben\./u).waitFor();
    await press('Save mine after it');
    await page.getByText(/^Version 4, draft\./u).waitFor();
    await page.getByRole('button', { name: 'Compare version 3 with what is shown' }).press('Enter');
    await page.getByRole('row', { name: /report\.entity_reference B-1 A-1/u }).waitFor();
  });

  it('is refused to who drafted it, and to a lead who wrote a version', async () => {
    const { page } = browser;
    await press('Submit for review');
    await page.getByText(/^Version 5, in review\./u).waitFor();
    await press('Approve');
    await page.getByText('Your role or API key may not do this.').waitFor();
    await become('ben', `/filings/${filing_id}?${SLICE}`);
    await press('Approve');
    await page.getByText('Who drafted a filing may not approve it.').waitFor();
  });

  it('is approved by a lead who wrote nothing, and its goAML file is valid', async () => {
    const { page } = browser;
    const path = `/api/v1/filings/${filing_id}`;
    const { document } = await ask<{ document: object & { origin: { subject_id: string } } }>(
      'ana',
      `${path}?network=demo`,
    );
    const slice = 'network=demo&processing_date=2025-06-30&window_days=30';
    const body = { subject_kind: 'alert', subject_id: document.origin.subject_id };
    const mine = await ask<{ filing_id: string }>('ana', `/api/v1/filings?${slice}`, body);
    const own = `/api/v1/filings/${mine.filing_id}`;
    await ask('ana', `${own}/versions?network=demo`, { document, seen_version: 1 });
    await ask('ana', `${own}/submit?network=demo`, { seen_version: 2 });
    await page.goto(`${service.url}/filings?${SLICE}`);
    await page
      .getByRole('row', { name: /in review/u })
      .first()
      .waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.goto(`${service.url}/filings/${mine.filing_id}?${SLICE}`);
    await press('Approve');
    await page.getByText('Approved by ben.').waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'goAML XML' }).press('Enter');
    const xml = await readFile(await (await download).path(), 'utf8');
    expect(xml).toContain(`Version 4 of ${mine.filing_id}, approved by ben.`);
    const content = await readFile(STRUCTURE, 'utf8');
    expect(await validateXml(xml, [{ file_name: 'goaml.xsd', content }])).toEqual([]);
    await page.getByLabel('Schema', { exact: true }).setInputFiles(STRUCTURE);
    await press('Validate');
    await page.getByText('Version 4 is valid against this schema.').waitFor();
    await page.getByLabel('Schema', { exact: true }).setInputFiles({
      name: 'laughs.xsd',
      mimeType: 'text/xml',
      buffer: Buffer.from('<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;">]><a>&c;</a>'),
    });
    await press('Validate');
    await page.getByText('This schema cannot be used.').waitFor();
    await press('Mark as filed');
    await page.getByRole('dialog').getByLabel('Reference number of the authority').fill('FIU-7');
    await page.getByRole('dialog').getByLabel('Date').fill('2025-07-02');
    await page.keyboard.press('Enter');
    await page.getByText('Filed on 2025-07-02 as FIU-7.').waitFor();
  });
});
