/** ingest: loads the source's files into the core tables; without a source the tables are taken as they are. */
import { ingest, sourceName } from '@analytics/ingestion';
import type { Step } from '../run-context.ts';

export const ingestStep: Step = {
  name: 'ingest',
  async execute(context) {
    const { source } = context;
    if (source === undefined) return { row_count: 0, details: { source: 'core tables as they are' } };
    context.report(0, `reading ${sourceName(source)}`);
    const report = await ingest(context.database, { ...context, source });
    for (const notice of report.notices) context.notify(notice);
    const row_count = report.files.find((file) => file.kind === 'transfers')?.loaded_count ?? 0;
    return { row_count, details: { ...report } };
  },
};
