/** Replays the evidence against the source and says what came of it. */
import { useMutation } from '@tanstack/react-query';
import { answerOf, useClient } from '../api/session.tsx';
import { formatCount } from '../format/number.ts';
import { exactUsd } from '../format/usd.ts';
import { Failure } from '../parts/states.tsx';
import { useSlice } from '../slice/slice.tsx';
import { strings } from '../strings.ts';

const text = strings.alert;

export function VerifyButton({ alert_id }: { readonly alert_id: string }) {
  const client = useClient();
  const slice = useSlice();
  const { mutate, data, error, isPending } = useMutation({
    mutationFn: () =>
      answerOf(client.POST('/api/v1/alerts/{alert_id}/verify', { params: { path: { alert_id }, query: slice } })),
  });
  return (
    <div className="row">
      <button
        type="button"
        disabled={isPending}
        onClick={() => {
          mutate();
        }}
      >
        {isPending ? text.verifying : text.verify}
      </button>
      <div role="status">
        {data?.is_verified === true && (
          <span
            className="good"
            title={text.volumes(exactUsd(data.claimed_volume_usd), exactUsd(data.found_volume_usd))}
          >
            ✓ {text.verified(formatCount(data.found_count), formatCount(data.listed_count))}
          </span>
        )}
        {data?.is_verified === false && (
          <div className="failure">
            <p>
              ✗ {text.not_verified} {text.volumes(exactUsd(data.claimed_volume_usd), exactUsd(data.found_volume_usd))}
            </p>
            <ul>
              {data.failures.map((failure) => (
                <li key={failure}>{failure}</li>
              ))}
            </ul>
          </div>
        )}
      </div>
      {error !== null && <Failure error={error} />}
    </div>
  );
}
