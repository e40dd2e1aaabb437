/** A service and a browser for the journeys of a file: opened before them, and closed after. */
import { afterAll, beforeAll } from 'vitest';
import { openBrowser, type TestBrowser } from './chromium.ts';
import { startDemoService, type RealService } from './demo-service.ts';

export interface ServedInBrowser {
  readonly service: RealService;
  readonly browser: TestBrowser;
}

/** Within a `describe`; filled when its tests begin. */
export function servedInBrowser(start: () => Promise<RealService> = startDemoService): ServedInBrowser {
  const opened: { service?: RealService; browser?: TestBrowser } = {};
  beforeAll(async () => {
    opened.service = await start();
    opened.browser = await openBrowser();
  }, 600_000);
  afterAll(async () => {
    await opened.browser?.close();
    await opened.service?.close();
  });
  return opened as ServedInBrowser;
}
