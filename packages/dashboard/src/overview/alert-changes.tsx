/** Alerts that are new, have grown or are gone since the date before. */
import { typologyWords } from '@analytics/domain';
import { formatCount } from '../format/number.ts';
import { capitalised } from '../format/words.ts';
import { SeverityBadge } from '../parts/severity-badge.tsx';
import { Usd } from '../parts/usd.tsx';
import { SliceLink } from '../slice/slice-link.tsx';
import { strings } from '../strings.ts';

const text = strings.overview;

interface ChangedAlert {
  readonly alert_id: string;
  readonly typology_type: string;
  readonly severity: string;
  readonly volume_usd: string;
}

interface AlertChangesProps {
  readonly changes: {
    readonly new_count: number;
    readonly grown_count: number;
    readonly gone_count: number;
    readonly new: readonly ChangedAlert[];
    readonly grown: readonly ChangedAlert[];
    readonly gone: readonly ChangedAlert[];
  };
}

export function AlertChanges({ changes }: AlertChangesProps) {
  return (
    <section className="card">
      <h2>{text.changes}</h2>
      <Change name={text.new} count={changes.new_count} alerts={changes.new} isOpen />
      <Change name={text.grown} count={changes.grown_count} alerts={changes.grown} />
      <Change name={text.gone} count={changes.gone_count} alerts={changes.gone} isLinked={false} />
    </section>
  );
}

interface ChangeProps {
  readonly name: string;
  readonly count: number;
  readonly alerts: readonly ChangedAlert[];
  readonly isOpen?: boolean;
  readonly isLinked?: boolean;
}

const SHOWN = 6;

function Change({ name, count, alerts, isOpen = false, isLinked = true }: ChangeProps) {
  return (
    <details open={isOpen}>
      <summary>
        {name}: {formatCount(count)}
      </summary>
      {alerts.length === 0 ? (
        <p className="quiet">{text.none}</p>
      ) : (
        <ul className="lines">
          {alerts.slice(0, SHOWN).map((alert) => {
            const title = capitalised(typologyWords(alert.typology_type));
            return (
              <li key={alert.alert_id} className="row spread">
                <span>
                  <SeverityBadge severity={alert.severity} />{' '}
                  {isLinked ? <SliceLink to={`/alerts/${alert.alert_id}`}>{title}</SliceLink> : title}
                </span>
                <Usd amount_usd={alert.volume_usd} />
              </li>
            );
          })}
        </ul>
      )}
      {count > SHOWN && <p className="quiet">{text.more(formatCount(count - SHOWN))}</p>}
    </details>
  );
}
