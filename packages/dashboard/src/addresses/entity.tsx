/** Which other addresses are of the same hand, and why; who knows better refuses a link. */
import { MAX_REFUSAL_REASON, entityName, shortAddress } from '@analytics/domain';
import type { ApiSchemas } from '@analytics/api-client';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, useClient } from '../api/session.tsx';
import { formatShare } from '../format/number.ts';
import { words } from '../format/words.ts';
import { QueryCard } from '../parts/query-card.tsx';
import { ReasonDialog } from '../parts/reason-dialog.tsx';
import { useNetworkChange } from '../parts/use-network-change.ts';
import { useSlice } from '../slice/slice.tsx';
import { strings } from '../strings.ts';

const text = strings.entity;

/** Links that are shown; the command line lists all. */
const SHOWN = 10;

/** Two addresses, and whether it is said that they are not one. */
interface Decision {
  readonly address: string;
  readonly other_address: string;
  readonly is_refused: boolean;
}

export function Entity({ address }: { readonly address: string }) {
  const client = useClient();
  const slice = useSlice();
  const [decision, setDecision] = useState<Decision>();
  const query = useQuery({
    queryKey: ['entity', slice, address],
    queryFn: ({ signal }) =>
      answerOf(
        client.GET('/api/v1/addresses/{address}/entity', {
          params: { path: { address }, query: { ...slice, limit: SHOWN } },
          signal,
        }),
      ),
  });
  return (
    <QueryCard title={text.title} query={query}>
      {({ entity, links, hints, refusals }) => (
        <>
          {entity === null ? (
            <p className="quiet">{text.none}</p>
          ) : (
            <>
              <p>
                <strong>{entityName(entity)}</strong> · {text.kinds[entity.entity_kind] ?? words(entity.entity_kind)} ·{' '}
                {text.members(entity.member_count)}
              </p>
              <p className="whole">
                {entity.members.slice(0, SHOWN).map(shortAddress).join(', ')}
                {entity.member_count > SHOWN && text.more(entity.member_count - SHOWN)}
              </p>
              <Reasons links={links} onDecide={setDecision} />
            </>
          )}
          {hints.length > 0 && (
            <details>
              <summary>{text.hints(hints.length)}</summary>
              <Reasons links={hints} onDecide={setDecision} />
            </details>
          )}
          {refusals.map(({ address: one, other_address, reason }) => (
            <p key={`${one} ${other_address}`} className="quiet">
              {text.refused(shortAddress(one === address ? other_address : one), reason)}{' '}
              <DecideButton decision={{ address: one, other_address, is_refused: false }} onDecide={setDecision} />
            </p>
          ))}
          {decision !== undefined && (
            <DecisionDialog
              decision={decision}
              onClose={() => {
                setDecision(undefined);
              }}
            />
          )}
        </>
      )}
    </QueryCard>
  );
}

type OnDecide = (decision: Decision) => void;

function Reasons({
  links,
  onDecide,
}: {
  readonly links: readonly ApiSchemas['EntityLink'][];
  readonly onDecide: OnDecide;
}) {
  return (
    <ul className="lines">
      {links.map(({ address, other_address, rule, weight, reason }) => (
        <li key={`${address} ${other_address} ${rule}`}>
          {words(rule)} · {formatShare(weight)} · <span className="whole">{reason}</span>{' '}
          <DecideButton decision={{ address, other_address, is_refused: true }} onDecide={onDecide} />
        </li>
      ))}
    </ul>
  );
}

function DecideButton({ decision, onDecide }: { readonly decision: Decision; readonly onDecide: OnDecide }) {
  return (
    <button
      type="button"
      className="plain"
      aria-label={titleOf(decision)}
      onClick={() => {
        onDecide(decision);
      }}
    >
      {decision.is_refused ? text.refuse : text.allow}
    </button>
  );
}

function titleOf({ address, other_address, is_refused }: Decision): string {
  return (is_refused ? text.refuse_title : text.allow_title)(shortAddress(address), shortAddress(other_address));
}

function DecisionDialog({ decision, onClose }: { readonly decision: Decision; readonly onClose: () => void }) {
  const decide = useNetworkChange(async (client, query, reason: string) => {
    const body = { ...decision, reason };
    return await answerOf(client.POST('/api/v1/entities/refusals', { params: { query }, body }));
  });
  return (
    <ReasonDialog
      title={titleOf(decision)}
      words={{ reason: text.reason, remove: decision.is_refused ? text.refuse : text.allow }}
      longest={MAX_REFUSAL_REASON}
      removal={decide}
      onClose={onClose}
    >
      <p className="quiet">{decision.is_refused ? text.refuse_hint : text.allow_hint}</p>
    </ReasonDialog>
  );
}
