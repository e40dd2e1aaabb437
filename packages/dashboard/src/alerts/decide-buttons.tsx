/** The decisions as buttons, each with the key that opens it. */
import type { DispositionStatus } from '@analytics/domain';
import { strings } from '../strings.ts';
import { DECISION_KEYS } from './decision-keys.ts';

const text = strings.decide;

export function DecideButtons({ onDecide }: { readonly onDecide: (status: DispositionStatus | undefined) => void }) {
  return (
    <div className="row decide-buttons" role="group" aria-label={text.buttons}>
      {DECISION_KEYS.map(([key, status]) => (
        <KeyButton
          key={key}
          letter={key}
          label={text.verbs[status]}
          onPress={() => {
            onDecide(status);
          }}
        />
      ))}
      <KeyButton
        letter="e"
        label={text.other}
        onPress={() => {
          onDecide(undefined);
        }}
      />
    </div>
  );
}

interface KeyButtonProps {
  readonly letter: string;
  readonly label: string;
  readonly isPrimary?: boolean;
  readonly isDisabled?: boolean;
  readonly onPress: () => void;
}

export function KeyButton({ letter, label, isPrimary = false, isDisabled = false, onPress }: KeyButtonProps) {
  return (
    <button
      type="button"
      className={isPrimary ? 'primary' : ''}
      aria-keyshortcuts={letter}
      disabled={isDisabled}
      onClick={onPress}
    >
      {label} <kbd aria-hidden="true">{letter}</kbd>
    </button>
  );
}
