/** Alerts by severity, typology and decision; each count leads to its alerts. */
import { WORST_SEVERITIES_FIRST, typologyWords } from '@analytics/domain';
import { formatCount } from '../format/number.ts';
import { capitalised } from '../format/words.ts';
import { SeverityBadge } from '../parts/severity-badge.tsx';
import { SliceLink } from '../slice/slice-link.tsx';
import { strings } from '../strings.ts';

const text = strings.overview;

/** In the order of lists. */
const place = ({ name }: Counted): number => WORST_SEVERITIES_FIRST.findIndex((severity) => severity === name);

interface Counted {
  readonly name: string;
  readonly alert_count: number;
  readonly previous_count: number;
}

interface AlertCountsProps {
  readonly alerts: { readonly by_severity: readonly Counted[]; readonly by_typology: readonly Counted[] };
  readonly hasBefore: boolean;
}

export function AlertCounts({ alerts, hasBefore }: AlertCountsProps) {
  const bySeverity = alerts.by_severity.toSorted((a, b) => place(a) - place(b));
  return (
    <div>
      <CountTable title={text.by_severity} filter="severity" counts={bySeverity} hasBefore={hasBefore} />
      <CountTable title={text.by_typology} filter="typology" counts={alerts.by_typology} hasBefore={hasBefore} />
    </div>
  );
}

interface CountTableProps {
  readonly title: string;
  readonly filter: 'severity' | 'typology';
  readonly counts: readonly Counted[];
  readonly hasBefore: boolean;
}

function CountTable({ title, filter, counts, hasBefore }: CountTableProps) {
  if (counts.length === 0) return null;
  const most = Math.max(1, ...counts.map(({ alert_count }) => alert_count));
  return (
    <section className="card">
      <h2>{title}</h2>
      <table className="counts">
        <thead className={hasBefore ? '' : 'visually-hidden'}>
          <tr>
            <th scope="col">{text.name}</th>
            <th scope="col" className="number">
              {text.count}
            </th>
            {hasBefore && (
              <th scope="col" className="number">
                {text.before}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {counts.map(({ name, alert_count, previous_count }) => (
            <tr key={name}>
              <th scope="row">
                <SliceLink to="/alerts" query={{ [filter]: name }}>
                  {filter === 'severity' ? <SeverityBadge severity={name} /> : capitalised(typologyWords(name))}
                </SliceLink>
              </th>
              <td className="number">
                {formatCount(alert_count)} <progress max={most} value={alert_count} aria-hidden="true" />
              </td>
              {hasBefore && <td className="number quiet">{formatCount(previous_count)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
