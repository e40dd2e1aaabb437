/** How the newest run of the slice went, and what its data covers and lacks. */
import type { ApiSchemas } from '@analytics/api-client';
import { formatCount } from '../format/number.ts';
import { localDuration } from '../format/time.ts';
import { words } from '../format/words.ts';
import { Fact } from '../parts/fact.tsx';
import { Usd } from '../parts/usd.tsx';
import { When } from '../parts/when.tsx';
import { SliceLink } from '../slice/slice-link.tsx';
import { strings } from '../strings.ts';

const text = strings.overview;

export function RunHealth({ run }: { readonly run: ApiSchemas['Run'] | null }) {
  if (run === null) {
    return (
      <section className="card">
        <h2>{text.run}</h2>
        <p className="quiet">{text.no_run}</p>
      </section>
    );
  }
  return (
    <section className="card">
      <h2>{text.run}</h2>
      <dl className="facts">
        <Fact name={text.status}>{words(run.status)}</Fact>
        <Fact name={text.started}>
          <When at_ms={run.started_ms} />
        </Fact>
        {run.ended_ms > 0 && <Fact name={text.took}>{localDuration(run.ended_ms - run.started_ms)}</Fact>}
      </dl>
      <p>
        <SliceLink to="/held">{text.held}</SliceLink>
      </p>
      {run.error_message !== '' && <p className="failure">{run.error_message}</p>}
      {run.notices.length > 0 && (
        <details>
          <summary>
            {text.notices} ({formatCount(run.notices.length)})
          </summary>
          <ul>
            {run.notices.map((notice) => (
              <li key={`${notice.code} ${notice.message}`}>{notice.message}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

interface CoverageProps {
  readonly coverage: ApiSchemas['Coverage'];
  readonly window_days: number;
  readonly run: ApiSchemas['Run'] | null;
}

export function Coverage({ coverage, window_days, run }: CoverageProps) {
  return (
    <section className="card">
      <h2>{text.coverage}</h2>
      <dl className="facts">
        <Fact name={text.transfers}>{formatCount(coverage.transfer_count)}</Fact>
        <Fact name={text.volume}>
          <Usd amount_usd={coverage.volume_usd} />
        </Fact>
        <Fact name={text.days}>{text.of_days(coverage.days_with_transfers, window_days)}</Fact>
        <Fact name={text.unpriced}>{formatCount(coverage.unpriced_count)}</Fact>
        {coverage.unpriced_assets.length > 0 && (
          <Fact name={text.unpriced_assets}>{coverage.unpriced_assets.join(', ')}</Fact>
        )}
        {run !== null && <Fact name={text.rejected}>{formatCount(rejectedRows(run))}</Fact>}
        <Fact name={text.labels}>{formatCount(coverage.label_count)}</Fact>
        <Fact name={text.last_price}>{coverage.last_price_date}</Fact>
        <Fact name={text.first}>
          <When at_ms={coverage.first_timestamp_ms} />
        </Fact>
        <Fact name={text.last}>
          <When at_ms={coverage.last_timestamp_ms} />
        </Fact>
      </dl>
    </section>
  );
}

/** Rows of the source that the run could not take, over all of its files. */
function rejectedRows({ notices }: ApiSchemas['Run']): number {
  return notices.reduce((sum, { code, count }) => sum + (code === 'ROWS_REJECTED' ? count : 0), 0);
}
