/** What can be done with an address of the drawing: expand it by its counterparties, or open its page. */
import { useId } from 'react';
import { shortAddress } from '../format/address.ts';
import { words } from '../format/words.ts';
import { Failure, Loading } from '../parts/states.tsx';
import { SliceLink } from '../slice/slice-link.tsx';
import { strings } from '../strings.ts';
import type { Scheme } from './scheme.ts';
import type { Neighbours } from './use-neighbours.ts';

const text = strings.neighbours;

interface ExpandNodeProps {
  readonly scheme: Scheme;
  readonly chosen: string;
  readonly onChoose: (address: string) => void;
  readonly expanded: readonly string[];
  readonly onExpand: (addresses: readonly string[]) => void;
  readonly neighbours: Neighbours;
}

export function ExpandNode({ scheme, chosen, onChoose, expanded, onExpand, neighbours }: ExpandNodeProps) {
  const id = useId();
  const isExpanded = expanded.includes(chosen);
  const told = neighbours.drawn.find(({ address }) => address === chosen);
  const self = told?.nodes.find(({ address }) => address === chosen);
  return (
    <div className="expand">
      <div className="row">
        <label htmlFor={id} className="quiet">
          {text.choose}
        </label>
        <select
          id={id}
          value={chosen}
          onChange={(event) => {
            onChoose(event.target.value);
          }}
        >
          <option value="">–</option>
          {scheme.nodes.map(({ address, role }) => (
            <option key={address} value={address}>
              {shortAddress(address)} {words(role)}
            </option>
          ))}
        </select>
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
        {isExpanded &&
          self?.is_hub === false &&
          `${text.added(told?.flows.length ?? 0, self.counterparty_count)} ${text.outside}`}
      </p>
      {neighbours.isPending && expanded.length > 0 && <Loading what={text.what} />}
      {neighbours.error !== null && <Failure error={neighbours.error} />}
    </div>
  );
}
