/** ingest: loads the source's files into the core tables; without a source the tables are taken as they are. */
import { join } from 'node:path';
import { ingest, sourceName } from '@analytics/ingestion';
import type { Step } from '../run-context.ts';

export const ingestStep: Step = {
  name: 'ingest',
  async execute({ opened, recorder, request }) {
    const { source } = request;
    if (source === undefined) return { row_count: 0, details: { source: 'core tables as they are' } };
    recorder.report(0, `reading ${sourceName(source)}`);
    const report = await ingest(opened.database, {
      source,
      network: opened.network,
      window: opened.window,
      settings: opened.settings.ingestion,
      run_directory: join(request.data_dir, 'runs', recorder.run_id),
      signal: opened.signal,
      version: recorder.version,
    });
    recorder.ingested(report.account);
    for (const notice of report.notices) recorder.notify(notice);
    const row_count = report.files.find((file) => file.kind === 'transfers')?.loaded_count ?? 0;
    return { row_count, details: { ...report } };
  },
};
