/** Under a page that is decided about: where it stands in its list, the decisions, the way to the next. */
import type { DispositionStatus } from '@analytics/domain';
import { useEffect, useRef, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import { usePageKeys, usePageKeysSwitch, type KeyActs } from '../parts/page-keys.ts';
import { strings } from '../strings.ts';
import { DecideButtons, KeyButton } from './decide-buttons.tsx';
import { DECISION_KEYS } from './decision-keys.ts';

const text = strings.decide;

interface DecisionBarProps {
  /** In words; empty while it is not known. */
  readonly place: string;
  /** Where to go; undefined where nothing is. */
  readonly previous: string | undefined;
  readonly next: string | undefined;
  readonly next_open: string | undefined;
  readonly onDecide: (status: DispositionStatus | undefined) => void;
  /** Whether a decision was just saved here: the focus goes to the next. */
  readonly isSaved: boolean;
  readonly children?: ReactNode;
}

export function DecisionBar({ place, previous, next, next_open, onDecide, isSaved, children }: DecisionBarProps) {
  const [, navigate] = useLocation();
  const keys = usePageKeysSwitch();
  const bar = useRef<HTMLElement>(null);
  const go = (to: string | undefined) => (): void => {
    if (to !== undefined) navigate(to);
  };
  const decisions: KeyActs = Object.fromEntries(
    DECISION_KEYS.map(([key, status]) => [
      key,
      () => {
        onDecide(status);
      },
    ]),
  );
  usePageKeys({
    ...decisions,
    e: () => {
      onDecide(undefined);
    },
    j: go(next),
    k: go(previous),
    n: go(next_open),
  });
  useEffect(() => {
    if (isSaved) bar.current?.querySelector<HTMLElement>('.primary')?.focus();
  }, [isSaved, next_open]);
  return (
    <section ref={bar} className="decision-bar" aria-label={text.bar}>
      <div className="row">
        <KeyButton letter="k" label={text.previous} isDisabled={previous === undefined} onPress={go(previous)} />
        <KeyButton letter="j" label={text.next} isDisabled={next === undefined} onPress={go(next)} />
        <span className="quiet">{place}</span>
      </div>
      <div className="row">
        {children}
        <DecideButtons onDecide={onDecide} />
      </div>
      <div className="row">
        <span role="status" className="good">
          {isSaved && text.saved}
        </span>
        <KeyButton
          letter="n"
          label={next_open === undefined ? text.none_open : text.next_open}
          isPrimary={isSaved}
          isDisabled={next_open === undefined}
          onPress={go(next_open)}
        />
        <button type="button" className="plain" aria-pressed={keys.isOn} title={text.keys_hint} onClick={keys.toggle}>
          {text.keys}
        </button>
      </div>
    </section>
  );
}
