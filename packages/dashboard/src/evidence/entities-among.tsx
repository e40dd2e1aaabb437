/** Which of the addresses at hand are of one owner. */
import { entityName, sharedEntities, shortAddress } from '@analytics/domain';
import type { ApiSchemas } from '@analytics/api-client';
import { formatCount } from '../format/number.ts';
import { words } from '../format/words.ts';
import { strings } from '../strings.ts';

const text = strings.entity;

const SHOWN = 6;

interface EntitiesAmongProps {
  readonly entities: readonly ApiSchemas['EntityAmong'][];
}

/** Nothing where no entity has two of them. */
export function EntitiesAmong({ entities }: EntitiesAmongProps) {
  const shared = sharedEntities(entities);
  if (shared.length === 0) return null;
  return (
    <section className="card">
      <h2>{text.title}</h2>
      <ul className="lines">
        {shared.map(({ entity_id, entity_kind, label, member_count, addresses }) => (
          <li key={entity_id}>
            <strong>{entityName({ entity_id, label })}</strong> · {text.kinds[entity_kind] ?? words(entity_kind)} ·{' '}
            {text.among(formatCount(addresses.length), formatCount(member_count))}{' '}
            <span className="whole">
              {addresses.slice(0, SHOWN).map(shortAddress).join(', ')}
              {addresses.length > SHOWN && text.more(addresses.length - SHOWN)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
