/** What stands where data is not: on its way, none, or a failure with what to do about it. */
import { asProblem } from '../api/problem-error.ts';
import { strings } from '../strings.ts';

export function Loading({ what }: { readonly what: string }) {
  return (
    <p className="state" role="status">
      <span className="spinner" aria-hidden="true" /> {strings.states.loading(what)}
    </p>
  );
}

export function Empty({ title, hint }: { readonly title: string; readonly hint?: string }) {
  return (
    <div className="state">
      <p className="state-title">{title}</p>
      {hint !== undefined && <p>{hint}</p>}
    </div>
  );
}

export function Failure({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) {
  const problem = asProblem(error);
  return (
    <div className="state failure" role="alert">
      <p className="state-title">{problem.message}</p>
      <p>{problem.remedy}</p>
      {problem.detail === '' ? (
        <p className="quiet">{strings.states.code(problem.code)}</p>
      ) : (
        <details>
          <summary>{strings.states.details}</summary>
          <p className="quiet">
            {problem.detail} {strings.states.code(problem.code)}
          </p>
        </details>
      )}
      {problem.status === 401 && <p>{strings.states.key_hint}</p>}
      {onRetry !== undefined && (
        <button type="button" onClick={onRetry}>
          {strings.states.retry}
        </button>
      )}
    </div>
  );
}
