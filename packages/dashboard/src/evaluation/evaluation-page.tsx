/**
 * What "analytics evaluate" measured, as plots: what was found, under which name, and whom it accused without reason.
 */
import { useQuery } from '@tanstack/react-query';
import { answerOf, useClient } from '../api/session.tsx';
import { formatCount, formatShare } from '../format/number.ts';
import { Empty, Failure, Loading } from '../parts/states.tsx';
import { When } from '../parts/when.tsx';
import { useSlice } from '../slice/slice.tsx';
import { strings } from '../strings.ts';
import { FoundByTypology } from './found-by-typology.tsx';
import { GivenNames } from './given-names.tsx';
import { measuresBy, type Measure } from './measures-by.ts';
import { TwinsFlagged } from './twins-flagged.tsx';
import { TypologyTable } from './typology-table.tsx';

const text = strings.evaluation;

export function EvaluationPage() {
  const client = useClient();
  const slice = useSlice();
  const { data, error, refetch } = useQuery({
    queryKey: ['evaluation', slice],
    queryFn: ({ signal }) => answerOf(client.GET('/api/v1/evaluation', { params: { query: slice }, signal })),
  });
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading what={text.what} />;
  const { evaluation } = data;
  return (
    <>
      <h1>{text.title}</h1>
      {evaluation === null ? (
        <Empty title={text.none} hint={text.none_hint} />
      ) : (
        <>
          <p className="quiet">
            {text.evaluated}: <When at_ms={evaluation.evaluated_at_ms} />
          </p>
          {!evaluation.is_current && <p className="failure">{text.old}</p>}
          <Plots measures={evaluation.measures} />
        </>
      )}
    </>
  );
}

function Plots({ measures }: { readonly measures: readonly Measure[] }) {
  const overall = measuresBy(measures, 'overall').get('all') ?? new Map<string, number>();
  const share = (measure: string): string => {
    const value = overall.get(measure);
    return value === undefined ? '–' : formatShare(value);
  };
  const count = (measure: string): string => formatCount(overall.get(measure) ?? 0);
  const tiles = [
    [text.schemes, count('instance_count')],
    [text.alerts, count('alert_count')],
    [text.recall_50, share('recall_50')],
    [text.recall_80, share('recall_80')],
    [text.right_name, share('right_name_ratio')],
    [text.twins, share('twin_flagged_ratio')],
    [text.background, share('background_suspected_ratio')],
    [text.victims, share('victim_suspected_ratio')],
  ] as const;
  return (
    <>
      <dl className="tiles">
        {tiles.map(([name, value]) => (
          <div key={name} className="tile">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div className="columns wide-columns">
        <FoundByTypology measures={measures} />
        <div>
          <TwinsFlagged measures={measures} />
          <GivenNames measures={measures} />
        </div>
      </div>
      <TypologyTable measures={measures} />
    </>
  );
}
