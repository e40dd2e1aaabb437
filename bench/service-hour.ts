/** Memory of the service over an hour of mixed use: people who read, decide and trace, and a run now and then. */
import { setTimeout as wait } from 'node:timers/promises';
import { startServiceProcess } from './service-process.ts';
import { ended, queueRun } from './service-runs.ts';

export interface HourSample {
  readonly minute: number;
  readonly rss_bytes: number;
}

export interface HourOfUse {
  readonly samples: readonly HourSample[];
  readonly peak_rss_bytes: number;
  readonly answers: number;
  readonly runs: number;
  /** Requests that were not answered as asked, with what was answered. */
  readonly failures: readonly string[];
}

/** Two requests a second, as several people who read make them. */
const PAUSE_MS = 500;
const MINUTE_MS = 60_000;
const RUN_EVERY_MS = 10 * MINUTE_MS;

interface AlertOfList {
  readonly alert_id: string;
  readonly address: string;
}

/** `world` is a simulated directory for network `bench`, 2025-06-30, 30 days. One sample of resident memory a minute. */
export async function benchHour(world: string, data_dir: string, minutes: number): Promise<HourOfUse> {
  const service = await startServiceProcess({
    ANALYTICS_DATA_DIR: data_dir,
    INGESTION_SOURCE_TYPE: 'directory',
    INGESTION_DIRECTORY: world,
  });
  const samples: HourSample[] = [];
  const failures: string[] = [];
  let answers = 0;
  const ask = async (path: string, body?: object): Promise<string> => {
    await wait(PAUSE_MS);
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    const response = await fetch(`${service.url}/api/v1/${path}`, body === undefined ? {} : init);
    const text = await response.text();
    answers++;
    if (!response.ok) failures.push(`${path.split('?')[0]!}: ${response.status} ${text.slice(0, 200)}`);
    return text;
  };
  try {
    await ended(service.url, await queueRun(service.url));
    const begin = performance.now();
    const elapsed = (): number => performance.now() - begin;
    let runs = 1;
    for (let round = 0; elapsed() < minutes * MINUTE_MS; round++) {
      if (elapsed() > runs * RUN_EVERY_MS) {
        await ended(service.url, await queueRun(service.url));
        runs++;
      }
      const { alerts } = JSON.parse(await ask('alerts?network=bench&limit=50')) as { alerts: AlertOfList[] };
      const { alert_id, address } = alerts[round % alerts.length]!;
      for (const path of readsOf(alert_id, address)) {
        await ask(path);
        if (elapsed() > samples.length * MINUTE_MS)
          samples.push({ minute: samples.length, rss_bytes: service.rssBytes() });
      }
      await ask(`alerts/${alert_id}/verify?network=bench`, {});
      await ask('traces', { network: 'bench', from: [address] });
      await ask(`alerts/${alert_id}/dispositions?network=bench`, {
        status: round % 2 === 0 ? 'in_review' : 'open',
      });
    }
    return { samples, peak_rss_bytes: service.peakRss(), answers, runs, failures };
  } finally {
    await service.stop();
  }
}

/** What somebody reads who goes from the list to one alert, its case and its address, and takes an export along. */
function readsOf(alert_id: string, address: string): string[] {
  const on = 'network=bench';
  return [
    `overview?${on}`,
    `alerts/${alert_id}?${on}`,
    `alerts/${alert_id}/transfers?${on}`,
    `cases?${on}`,
    `addresses/${address}?${on}`,
    `addresses/${address}/graph?${on}`,
    `addresses/${address}/transfers?${on}`,
    `addresses/${address}/timeline?${on}`,
    `addresses/${address}/explanation?${on}`,
    `addresses/${address}/exposure?${on}`,
    `features/scatter?${on}&x=degree_total&y=total_volume_usd`,
    `patterns?${on}&limit=100`,
    `roles?${on}`,
    `entities?${on}`,
    `search?${on}&q=${address.slice(0, 6)}`,
    `export/alerts?${on}&window_days=30`,
    `export/features?${on}&window_days=30`,
    `runs?${on}`,
  ];
}
