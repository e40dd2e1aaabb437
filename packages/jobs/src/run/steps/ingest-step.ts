/**
 * ingest: loads the source's files into the core tables, or takes them as they are; then leaves implausible tokens out
 * of USD figures.
 */
import { join } from 'node:path';
import { counted, usd, type RunNotice } from '@analytics/domain';
import { ingest, sourceName } from '@analytics/ingestion';
import { setAsideImplausible, type AssetDecision } from '@analytics/storage';
import type { RunContext, Step, StepResult } from '../run-context.ts';

export const ingestStep: Step = {
  name: 'ingest',
  async execute(context) {
    const result = await load(context);
    const { opened, recorder } = context;
    const { database, network, settings } = opened;
    const deciding = { now_ms: recorder.version, version: recorder.version };
    const set_aside = await setAsideImplausible(database, network, settings.assets, deciding);
    if (set_aside.length > 0) recorder.notify(setAsideNotice(set_aside));
    return { ...result, details: { ...result.details, set_aside } };
  },
};

async function load({ opened, recorder, request }: RunContext): Promise<StepResult> {
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
}

/** Of tokens in one notice. */
const TOKENS_SHOWN = 5;

function setAsideNotice(tokens: readonly AssetDecision[]): RunNotice {
  const list = tokens
    .slice(0, TOKENS_SHOWN)
    .map(
      (one) =>
        `${one.asset_symbol} (${one.asset_contract}), ${counted(Number(one.transfer_count), 'transfer')} that claim ${usd(Number(one.claimed_usd))}`,
    );
  const more = tokens.length > TOKENS_SHOWN ? ` and ${counted(tokens.length - TOKENS_SHOWN, 'other')}` : '';
  const message = `Unverified and implausible, so that they count as 0 USD and are kept natively: ${list.join('; ')}${more}.`;
  return { code: 'ASSETS_SET_ASIDE', message, count: tokens.length };
}
