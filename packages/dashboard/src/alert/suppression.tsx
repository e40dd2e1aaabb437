/** Rules that hide alerts like this one: those there are, with what each hides, and a new one with what it would hide. */
import type { ApiSchemas } from '@analytics/api-client';
import { shortAddress, typologyWords } from '@analytics/domain';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, useClient } from '../api/session.tsx';
import { formatCount } from '../format/number.ts';
import { capitalised } from '../format/words.ts';
import { Failure } from '../parts/states.tsx';
import { When } from '../parts/when.tsx';
import { useSlice } from '../slice/slice.tsx';
import { strings } from '../strings.ts';

const text = strings.suppression;
const DAY_MS = 86_400_000;
const FIRST_DAYS = 30;
/** As the API takes it. */
const MAX_DAYS = 731;

type Rule = ApiSchemas['SuppressionRule'];
interface Hides {
  readonly typology_type: string;
  readonly address: string;
}

export function Suppression({ alert }: { readonly alert: ApiSchemas['AlertDetail'] }) {
  const rules = alert.suppression_rules.filter(({ is_active }) => is_active);
  return (
    <details className="card" open={alert.is_suppressed}>
      <summary>
        {text.title} {rules.length > 0 && <span className="amber">· {text.in_force(rules.length)}</span>}
      </summary>
      {rules.length > 0 && (
        <ul className="lines">
          {rules.map((rule) => (
            <RuleLine key={rule.rule_id} rule={rule} />
          ))}
        </ul>
      )}
      <NewRule alert={alert} />
      <Clearing address={alert.address} />
    </details>
  );
}

function RuleLine({ rule }: { readonly rule: Rule }) {
  const client = useClient();
  const { network } = useSlice();
  const queries = useQueryClient();
  const end = useMutation({
    mutationFn: () =>
      answerOf(
        client.POST('/api/v1/suppression-rules/{rule_id}/end', {
          params: { path: { rule_id: rule.rule_id }, query: { network } },
        }),
      ),
    onSuccess: () => queries.invalidateQueries(),
  });
  return (
    <li>
      {ruleWords(rule)} <Effect hides={rule} isInForce />
      <p className="quiet">
        {rule.reason} · {strings.alert.decided_by(rule.created_by)} · {text.until} <When at_ms={rule.expires_at_ms} />
      </p>
      <button
        type="button"
        disabled={end.isPending}
        onClick={() => {
          end.mutate();
        }}
      >
        {text.end}
      </button>
      {end.error !== null && <Failure error={end.error} />}
    </li>
  );
}

function NewRule({ alert }: { readonly alert: ApiSchemas['AlertDetail'] }) {
  const client = useClient();
  const { network } = useSlice();
  const queries = useQueryClient();
  const [address, setAddress] = useState(alert.address);
  const [isOfTypology, setOfTypology] = useState(true);
  const [reason, setReason] = useState('');
  const [days, setDays] = useState(FIRST_DAYS);
  const hides: Hides = { typology_type: isOfTypology ? alert.typology_type : '', address: address.trim() };
  const add = useMutation({
    mutationFn: () =>
      answerOf(
        client.POST('/api/v1/suppression-rules', {
          params: { query: { network } },
          body: { ...hides, reason, expires_at: new Date(Date.now() + days * DAY_MS).toISOString() },
        }),
      ),
    onSuccess: () => {
      setReason('');
      return queries.invalidateQueries();
    },
  });
  return (
    <form
      className="stacked"
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate();
      }}
    >
      <h3>{text.add}</h3>
      <label className="field">
        {text.address}
        <input
          value={address}
          onChange={(event) => {
            setAddress(event.target.value);
          }}
        />
      </label>
      <label className="check">
        <input
          type="checkbox"
          checked={isOfTypology}
          onChange={(event) => {
            setOfTypology(event.target.checked);
          }}
        />
        {text.only_typology(typologyWords(alert.typology_type))}
      </label>
      <label className="field">
        {text.days}
        <input
          type="number"
          min={1}
          max={MAX_DAYS}
          value={days}
          onChange={(event) => {
            setDays(Number(event.target.value));
          }}
        />
      </label>
      <label className="field">
        {text.why}
        <input
          required
          maxLength={2000}
          value={reason}
          onChange={(event) => {
            setReason(event.target.value);
          }}
        />
      </label>
      <Effect hides={hides} isInForce={false} />
      {add.error !== null && <Failure error={add.error} />}
      <div className="row end">
        {add.isSuccess && (
          <span className="good" role="status">
            {text.added}
          </span>
        )}
        <button type="submit" disabled={add.isPending || (hides.address === '' && hides.typology_type === '')}>
          {text.save}
        </button>
      </div>
    </form>
  );
}

/** How many alerts of the slice it hides or would hide, and whether its address is one of the slice. */
function Effect({ hides, isInForce }: { readonly hides: Hides; readonly isInForce: boolean }) {
  const client = useClient();
  const slice = useSlice();
  const { typology_type, address } = hides;
  const query = { ...slice, ...(typology_type !== '' && { typology_type }), ...(address !== '' && { address }) };
  const { data } = useQuery({
    queryKey: ['suppression effect', query],
    enabled: typology_type !== '' || address !== '',
    queryFn: ({ signal }) => answerOf(client.GET('/api/v1/suppression-rules/effect', { params: { query }, signal })),
  });
  if (data === undefined) return null;
  const { hidden_count, hidden_open_count, shared_count, is_address_known } = data;
  return (
    <div role="status">
      <strong>{(isInForce ? text.hides : text.would_hide)(hidden_count, formatCount(hidden_open_count))}</strong>
      {shared_count > 0 && <p>{text.shared(shared_count)}</p>}
      {!is_address_known && <p className="amber">⚠ {text.unknown_address}</p>}
    </div>
  );
}

/** A label that clears the suspect: the next run suspects it no more. */
function Clearing({ address }: { readonly address: string }) {
  const client = useClient();
  const { network } = useSlice();
  const queries = useQueryClient();
  const clear = useMutation({
    mutationFn: (reason: string) =>
      answerOf(
        client.POST('/api/v1/labels', {
          params: { query: { network } },
          body: { labels: [{ address, label: text.cleared_label, address_type: 'whitelist' }], reason },
        }),
      ),
    onSuccess: () => queries.invalidateQueries(),
  });
  return (
    <form
      className="stacked"
      onSubmit={(event) => {
        event.preventDefault();
        const reason = new FormData(event.currentTarget).get('why');
        clear.mutate(typeof reason === 'string' ? reason : '');
      }}
    >
      <h3>{text.clear_title(shortAddress(address))}</h3>
      <p className="quiet">{text.clear_hint}</p>
      <Effect hides={{ typology_type: '', address }} isInForce={false} />
      <label className="field">
        {text.why}
        <input name="why" required maxLength={2000} />
      </label>
      {clear.error !== null && <Failure error={clear.error} />}
      <div className="row end">
        {clear.isSuccess && (
          <span className="good" role="status">
            {text.cleared}
          </span>
        )}
        <button type="submit" disabled={clear.isPending}>
          {text.clear}
        </button>
      </div>
    </form>
  );
}

function ruleWords({ typology_type, address }: Hides): string {
  const typology = typology_type === '' ? '' : capitalised(typologyWords(typology_type));
  return text.rule(typology, address === '' ? '' : shortAddress(address));
}
