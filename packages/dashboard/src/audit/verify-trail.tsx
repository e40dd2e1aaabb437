/** Compares the trail with itself and with what it records, and with a digest that somebody kept. */
import { useMutation } from '@tanstack/react-query';
import type { ApiSchemas } from '@analytics/api-client';
import { answerOf, useClient } from '../api/session.tsx';
import { formatCount } from '../format/number.ts';
import { Failure } from '../parts/states.tsx';
import { textOf } from '../parts/use-network-change.ts';
import { useSlice } from '../slice/slice.tsx';
import { strings } from '../strings.ts';

const text = strings.audit;
const PROBLEMS_SHOWN = 20;

export function VerifyTrail() {
  const client = useClient();
  const { network } = useSlice();
  const verify = useMutation({
    mutationFn: (known_digest: string) => {
      const query = { network, ...(known_digest === '' ? {} : { known_digest }) };
      return answerOf(client.GET('/api/v1/audit/trail/verification', { params: { query } }));
    },
  });
  return (
    <section className="card">
      <h2>{text.verify_title}</h2>
      <p className="quiet">{text.verify_hint}</p>
      <form
        className="filters roomy"
        onSubmit={(event) => {
          event.preventDefault();
          verify.mutate(textOf(new FormData(event.currentTarget), 'known_digest'));
        }}
      >
        <label className="field">
          {text.known_digest}
          <input name="known_digest" pattern="[0-9a-f]{64}" maxLength={64} autoComplete="off" spellCheck={false} />
        </label>
        <button type="submit" className="primary" disabled={verify.isPending}>
          {text.verify}
        </button>
      </form>
      {verify.error !== null && <Failure error={verify.error} />}
      {verify.data !== undefined && <Report report={verify.data} />}
    </section>
  );
}

function Report({ report }: { readonly report: ApiSchemas['AuditReport'] }) {
  const { is_whole, is_known_digest, entry_count, last_digest, unrecorded_count, problems } = report;
  return (
    <div role="status">
      {problems.length === 0 ? (
        <p>{text.whole(formatCount(entry_count))}</p>
      ) : (
        <>
          <p className="failure verdict">{text.broken(formatCount(problems.length))}</p>
          <ul className="lines">
            {problems.slice(0, PROBLEMS_SHOWN).map(({ entry_number, problem }) => (
              <li key={`${entry_number} ${problem}`}>{text.problem(entry_number, problem)}</li>
            ))}
          </ul>
        </>
      )}
      {is_known_digest === true && <p>{text.known}</p>}
      {is_known_digest === false && <p className="failure verdict">{text.unknown_digest}</p>}
      {unrecorded_count > 0 && <p className="quiet">{text.unrecorded(formatCount(unrecorded_count))}</p>}
      {is_whole && last_digest !== '' && (
        <p>
          {text.last_digest} <code className="wraps">{last_digest}</code>
        </p>
      )}
    </div>
  );
}
