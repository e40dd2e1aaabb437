/** Every text of the audit trail. */
import { AUDIT_PROBLEMS, type AuditKind, type PeopleAuditKind } from '@analytics/domain';

const kinds: Readonly<Record<AuditKind | PeopleAuditKind, string>> = {
  alert: 'alert',
  suppression: 'hiding rule',
  label: 'label',
  watch: 'watchlist',
  entity: 'entity link',
  learning: 'learning',
  setting: 'parameter',
  canvas: 'canvas',
  notification: 'notification rule',
  filing: 'filing',
  user: 'user',
  key: 'API key',
};

export const auditStrings = {
  audit: {
    title: 'Audit trail',
    intro:
      'What people decided about alerts, labels, watches, entities, rules, parameters, canvases, notifications and filings, one after the other; trust in assets is not among it. Each entry holds the digest of the one before: none can be changed, removed or put in between unseen.',
    entries: 'Decisions',
    none: 'Nobody has decided anything yet.',
    none_found: 'No decision passes.',
    number: 'No.',
    when: 'When',
    kind: 'About',
    kinds,
    all_kinds: 'Everything',
    action: 'Decision',
    subject: 'Of',
    subject_hint: 'A whole id or address',
    actor: 'By',
    all_actors: 'A whole name',
    reason: 'Reason',
    digest: 'Digest',
    verify: 'Verify',
    verify_title: 'Verification',
    verify_hint: 'Compares every entry with the one before it and with the decision in its table.',
    known_digest: 'A digest that you kept (may be empty)',
    whole: (count: string) => `${count} entries, all as they were written.`,
    broken: (count: string) => `Problems found: ${count}.`,
    problem: (entry: number, problem: keyof typeof AUDIT_PROBLEMS) => `Entry ${entry}: ${AUDIT_PROBLEMS[problem]}`,
    unknown_digest: 'No entry has the digest that you kept: entries were removed, or it is of another network.',
    known: 'An entry has the digest that you kept.',
    last_digest: 'The last digest, to keep elsewhere:',
    unrecorded: (count: string) => `Decisions in no entry yet: ${count}.`,
    save_csv: 'Save as CSV',
    save_jsonl: 'Save as JSON lines',
    saved: (count: string) => `${count} entries saved.`,
  },
};
