/** The whole trail as a file, the first entry first. */
import { auditCsv, auditJsonLines, type AuditEntry } from '@analytics/domain';
import { useMutation } from '@tanstack/react-query';
import { answerOf, useClient } from '../api/session.tsx';
import { formatCount } from '../format/number.ts';
import { saveFile } from '../parts/save-file.ts';
import { Failure } from '../parts/states.tsx';
import { useSlice } from '../slice/slice.tsx';
import { strings } from '../strings.ts';

const text = strings.audit;
/** As many as the API gives at a time. */
const PAGE = 1000;

export function SaveTrail() {
  const client = useClient();
  const { network } = useSlice();
  const save = useMutation({
    mutationFn: async (format: 'csv' | 'jsonl') => {
      const entries: AuditEntry[] = [];
      for (;;) {
        // What is recorded in between is not part of it, and moves nothing.
        const query = { network, limit: PAGE, before_number: entries.at(-1)?.entry_number ?? 0 };
        const page = await answerOf(client.GET('/api/v1/audit/trail', { params: { query } }));
        entries.push(...page.entries);
        if (!page.has_more) break;
      }
      entries.reverse();
      if (format === 'csv') saveFile(`audit-${network}.csv`, 'text/csv', auditCsv(entries));
      else saveFile(`audit-${network}.jsonl`, 'application/x-ndjson', auditJsonLines(entries));
      return entries.length;
    },
  });
  return (
    <div className="row">
      {save.data !== undefined && <span role="status">{text.saved(formatCount(save.data))}</span>}
      {save.error !== null && <Failure error={save.error} />}
      {(['csv', 'jsonl'] as const).map((format) => (
        <button
          key={format}
          type="button"
          disabled={save.isPending}
          onClick={() => {
            save.mutate(format);
          }}
        >
          {format === 'csv' ? text.save_csv : text.save_jsonl}
        </button>
      ))}
    </div>
  );
}
