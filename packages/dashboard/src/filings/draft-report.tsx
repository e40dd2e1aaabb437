/** Begins a filing of an alert or a case, and opens it. */
import type { FilingSubjectKind } from '@analytics/domain';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { answerOf, useClient } from '../api/session.tsx';
import { Failure } from '../parts/states.tsx';
import { useSliceHref } from '../slice/slice-link.tsx';
import { useSlice } from '../slice/slice.tsx';
import { filingStrings as text } from '../strings-filings.ts';

interface DraftReportProps {
  readonly subject_kind: FilingSubjectKind;
  readonly subject_id: string;
}

export function DraftReport({ subject_kind, subject_id }: DraftReportProps) {
  const client = useClient();
  const slice = useSlice();
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const href = useSliceHref();
  const draft = useMutation({
    mutationFn: () =>
      answerOf(client.POST('/api/v1/filings', { params: { query: slice }, body: { subject_kind, subject_id } })),
    onSuccess: async ({ filing_id }) => {
      await queries.invalidateQueries({ queryKey: ['filings'] });
      navigate(href(`/filings/${filing_id}`));
    },
  });
  return (
    <>
      <button
        type="button"
        title={text.begin.hint}
        disabled={draft.isPending}
        onClick={() => {
          draft.mutate();
        }}
      >
        {text.begin.title}
      </button>
      {draft.error !== null && <Failure error={draft.error} />}
    </>
  );
}
