/** What a canvas begins with, and what of it is left out. */
import { MAX_TRACE_TRANSFERS, NO_CANVAS_FILTERS, type CanvasDocument } from '@analytics/domain';
import { answerOf } from '../api/session.tsx';
import { formatCount } from '../format/number.ts';
import { strings } from '../strings.ts';
import { askTrace, type Asking } from './canvas-questions.ts';
import { foundByTrace, foundInEvidence, type Found } from './found-links.ts';

const text = strings.canvas.left_out;

export interface FoundOrigin extends Found {
  /** A sentence each: a part must not be taken for the whole. */
  readonly left_out: readonly string[];
}

export async function askOrigin(
  asking: Asking,
  { kind, id }: CanvasDocument['origin'],
  is_followed: boolean,
): Promise<FoundOrigin> {
  switch (kind) {
    case 'nothing':
      return { addresses: [], links: [], left_out: [] };
    case 'address':
      return { addresses: [id], links: [], left_out: [] };
    case 'alert':
      return await askAlert(asking, id, is_followed);
    case 'case':
      return await askCase(asking, id);
    case 'trace':
      return await askKeptTrace(asking, id);
  }
}

async function askAlert(asking: Asking, alert_id: string, is_followed: boolean): Promise<FoundOrigin> {
  const { client, slice, signal } = asking;
  const alert = await answerOf(
    client.GET('/api/v1/alerts/{alert_id}', { params: { path: { alert_id }, query: slice }, signal }),
  );
  const { transfers: shown, evidence_transfers, evidence_transaction_count: all } = alert;
  const evidence = foundInEvidence(shown);
  const left_out = partOf(shown.length, all);
  if (!is_followed) return { ...evidence, left_out };
  const transfers = evidence_transfers.slice(0, MAX_TRACE_TRANSFERS);
  const source = { transfers, entering_only: true, direction: 'forward' } as const;
  const traced = await askTrace(asking, source, NO_CANVAS_FILTERS);
  const unfollowed = transfers.length < all ? [text.followed(formatCount(transfers.length), formatCount(all))] : [];
  return {
    addresses: [...new Set([...evidence.addresses, ...traced.addresses])],
    links: [...evidence.links, ...traced.links],
    left_out: [...left_out, ...unfollowed],
  };
}

async function askCase({ client, slice, signal }: Asking, cluster_id: string): Promise<FoundOrigin> {
  const one = await answerOf(
    client.GET('/api/v1/cases/{cluster_id}', { params: { path: { cluster_id }, query: slice }, signal }),
  );
  return { ...foundInEvidence(one.transfers), left_out: partOf(one.transfers.length, one.evidence_count) };
}

/** The kept paths, and every destination: those of no kept path stand without an arrow. */
async function askKeptTrace({ client, slice, signal }: Asking, trace_id: string): Promise<FoundOrigin> {
  const trace = await answerOf(
    client.GET('/api/v1/traces/{trace_id}', { params: { path: { trace_id }, query: slice }, signal }),
  );
  const { paths, shortest_path, destinations } = trace;
  const { addresses, links } = foundByTrace(shortest_path === undefined ? paths : [...paths, shortest_path], []);
  const on_paths = new Set(addresses);
  const others = destinations.map(({ address }) => address).filter((address) => !on_paths.has(address));
  const left_out = others.length === 0 ? [] : [text.off_paths(others.length)];
  return { addresses: [...addresses, ...others], links, left_out };
}

function partOf(shown: number, all: number): string[] {
  return shown < all ? [text.transfers(formatCount(shown), formatCount(all))] : [];
}
