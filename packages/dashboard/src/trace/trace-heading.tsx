/** What a trace was asked for, what it rests on, and what can be done with it. */
import { useMutation } from '@tanstack/react-query';
import { Link } from 'wouter';
import { destinationsCsv, traceGraphml } from '@analytics/domain';
import { answerOf, useClient } from '../api/session.tsx';
import { counted, formatCount } from '../format/number.ts';
import { compactUsd, exactUsd } from '../format/usd.ts';
import { AddressName } from '../parts/address-name.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { Fact } from '../parts/fact.tsx';
import { saveFile } from '../parts/save-file.ts';
import { Failure } from '../parts/states.tsx';
import { When } from '../parts/when.tsx';
import { SliceLink, useSliceHref } from '../slice/slice-link.tsx';
import { useSlice } from '../slice/slice.tsx';
import { strings } from '../strings.ts';
import { sourceWords } from './kept-traces.tsx';
import type { KeptTrace } from './trace-page.tsx';

const text = strings.trace;
/** Of the sources; the question has all. */
const SOURCES_SHOWN = 3;

/** `Forward from 5qLB…fVFD`. */
export function traceTitle({ direction, sources, source_transfers }: KeptTrace): string {
  const named = sourceWords({ sources, source_transfer_count: source_transfers.length });
  return text.heading(text.kept.directions[direction], named);
}

export function TraceHeading({ trace }: { readonly trace: KeptTrace }) {
  const { trace_id, sources, source_transfers, question } = trace;
  const href = useSliceHref();
  return (
    <header className="card">
      <h1>{traceTitle(trace)}</h1>
      <dl className="facts across">
        {(sources.length > 0 || source_transfers.length > 0) && (
          <Fact name={text.facts.transfers}>
            {sources.slice(0, SOURCES_SHOWN).map((address) => (
              <AddressName key={address} address={address} />
            ))}
            {sources.length > SOURCES_SHOWN && ` + ${formatCount(sources.length - SOURCES_SHOWN)} `}
            {source_transfers.length > 0 && (
              <span title={source_transfers.slice(0, 20).join('\n')}>
                {counted(source_transfers.length, 'transfer')}
              </span>
            )}
          </Fact>
        )}
        {question?.to !== undefined && question.to !== null && (
          <Fact name={text.facts.to}>
            <AddressName address={question.to} />
          </Fact>
        )}
        <Fact name={text.facts.method}>{text.ask.methods[trace.method]}</Fact>
        <Fact name={text.facts.limit}>
          <span title={exactUsd(trace.min_usd)}>{compactUsd(trace.min_usd)}</span>
        </Fact>
        <Fact name={text.facts.moves}>{text.moves(trace.moves_followed)}</Fact>
        <Fact name={text.facts.asked}>
          <When at_ms={trace.asked_at_ms} /> {text.facts.by(trace.asked_by)}
        </Fact>
      </dl>
      {!trace.is_complete && (
        <p>
          <strong className="amber">{text.incomplete}.</strong> {text.incomplete_hint}
        </p>
      )}
      {trace.warnings.map(({ message }) => (
        <p key={message} className="quiet">
          {message}
        </p>
      ))}
      <div className="row spread">
        <p className="row">
          <SliceLink className="button" to="/canvas/new" query={{ trace: trace_id }}>
            {strings.canvas.open}
          </SliceLink>
          <SliceLink className="button" to="/trace" query={{ again: trace_id }}>
            {text.again}
          </SliceLink>
          <span>
            <Link href={href(`/trace/${trace_id}`)}>{text.link}</Link>{' '}
            <CopyButton text={window.location.origin + href(`/trace/${trace_id}`)} what={text.address_copy} />
          </span>
        </p>
        <TraceFiles trace={trace} />
      </div>
    </header>
  );
}

function TraceFiles({ trace }: { readonly trace: KeptTrace }) {
  const client = useClient();
  const slice = useSlice();
  const { trace_id, question } = trace;
  const graph = useMutation({
    mutationFn: async (asked: NonNullable<typeof question>) => {
      const { to, ...named } = asked;
      const body = { ...slice, ...named, ...(to === null ? {} : { to }), keep: false, edges: true };
      return await answerOf(client.POST('/api/v1/traces', { body }));
    },
    onSuccess: ({ edges = [] }) => {
      saveFile(`${trace_id}.graphml`, 'application/xml', traceGraphml(trace, edges));
    },
  });
  return (
    <div className="row" role="group" aria-label={text.files}>
      <button
        type="button"
        onClick={() => {
          saveFile(`${trace_id}.csv`, 'text/csv', destinationsCsv(trace.destinations));
        }}
      >
        {text.csv}
      </button>
      <button
        type="button"
        onClick={() => {
          saveFile(`${trace_id}.json`, 'application/json', `${JSON.stringify(trace, undefined, 2)}\n`);
        }}
      >
        {text.json}
      </button>
      {question !== null && (
        <button
          type="button"
          disabled={graph.isPending}
          onClick={() => {
            graph.mutate(question);
          }}
        >
          {graph.isPending ? text.graphml_loading : text.graphml}
        </button>
      )}
      {graph.data !== undefined && !isSame(graph.data, trace) && (
        <p role="status" className="amber">
          {text.graph_differs}
        </p>
      )}
      {graph.error !== null && <Failure error={graph.error} />}
    </div>
  );
}

/** Whether the graph that was computed now is that of the trace as it was kept. */
function isSame(now: Pick<KeptTrace, 'ledger' | 'destinations'>, kept: Pick<KeptTrace, 'ledger' | 'destinations'>) {
  const sumsOf = ({ ledger, destinations }: typeof now): string =>
    JSON.stringify([ledger, destinations.map(({ address, usd }) => [address, usd])]);
  return sumsOf(now) === sumsOf(kept);
}
