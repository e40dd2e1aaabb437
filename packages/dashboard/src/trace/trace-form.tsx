/** What a trace is asked for: where it begins, which way, how money is divided, how far. */
import { useId, useState } from 'react';
import { EXPOSURE_METHODS, TRACE_DIRECTIONS, foldAddress } from '@analytics/domain';
import { textOf } from '../parts/use-network-change.ts';
import { strings } from '../strings.ts';
import { addressesOf, transfersOf, type Question } from './trace-question.ts';

const text = strings.trace.ask;

interface TraceFormProps {
  /** What stands in the fields at first. */
  readonly first: Question;
  readonly isAsking: boolean;
  readonly onAsk: (question: Question) => void;
}

export function TraceForm({ first, isAsking, onAsk }: TraceFormProps) {
  const hints = useId();
  const [isEmpty, setEmpty] = useState(false);
  return (
    <form
      className="stacked"
      onSubmit={(event) => {
        event.preventDefault();
        const question = questionOf(new FormData(event.currentTarget));
        const hasSource = question.from.length + question.transfers.length > 0;
        setEmpty(!hasSource);
        if (hasSource) onAsk(question);
      }}
    >
      <div className="columns">
        <div>
          <label className="field">
            {text.from}
            <textarea
              name="from"
              rows={3}
              className="address wraps"
              defaultValue={first.from.join('\n')}
              aria-describedby={`${hints}-from`}
            />
          </label>
          <small id={`${hints}-from`} className="hint">
            {text.from_hint}
          </small>
        </div>
        <div>
          <label className="field">
            {text.transfers}
            <textarea
              name="transfers"
              rows={3}
              className="address wraps"
              defaultValue={first.transfers.join('\n')}
              aria-describedby={`${hints}-transfers`}
            />
          </label>
          <small id={`${hints}-transfers`} className="hint">
            {text.transfers_hint}
          </small>
        </div>
      </div>
      <div>
        <label className="check">
          <input
            name="entering_only"
            type="checkbox"
            defaultChecked={first.entering_only}
            aria-describedby={`${hints}-entering`}
          />
          {text.entering}
        </label>
        <small id={`${hints}-entering`} className="hint">
          {text.entering_hint}
        </small>
      </div>
      <div className="filters roomy">
        <label className="field">
          {text.direction}
          <select name="direction" defaultValue={first.direction}>
            {TRACE_DIRECTIONS.map((name) => (
              <option key={name} value={name}>
                {text.directions[name]}
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          {text.method}
          <select name="method" defaultValue={first.method}>
            {EXPOSURE_METHODS.map((name) => (
              <option key={name} value={name}>
                {text.methods[name]}
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          {text.min_usd}
          <input name="min_usd" type="number" min={0} max={1e12} step="any" required defaultValue={first.min_usd} />
        </label>
        <label className="field">
          {text.to}
          <input name="to" className="address" maxLength={256} placeholder={text.to_hint} defaultValue={first.to} />
        </label>
      </div>
      {isEmpty && (
        <p role="alert" className="failure">
          {text.nothing}
        </p>
      )}
      <div className="row">
        <button type="submit" className="primary" disabled={isAsking}>
          {text.go}
        </button>
      </div>
    </form>
  );
}

function questionOf(fields: FormData): Question {
  const to: string = foldAddress(textOf(fields, 'to'));
  return {
    from: addressesOf(textOf(fields, 'from')),
    transfers: transfersOf(textOf(fields, 'transfers')),
    entering_only: fields.has('entering_only'),
    direction: TRACE_DIRECTIONS.find((name) => name === textOf(fields, 'direction')) ?? 'forward',
    method: EXPOSURE_METHODS.find((name) => name === textOf(fields, 'method')) ?? 'haircut',
    min_usd: Number(textOf(fields, 'min_usd')),
    ...(to === '' ? {} : { to }),
  };
}
