/** What can be done with an address of the drawing: expand it by its counterparties, or open its page. */
import { useId, useMemo, useState } from 'react';
import { words } from '../format/words.ts';
import { Failure, Loading } from '../parts/states.tsx';
import { SliceLink } from '../slice/slice-link.tsx';
import { strings } from '../strings.ts';
import type { FlowGraph, FlowNode } from './flow-graph.ts';
import { EXPANSIONS, type Expansion, type Neighbours } from './use-neighbours.ts';

const text = strings.neighbours;
/** An option an address would make a page of its own of a large scheme. */
const MAX_OFFERED = 50;

interface ExpandNodeProps {
  readonly scheme: FlowGraph;
  readonly chosen: string;
  readonly onChoose: (address: string) => void;
  readonly expanded: readonly Expansion[];
  readonly onExpand: (expansions: readonly Expansion[]) => void;
  /** Draws a folded fan whole. */
  readonly onUnfold: (name: string) => void;
  /** Folds every fan again; undefined where none is unfolded. */
  readonly onFold: (() => void) | undefined;
  readonly neighbours: Neighbours;
}

export function ExpandNode(props: ExpandNodeProps) {
  const { scheme, chosen, onChoose, expanded, onExpand, onUnfold, onFold, neighbours } = props;
  const id = useId();
  const [typed, setTyped] = useState('');
  const offered = useMemo(() => {
    const wanted = typed.trim().toLowerCase();
    return scheme.nodes
      .filter(({ address, role, name }) => `${address} ${words(role)} ${name}`.toLowerCase().includes(wanted))
      .toSorted((a, b) => Number(a.folded !== undefined) - Number(b.folded !== undefined) || b.moved_usd - a.moved_usd)
      .slice(0, MAX_OFFERED);
  }, [scheme, typed]);
  const enter = (entered: string): void => {
    const whole = scheme.nodes.find((node) => offeredAs(node) === entered);
    onChoose(whole?.address ?? '');
    setTyped(whole === undefined ? entered : '');
  };
  const expansion = expanded.find(({ address }) => address === chosen);
  const isExpanded = expansion !== undefined;
  const fold = scheme.nodes.find(({ address, folded }) => address === chosen && folded !== undefined);
  const change = (changed: Partial<Expansion>): void => {
    onExpand(expanded.map((one) => (one === expansion ? { ...one, ...changed } : one)));
  };
  const found = neighbours.drawn.find(({ address }) => address === chosen);
  const own = new Set(
    scheme.flows.filter(({ transfers }) => transfers.length > 0).map(({ from, to }) => `${from} ${to}`),
  );
  const added = (found?.flows ?? []).filter(
    ({ from_address, to_address }) => !own.has(`${from_address} ${to_address}`),
  );
  const self = found?.nodes.find(({ address }) => address === chosen);
  return (
    <div className="expand">
      <div className="row">
        <label htmlFor={id} className="quiet">
          {text.choose}
        </label>
        <input
          id={id}
          type="search"
          className="address"
          list={`${id}-offered`}
          autoComplete="off"
          placeholder={text.choose_hint}
          value={fold?.name ?? (chosen === '' ? typed : chosen)}
          onChange={(event) => {
            enter(event.target.value);
          }}
        />
        <datalist id={`${id}-offered`}>
          {offered.map((node) => (
            <option key={node.address} value={offeredAs(node)}>
              {node.name === '' || node.folded !== undefined ? words(node.role) : node.name}
            </option>
          ))}
        </datalist>
        {fold === undefined ? (
          <button
            type="button"
            disabled={chosen === ''}
            onClick={() => {
              const fresh: Expansion = { address: chosen, count: EXPANSIONS[0], direction: '', min_usd: 0 };
              onExpand(isExpanded ? expanded.filter((one) => one !== expansion) : [...expanded, fresh]);
            }}
          >
            {isExpanded ? text.collapse : text.expand}
          </button>
        ) : (
          <button
            type="button"
            onClick={() => {
              onUnfold(fold.address);
              onChoose('');
            }}
          >
            {text.unfold(fold.name)}
          </button>
        )}
        {onFold !== undefined && (
          <button type="button" onClick={onFold}>
            {text.fold}
          </button>
        )}
        {expansion !== undefined && (
          <>
            <select
              aria-label={text.count}
              value={expansion.count}
              onChange={(event) => {
                change({ count: Number(event.target.value) });
              }}
            >
              {EXPANSIONS.map((count) => (
                <option key={count} value={count}>
                  {text.largest(count)}
                </option>
              ))}
            </select>
            <select
              aria-label={text.direction}
              value={expansion.direction}
              onChange={(event) => {
                const { value } = event.target;
                change({ direction: value === 'in' || value === 'out' ? value : '' });
              }}
            >
              <option value="">{text.both}</option>
              <option value="in">{text.only_in}</option>
              <option value="out">{text.only_out}</option>
            </select>
            <label className="picker">
              {strings.alerts.min_usd}
              <input
                type="number"
                min={0}
                className="amount"
                value={expansion.min_usd === 0 ? '' : expansion.min_usd}
                onChange={(event) => {
                  change({ min_usd: Math.max(0, Number(event.target.value)) });
                }}
              />
            </label>
          </>
        )}
        {chosen !== '' && fold === undefined && (
          <SliceLink to={`/addresses/${encodeURIComponent(chosen)}`}>{text.open}</SliceLink>
        )}
      </div>
      <p className="quiet" role="status">
        {chosen === '' && text.pick}
        {isExpanded && self !== undefined && addedWords(added.length, self.counterparty_count)}
      </p>
      {neighbours.isPending && expanded.length > 0 && <Loading what={text.what} />}
      {neighbours.error !== null && <Failure error={neighbours.error} />}
    </div>
  );
}

/** A fan is chosen by its name: it has no address. */
function offeredAs({ address, name, folded }: FlowNode): string {
  return folded === undefined ? address : name;
}

function addedWords(flow_count: number, counterparty_count: number): string {
  if (flow_count === 0) return text.none_added(counterparty_count);
  return `${text.added(flow_count, counterparty_count)} ${text.outside}`;
}
