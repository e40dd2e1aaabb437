/** Saves changed parameters for the network, with a reason. */
import { useMutation } from '@tanstack/react-query';
import { answerOf, useClient } from '../api/session.tsx';
import { Allowed } from '../parts/allowed.tsx';
import { Failure } from '../parts/states.tsx';
import { useSlice } from '../slice/slice.tsx';
import { strings } from '../strings.ts';
import type { Change } from './change.ts';

const text = strings.typologies;

interface SaveFormProps {
  readonly changes: readonly Change[];
  readonly onSaved: () => void;
}

/** For those who may save settings. */
export function SaveForm(props: SaveFormProps) {
  return (
    <Allowed scope="admin">
      <SaveFields {...props} />
    </Allowed>
  );
}

function SaveFields({ changes, onSaved }: SaveFormProps) {
  const client = useClient();
  const { network } = useSlice();
  const { mutate, error, isPending } = useMutation({
    mutationFn: (reason: string) =>
      answerOf(
        client.POST('/api/v1/typologies/parameters', {
          params: { query: { network } },
          body: { changes: [...changes], reason },
        }),
      ),
    onSuccess: onSaved,
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const reason = new FormData(event.currentTarget).get('reason');
        mutate(typeof reason === 'string' ? reason : '');
      }}
    >
      <h3>{text.save_title}</h3>
      <p className="quiet">{text.save_hint}</p>
      <div className="row end-aligned">
        <label className="field grows">
          {text.save_reason}
          <input name="reason" required maxLength={2000} />
        </label>
        <button type="submit" disabled={isPending}>
          {text.save}
        </button>
      </div>
      {error !== null && <Failure error={error} />}
    </form>
  );
}
