/** A rule: what is reported, of which alerts or addresses, and where. */
import { MAX_RULE_NAME, SEVERITIES, typologyWords, type NotificationEvent } from '@analytics/domain';
import type { ApiSchemas } from '@analytics/api-client';
import { useState } from 'react';
import { answerOf } from '../api/session.tsx';
import { useAlertTypologies } from '../alerts/use-alert-typologies.ts';
import { capitalised, words } from '../format/words.ts';
import { Choice } from '../parts/choice.tsx';
import { Failure } from '../parts/states.tsx';
import { textOf, useNetworkChange } from '../parts/use-network-change.ts';
import { strings } from '../strings.ts';
import { useWatchlists } from '../watches/use-watchlists.ts';

const text = strings.notifications;
const EVENTS = Object.entries(text.events) as [NotificationEvent, string][];

type Severity = (typeof SEVERITIES)[number];

export function RuleForm({ channels }: { readonly channels: readonly ApiSchemas['NotificationChannel'][] }) {
  const [event, setEvent] = useState<NotificationEvent>('new_alert');
  const [channel, setChannel] = useState(channels[0]?.channel ?? '');
  const [min_severity, setSeverity] = useState<Severity>('high');
  const typologies = useAlertTypologies(undefined);
  const { data: watchlists } = useWatchlists();
  const isOfAlerts = event === 'new_alert' || event === 'grown';
  const save = useNetworkChange((client, query, fields: FormData) => {
    const body = {
      rule_name: textOf(fields, 'rule_name'),
      event,
      channel,
      ...(isOfAlerts ? { min_severity, typologies: fields.getAll('typology').map(String) } : {}),
      ...(event === 'watched' ? { list_names: fields.getAll('list').map(String) } : {}),
    };
    return answerOf(client.POST('/api/v1/notifications/rules', { params: { query }, body }));
  });
  return (
    <form
      className="stacked"
      onSubmit={(submitted) => {
        submitted.preventDefault();
        save.mutate(new FormData(submitted.currentTarget));
      }}
    >
      <label className="field">
        {text.name}
        <input name="rule_name" required maxLength={MAX_RULE_NAME} autoComplete="off" />
      </label>
      <Choice
        label={text.event}
        value={event}
        options={EVENTS}
        onChoose={(chosen) => {
          const [found] = EVENTS.find(([name]) => name === chosen) ?? [];
          if (found !== undefined) setEvent(found);
        }}
      />
      <Choice
        label={text.channel}
        value={channel}
        options={channels.map((one) => [one.channel, `${one.channel} (${text.kinds[one.kind]})`])}
        onChoose={setChannel}
      />
      {isOfAlerts && (
        <>
          <Choice
            label={text.min_severity}
            value={min_severity}
            options={SEVERITIES.map((severity) => [severity, capitalised(words(severity))])}
            onChoose={(chosen) => {
              const found = SEVERITIES.find((severity) => severity === chosen);
              if (found !== undefined) setSeverity(found);
            }}
          />
          <Checks
            name="typology"
            legend={text.typologies}
            options={typologies.map((one) => [one, typologyWords(one)])}
          />
        </>
      )}
      {event === 'watched' && (
        <Checks
          name="list"
          legend={text.lists}
          options={watchlists?.lists.map(({ list_name }) => [list_name, list_name]) ?? []}
        />
      )}
      {save.error !== null && <Failure error={save.error} />}
      <div className="row">
        <button type="submit" className="primary" disabled={save.isPending}>
          {text.save}
        </button>
      </div>
      {save.data !== undefined && <p role="status">{text.saved(save.data.rule_name)}</p>}
    </form>
  );
}

interface ChecksProps {
  readonly name: string;
  readonly legend: string;
  readonly options: readonly (readonly [value: string, label: string])[];
}

function Checks({ name, legend, options }: ChecksProps) {
  if (options.length === 0) return null;
  return (
    <fieldset className="checks">
      <legend>{legend}</legend>
      {options.map(([value, label]) => (
        <label key={value} className="check">
          <input type="checkbox" name={name} value={value} />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
