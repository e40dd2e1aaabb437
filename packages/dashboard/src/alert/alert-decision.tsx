/** Deciding about the alert of the page, by button or key, and the way to the next of its list. */
import type { ApiSchemas } from '@analytics/api-client';
import type { DispositionStatus } from '@analytics/domain';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'wouter';
import { alertFilter, listParams } from '../alerts/alert-filter.ts';
import { DecideDialog } from '../alerts/decide-dialog.tsx';
import { DecisionBar } from '../alerts/decision-bar.tsx';
import { answerOf, useClient } from '../api/session.tsx';
import { formatCount } from '../format/number.ts';
import { StatusBadge } from '../parts/status-badge.tsx';
import { useSliceHref } from '../slice/slice-link.tsx';
import { useSlice } from '../slice/slice.tsx';
import { strings } from '../strings.ts';

const text = strings.decide;

export function AlertDecision({ alert }: { readonly alert: ApiSchemas['AlertDetail'] }) {
  const client = useClient();
  const slice = useSlice();
  const href = useSliceHref();
  const [params] = useSearchParams();
  const filter = alertFilter(params);
  const { alert_id } = alert;
  const { data } = useQuery({
    queryKey: ['place', slice, filter, alert_id],
    queryFn: ({ signal }) =>
      answerOf(
        client.GET('/api/v1/alerts/{alert_id}/place', {
          params: { path: { alert_id }, query: { ...slice, ...filter } },
          signal,
        }),
      ),
  });
  const [asked, setAsked] = useState<{ readonly status: DispositionStatus | undefined }>();
  const [isSaved, setSaved] = useState(false);
  const to = (id: string | undefined): string | undefined =>
    id === undefined || id === '' ? undefined : href(`/alerts/${id}`, listParams(params));
  return (
    <>
      <DecisionBar
        place={data === undefined ? '' : placeWords(data)}
        previous={to(data?.previous_alert_id)}
        next={to(data?.next_alert_id)}
        next_open={to(data?.next_open_alert_id)}
        isSaved={isSaved}
        onDecide={(status) => {
          setAsked({ status });
        }}
      >
        <StatusBadge status={alert.disposition_status} />
      </DecisionBar>
      {asked !== undefined && (
        <DecideDialog
          alerts={[alert]}
          status={asked.status}
          onClose={() => {
            setAsked(undefined);
          }}
          onSaved={() => {
            setAsked(undefined);
            setSaved(true);
          }}
        />
      )}
    </>
  );
}

function placeWords({
  place,
  total_count,
  open_count,
}: {
  place: number;
  total_count: number;
  open_count: number;
}): string {
  const [of, open] = [formatCount(total_count), formatCount(open_count)];
  return place === 0 ? text.place_left(of, open) : text.place(formatCount(place), of, open);
}
