/** The newest traces that anybody asked for of the slice, as links. */
import { useQuery } from '@tanstack/react-query';
import { shortAddress } from '@analytics/domain';
import type { ApiSchemas } from '@analytics/api-client';
import { answerOf, useClient } from '../api/session.tsx';
import { counted } from '../format/number.ts';
import { compactUsd } from '../format/usd.ts';
import { QueryCard } from '../parts/query-card.tsx';
import { When } from '../parts/when.tsx';
import { SliceLink } from '../slice/slice-link.tsx';
import { useSlice } from '../slice/slice.tsx';
import { strings } from '../strings.ts';

const text = strings.trace.kept;

type ListedTrace = ApiSchemas['ListedTrace'];

/** The newest of them; the command line lists all. */
const TRACES_SHOWN = 20;

interface KeptTracesProps {
  readonly title: string;
  /** Where each leads, and with what. */
  readonly linkOf: (trace_id: string) => readonly [to: string, query?: Readonly<Record<string, string>>];
}

export function KeptTraces({ title, linkOf }: KeptTracesProps) {
  const client = useClient();
  const slice = useSlice();
  const query = useQuery({
    queryKey: ['traces', slice],
    staleTime: 0,
    queryFn: ({ signal }) =>
      answerOf(client.GET('/api/v1/traces', { params: { query: { ...slice, limit: TRACES_SHOWN } }, signal })),
  });
  return (
    <QueryCard title={title} query={query}>
      {({ traces }) =>
        traces.length === 0 ? (
          <p className="quiet">{text.none}</p>
        ) : (
          <ul className="lines">
            {traces.map((trace) => {
              const [to, parameters = {}] = linkOf(trace.trace_id);
              return (
                <li key={trace.trace_id}>
                  <SliceLink to={to} query={parameters}>
                    {text.one(sourceWords(trace), text.directions[trace.direction])}
                  </SliceLink>{' '}
                  <span className="quiet">
                    {text.facts(
                      compactUsd(trace.entered_usd),
                      counted(trace.destination_count, 'place'),
                      trace.asked_by,
                    )}{' '}
                    · <When at_ms={trace.asked_at_ms} />
                  </span>
                </li>
              );
            })}
          </ul>
        )
      }
    </QueryCard>
  );
}

/** What a trace begins with, in a few words. */
export function sourceWords({
  sources,
  source_transfer_count,
}: Pick<ListedTrace, 'sources' | 'source_transfer_count'>): string {
  const [first, ...others] = sources;
  if (first === undefined) return counted(source_transfer_count, 'transfer');
  return others.length === 0 ? shortAddress(first) : `${shortAddress(first)} + ${others.length}`;
}
