/** Alerts by severity and typology, undecided ones first; each count leads to its alerts. */
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
  readonly open_count: number;
  readonly previous_count: number;
}

interface CountsProps {
  readonly counts: readonly Counted[];
  readonly hasBefore: boolean;
}

export function SeverityCounts({ counts, hasBefore }: CountsProps) {
  if (counts.length === 0) return null;
  const most = mostOpen(counts);
  return (
    <section className="card">
      <h2>{text.by_severity}</h2>
      <table className="counts">
        <thead>
          <tr>
            <th scope="col">{text.name}</th>
            <th scope="col" className="number">
              {text.open}
            </th>
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
          {counts
            .toSorted((a, b) => place(a) - place(b))
            .map((one) => (
              <tr key={one.name}>
                <th scope="row">
                  <SliceLink to="/alerts" query={queryOf('severity', one)}>
                    <SeverityBadge severity={one.name} />
                  </SliceLink>
                </th>
                <td className="number">
                  {formatCount(one.open_count)} <progress max={most} value={one.open_count} aria-hidden="true" />
                </td>
                <td className="number quiet">{formatCount(one.alert_count)}</td>
                {hasBefore && <td className="number quiet">{formatCount(one.previous_count)}</td>}
              </tr>
            ))}
        </tbody>
      </table>
    </section>
  );
}

/** As many columns as have room: a name is never broken. */
export function TypologyCounts({ counts, hasBefore }: CountsProps) {
  if (counts.length === 0) return null;
  const most = mostOpen(counts);
  return (
    <section className="card">
      <h2>{text.by_typology}</h2>
      <ul className="bars-list">
        {counts
          .toSorted((a, b) => b.open_count - a.open_count)
          .map((one) => (
            <li key={one.name}>
              <SliceLink to="/alerts" query={queryOf('typology', one)}>
                {capitalised(typologyWords(one.name))}
              </SliceLink>
              <progress max={most} value={one.open_count} aria-hidden="true" />
              <span className="number">
                {text.open_of(formatCount(one.open_count), formatCount(one.alert_count))}
                {hasBefore && <span className="quiet"> {text.was(formatCount(one.previous_count))}</span>}
              </span>
            </li>
          ))}
      </ul>
    </section>
  );
}

function mostOpen(counts: readonly Counted[]): number {
  return counts.reduce((most, { open_count }) => Math.max(most, open_count), 1);
}

/** What is left to do, where something is. */
function queryOf(filter: 'severity' | 'typology', { name, open_count }: Counted): Readonly<Record<string, string>> {
  return open_count > 0 ? { [filter]: name, status: 'open' } : { [filter]: name };
}
