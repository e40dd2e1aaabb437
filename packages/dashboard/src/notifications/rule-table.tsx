/** The rules that stand, each with a way to test and to remove it. */
import { typologyWords } from '@analytics/domain';
import type { ApiSchemas } from '@analytics/api-client';
import { answerOf } from '../api/session.tsx';
import { words } from '../format/words.ts';
import { DataTable, type DataColumn } from '../parts/data-table.tsx';
import { Failure } from '../parts/states.tsx';
import { useNetworkChange } from '../parts/use-network-change.ts';
import { When } from '../parts/when.tsx';
import { strings } from '../strings.ts';

const text = strings.notifications;

type Rule = ApiSchemas['NotificationRule'];

export function RuleTable({ rules }: { readonly rules: readonly Rule[] }) {
  const test = useNetworkChange((client, query, rule_name: string) =>
    answerOf(client.POST('/api/v1/notifications/rules/test', { params: { query }, body: { rule_name } })),
  );
  const remove = useNetworkChange((client, query, rule_name: string) =>
    answerOf(client.POST('/api/v1/notifications/rules/remove', { params: { query }, body: { rule_name } })),
  );
  const columns: readonly DataColumn<Rule>[] = [
    { key: 'name', head: text.rule, isRowHead: true, className: () => 'wraps', cell: ({ rule_name }) => rule_name },
    { key: 'event', head: text.event, cell: ({ event }) => text.events[event] },
    { key: 'wanted', head: text.wanted, className: () => 'wraps', cell: wanted },
    { key: 'channel', head: text.channel, cell: ({ channel }) => channel },
    { key: 'who', head: text.who, leaves: 'second', cell: ({ changed_by }) => changed_by },
    { key: 'when', head: text.when, leaves: 'first', cell: ({ changed_at_ms }) => <When at_ms={changed_at_ms} /> },
    {
      key: 'actions',
      head: text.actions,
      isHeadHidden: true,
      cell: ({ rule_name }) => (
        <div className="row together">
          <button
            type="button"
            aria-label={text.test_title(rule_name)}
            disabled={test.isPending}
            onClick={() => {
              test.mutate(rule_name);
            }}
          >
            {text.test}
          </button>
          <button
            type="button"
            className="plain"
            aria-label={text.remove_title(rule_name)}
            disabled={remove.isPending}
            onClick={() => {
              remove.mutate(rule_name);
            }}
          >
            {text.remove}
          </button>
        </div>
      ),
    },
  ];
  const error = test.error ?? remove.error;
  return (
    <>
      <DataTable label={text.rules} columns={columns} rows={rules} rowKey={({ rule_name }) => rule_name} />
      {error !== null && <Failure error={error} />}
      {test.data !== undefined && (
        <p role="status" className="wraps">
          {text.tested(test.data.channel, `${test.data.answer_status} ${test.data.answer}`)}
        </p>
      )}
    </>
  );
}

function wanted({ event, min_severity, typologies, list_names }: Rule): string {
  if (event === 'failed_run') return text.all;
  if (event === 'watched') return list_names.length === 0 ? text.all : list_names.join(', ');
  return [text.from_severity(words(min_severity)), ...typologies.map(typologyWords)].join(', ');
}
