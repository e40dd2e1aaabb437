/** Chromium for tests: Debian's, or the one that CHROMIUM names; nothing is downloaded. */
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';

const KNOWN = [
  process.env['CHROMIUM'] ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

export const CHROMIUM = KNOWN.find((path) => path !== '' && existsSync(path));
/** For the name of a suite that is skipped without it. */
export const CHROMIUM_HINT =
  CHROMIUM === undefined ? ' (needs Chromium: apt-get install chromium, or CHROMIUM=/path/to/it)' : '';

export interface TestBrowser {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What the page complained of: errors of scripts and refusals of the security policy. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

export async function openBrowser(colorScheme: 'light' | 'dark' = 'light'): Promise<TestBrowser> {
  const profile = await mkdtemp(join(tmpdir(), 'analytics-chromium-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: CHROMIUM ?? '',
    headless: true,
    colorScheme,
    viewport: { width: 1440, height: 1000 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--enable-unsafe-swiftshader',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  const page = context.pages()[0] ?? (await context.newPage());
  // What a question computes steps back for other work, and a busy machine has much of that.
  page.setDefaultTimeout(120_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  return {
    context,
    page,
    complaints,
    async close() {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}
