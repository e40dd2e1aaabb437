/** The filters of a canvas: time, asset, sum and role. */
import { useId } from 'react';
import type { CanvasDocument, CanvasFilters as Filters } from '@analytics/domain';
import { NO_CANVAS_FILTERS } from '@analytics/domain';
import { words } from '../format/words.ts';
import { strings } from '../strings.ts';
import { hasFilters, filtersOf, lastDayOf, dayOf } from './filter-fields.ts';
import type { Facts } from './canvas-graph.ts';

const text = strings.canvas.filters;

interface CanvasFiltersProps {
  readonly document: CanvasDocument;
  readonly facts: Facts;
  readonly onFilter: (filters: Filters) => void;
}

export function CanvasFilters({ document, facts, onFilter }: CanvasFiltersProps) {
  const { filters } = document;
  const id = useId();
  const assets = [...new Set(document.links.map(({ asset_symbol }) => asset_symbol))].sort();
  const known = document.nodes.map(({ address }) => facts.get(address)?.role ?? '').filter((role) => role !== '');
  const roles = [...new Set([...known, ...filters.roles])].sort();
  return (
    <details className="canvas-filters">
      <summary>
        {text.title}
        {hasFilters(filters) && <span className="badge amber">{text.active}</span>}
      </summary>
      <form
        // What is applied elsewhere, as by undo, is shown.
        key={JSON.stringify(filters)}
        className="row end-aligned"
        onSubmit={(event) => {
          event.preventDefault();
          onFilter(filtersOf(new FormData(event.currentTarget)));
        }}
      >
        <label className="field">
          {text.from}
          <input type="date" name="from" defaultValue={dayOf(filters.from_time)} />
        </label>
        <label className="field">
          {text.to}
          <input type="date" name="to" defaultValue={lastDayOf(filters.to_time)} />
        </label>
        <label className="field">
          {text.assets}
          <input name="assets" list={id} defaultValue={filters.assets.join(', ')} placeholder={text.assets_hint} />
          <datalist id={id}>
            {assets.map((asset) => (
              <option key={asset} value={asset} />
            ))}
          </datalist>
        </label>
        <label className="field">
          {text.min_usd}
          <input
            type="number"
            name="min"
            min={0}
            step="any"
            defaultValue={filters.min_usd === 0 ? '' : filters.min_usd}
          />
        </label>
        <label className="field">
          {text.roles}
          <select name="role" defaultValue={filters.roles[0] ?? ''}>
            <option value="">{text.any}</option>
            {roles.map((role) => (
              <option key={role} value={role}>
                {words(role)}
              </option>
            ))}
          </select>
        </label>
        <button type="submit">{text.apply}</button>
        {hasFilters(filters) && (
          <button
            type="button"
            onClick={() => {
              onFilter(NO_CANVAS_FILTERS);
            }}
          >
            {text.clear}
          </button>
        )}
      </form>
      <p className="quiet">{text.hint}</p>
    </details>
  );
}
