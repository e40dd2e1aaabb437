/** How far time has run in a drawing: set by hand, or played. */
import { useEffect, useId, useState } from 'react';
import { zonedTime } from '../format/time.ts';
import { exactUsd } from '../format/usd.ts';
import { useClock } from '../parts/clock.ts';
import { When } from '../parts/when.tsx';
import { strings } from '../strings.ts';
import { STEP_MS, playedTransfers } from './played-transfers.ts';

const text = strings.scheme;

interface TimeSliderProps {
  readonly count: number;
  readonly shown: number;
  readonly onShow: (count: number) => void;
  readonly at_ms: number;
  readonly summary: string;
  readonly moved_usd: number;
}

export function TimeSlider({ count, shown, onShow, at_ms, summary, moved_usd }: TimeSliderProps) {
  const id = useId();
  const { zone } = useClock();
  const [began, setBegan] = useState<{ readonly shown: number; readonly at_ms: number }>();
  const isOver = shown >= count;
  useEffect(() => {
    if (began === undefined) return;
    const timer = setTimeout(() => {
      const due = began.shown + playedTransfers(performance.now() - began.at_ms, count);
      if (isOver) setBegan(undefined);
      else onShow(Math.min(count, Math.max(shown + 1, due)));
    }, STEP_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [began, isOver, shown, count, onShow]);
  return (
    <div>
      <div className="row">
        <button
          type="button"
          onClick={() => {
            if (began !== undefined) {
              setBegan(undefined);
              return;
            }
            const from = isOver ? 1 : shown;
            onShow(from);
            setBegan({ shown: from, at_ms: performance.now() });
          }}
        >
          {began === undefined ? text.play : text.pause}
        </button>
        <label htmlFor={id} className="quiet">
          {text.time}
        </label>
        <input
          id={id}
          type="range"
          min={1}
          max={Math.max(1, count)}
          value={shown}
          aria-valuetext={`${zonedTime(at_ms, zone)}; ${summary}`}
          onChange={(event) => {
            setBegan(undefined);
            onShow(Number(event.target.value));
          }}
        />
      </div>
      <p className="quiet number">
        <When at_ms={at_ms} /> · <span title={exactUsd(moved_usd)}>{summary}</span>
      </p>
    </div>
  );
}
