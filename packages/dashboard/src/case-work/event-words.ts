/** What happened to a case, in a sentence. */
import type { ApiSchemas } from '@analytics/api-client';
import type { CaseStatus, DispositionStatus } from '@analytics/domain';
import { strings } from '../strings.ts';

const text = strings.case_events;

export function eventWords(event: ApiSchemas['CaseEvent']): string {
  const alerts = strings.case_work.alert_count(event.alert_ids.length);
  switch (event.event) {
    case 'opened':
    case 'alerts_joined':
    case 'alerts_left':
      return text[event.event](alerts);
    case 'decided':
      return text.decided(decisionWords(event.status));
    case 'status_set':
      return text.status_set(statusWords(event.status));
    case 'assigned':
      return text.assigned(event.owner);
    case 'commented':
    case 'comment_edited':
    case 'comment_removed':
      return text[event.event];
    case 'file_added':
    case 'file_removed':
      return text[event.event](event.file_name);
    case 'merged':
    case 'separated':
      return text[event.event](event.case_id, event.other_case_id);
    case 'split':
      return text.split(alerts, event.case_id, event.other_case_id);
  }
}

function statusWords(status: string): string {
  const names: Readonly<Record<string, string>> = strings.case_work.statuses satisfies Record<CaseStatus, string>;
  return (names[status] ?? status).toLowerCase();
}

function decisionWords(status: string): string {
  const names: Readonly<Record<string, string>> = strings.statuses satisfies Record<DispositionStatus, string>;
  return (names[status] ?? status).toLowerCase();
}
