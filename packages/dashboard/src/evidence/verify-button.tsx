/** Replays the evidence of an alert or a pattern against the source and says what came of it. */
import { useMutation } from '@tanstack/react-query';
import { answerOf, useClient } from '../api/session.tsx';
import { formatCount, formatShare } from '../format/number.ts';
import { exactUsd } from '../format/usd.ts';
import { Failure } from '../parts/states.tsx';
import { useSlice } from '../slice/slice.tsx';
import { strings } from '../strings.ts';

const text = strings.alert;

export function VerifyAlert({ alert_id }: { readonly alert_id: string }) {
  const client = useClient();
  const slice = useSlice();
  const verify = async (): Promise<Verdict> => {
    const found = await answerOf(
      client.POST('/api/v1/alerts/{alert_id}/verify', { params: { path: { alert_id }, query: slice } }),
    );
    const volumes = text.volumes(exactUsd(found.claimed_volume_usd), exactUsd(found.found_volume_usd));
    const isPart = found.listed_count < found.evidence_count;
    const [counted, all] = [formatCount(found.found_count), formatCount(found.evidence_count)];
    const share = Number(found.found_volume_usd) / Math.max(Number(found.claimed_volume_usd), Number.MIN_VALUE);
    const verified = isPart
      ? text.verified_part(counted, all, formatShare(Math.min(1, share)))
      : text.verified(counted, all);
    return { is_verified: found.is_verified, isPart, verified, volumes, failures: found.failures };
  };
  return <VerifyButton verify={verify} />;
}

export function VerifyPattern({ pattern_id }: { readonly pattern_id: string }) {
  const client = useClient();
  const slice = useSlice();
  const verify = async (): Promise<Verdict> => {
    const { is_verified, listed_count, evidence_count, failures } = await answerOf(
      client.POST('/api/v1/patterns/{pattern_id}/verify', { params: { path: { pattern_id }, query: slice } }),
    );
    const isPart = listed_count < evidence_count;
    const verified = isPart
      ? strings.patterns.verified_part(formatCount(listed_count), formatCount(evidence_count))
      : strings.patterns.verified(formatCount(listed_count));
    return { is_verified, isPart, verified, volumes: '', failures };
  };
  return <VerifyButton verify={verify} />;
}

interface Verdict {
  readonly is_verified: boolean;
  /** Whether some of the evidence could not be looked up. */
  readonly isPart: boolean;
  /** What is said where all that was looked up matches. */
  readonly verified: string;
  /** What was claimed and found; empty where no volume is. */
  readonly volumes: string;
  readonly failures: readonly string[];
}

function VerifyButton({ verify }: { readonly verify: () => Promise<Verdict> }) {
  const { mutate, data, error, isPending } = useMutation({ mutationFn: verify });
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
          <span className={data.isPart ? 'amber' : 'good'} title={data.volumes}>
            <span aria-hidden="true">{data.isPart ? '⚠' : '✓'}</span> {data.verified}
          </span>
        )}
        {data?.is_verified === false && (
          <div className="failure">
            <p>
              ✗ {text.not_verified} {data.volumes}
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
