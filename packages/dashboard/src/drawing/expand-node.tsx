/** What can be done with an address of the drawing: expand it by its counterparties, or open its page. */
import { useId, useMemo, useState } from 'react';
import { words } from '../format/words.ts';
import { Failure, Loading } from '../parts/states.tsx';
import { SliceLink } from '../slice/slice-link.tsx';
import { strings } from '../strings.ts';
import type { FlowGraph } from './flow-graph.ts';
import type { Neighbours } from './use-neighbours.ts';

const text = strings.neighbours;
/** An option an address would make a page of its own of a large scheme. */
const MAX_OFFERED = 50;

interface ExpandNodeProps {
  readonly scheme: FlowGraph;
  readonly chosen: string;
  readonly onChoose: (address: string) => void;
  readonly expanded: readonly string[];
  readonly onExpand: (addresses: readonly string[]) => void;
  readonly neighbours: Neighbours;
}

export function ExpandNode({ scheme, chosen, onChoose, expanded, onExpand, neighbours }: ExpandNodeProps) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const offered = useMemo(() => {
    const wanted = typed.trim().toLowerCase();
    return scheme.nodes
      .filter(({ address, role, name }) => `${address} ${words(role)} ${name}`.toLowerCase().includes(wanted))
      .toSorted((a, b) => b.moved_usd - a.moved_usd)
      .slice(0, MAX_OFFERED);
  }, [scheme, typed]);
  const enter = (entered: string): void => {
    const isWhole = scheme.nodes.some(({ address }) => address === entered);
    onChoose(isWhole ? entered : '');
    setTyped(isWhole ? '' : entered);
  };
  const isExpanded = expanded.includes(chosen);
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
          value={chosen === '' ? typed : chosen}
          onChange={(event) => {
            enter(event.target.value);
          }}
        />
        <datalist id={`${id}-offered`}>
          {offered.map(({ address, role, name }) => (
            <option key={address} value={address}>
              {name === '' ? words(role) : name}
            </option>
          ))}
        </datalist>
        <button
          type="button"
          disabled={chosen === ''}
          onClick={() => {
            onExpand(isExpanded ? expanded.filter((one) => one !== chosen) : [...expanded, chosen]);
          }}
        >
          {isExpanded ? text.collapse : text.expand}
        </button>
        {chosen !== '' && <SliceLink to={`/addresses/${encodeURIComponent(chosen)}`}>{text.open}</SliceLink>}
      </div>
      <p className="quiet" role="status">
        {chosen === '' && text.pick}
        {isExpanded && self?.is_hub === true && text.hub(self.counterparty_count)}
        {isExpanded && self?.is_hub === false && addedWords(added.length, self.counterparty_count)}
      </p>
      {neighbours.isPending && expanded.length > 0 && <Loading what={text.what} />}
      {neighbours.error !== null && <Failure error={neighbours.error} />}
    </div>
  );
}

function addedWords(flow_count: number, counterparty_count: number): string {
  if (flow_count === 0) return text.none_added(counterparty_count);
  return `${text.added(flow_count, counterparty_count)} ${text.outside}`;
}
