/** Deciding about all alerts of the case of the page, by button or key, and the way to the next of its list. */
import type { DispositionStatus } from '@analytics/domain';
import { useEffect, useState } from 'react';
import { useSearchParams } from 'wouter';
import { DecisionBar } from '../alerts/decision-bar.tsx';
import type { DecisionSubject } from '../alerts/decision-subject.ts';
import { formatCount } from '../format/number.ts';
import { useSliceHref } from '../slice/slice-link.tsx';
import { strings } from '../strings.ts';
import type { Case } from './case-columns.tsx';
import { caseFilter, caseListParams } from './case-filter.ts';
import { DecideCases } from './decide-cases.tsx';
import { useCases } from './use-cases.ts';

const text = strings.decide;

export function CaseDecision({ one, about }: { readonly one: Case; readonly about: DecisionSubject }) {
  const href = useSliceHref();
  const [params] = useSearchParams();
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useCases(caseFilter(params));
  const cases = data?.pages.flatMap((page) => page.cases) ?? [];
  const at = cases.findIndex(({ cluster_id }) => cluster_id === one.cluster_id);
  const isAtEnd = data !== undefined && (at < 0 || at === cases.length - 1);
  // The list is read up to the case, and one further.
  useEffect(() => {
    if (isAtEnd && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [isAtEnd, hasNextPage, isFetchingNextPage, fetchNextPage]);
  const [asked, setAsked] = useState<{ readonly status: DispositionStatus | undefined }>();
  const [isSaved, setSaved] = useState(false);
  const to = (found: Case | undefined): string | undefined =>
    found && href(`/cases/${found.cluster_id}`, caseListParams(params));
  const isOpen = ({ open_alerts, cluster_id }: Case): boolean => open_alerts > 0 && cluster_id !== one.cluster_id;
  const total = formatCount(data?.pages[0]?.total_count ?? 0);
  const open = strings.cases.open_alerts(one.open_alerts);
  return (
    <>
      <DecisionBar
        place={at < 0 ? '' : strings.cases.place(formatCount(at + 1), total, open)}
        previous={to(at > 0 ? cases[at - 1] : undefined)}
        next={to(at < 0 ? undefined : cases[at + 1])}
        next_open={to(cases.slice(at + 1).find(isOpen) ?? cases.find(isOpen))}
        isSaved={isSaved}
        onDecide={(status) => {
          setAsked({ status });
        }}
      >
        <span className="quiet">{text.title(about.alert_ids.length)}</span>
      </DecisionBar>
      {asked !== undefined && (
        <DecideCases
          cases={[one]}
          about={about}
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
