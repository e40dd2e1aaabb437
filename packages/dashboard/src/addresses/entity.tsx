/** Which other addresses are of the same hand, and why. */
import { entityName, shortAddress } from '@analytics/domain';
import type { ApiSchemas } from '@analytics/api-client';
import { useQuery } from '@tanstack/react-query';
import { answerOf, useClient } from '../api/session.tsx';
import { formatShare } from '../format/number.ts';
import { words } from '../format/words.ts';
import { QueryCard } from '../parts/query-card.tsx';
import { useSlice } from '../slice/slice.tsx';
import { strings } from '../strings.ts';

const text = strings.entity;

/** Links that are shown; the command line lists all. */
const SHOWN = 10;

export function Entity({ address }: { readonly address: string }) {
  const client = useClient();
  const slice = useSlice();
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
              <Reasons links={links} />
            </>
          )}
          {hints.length > 0 && (
            <details>
              <summary>{text.hints(hints.length)}</summary>
              <Reasons links={hints} />
            </details>
          )}
          {refusals.map(({ address: one, other_address, reason }) => (
            <p key={`${one} ${other_address}`} className="quiet">
              {text.refused(shortAddress(one === address ? other_address : one), reason)}
            </p>
          ))}
        </>
      )}
    </QueryCard>
  );
}

function Reasons({ links }: { readonly links: readonly ApiSchemas['EntityLink'][] }) {
  return (
    <ul className="lines">
      {links.map(({ address, other_address, rule, weight, reason }) => (
        <li key={`${address} ${other_address} ${rule}`}>
          {words(rule)} · {formatShare(weight)} · <span className="whole">{reason}</span>
        </li>
      ))}
    </ul>
  );
}
