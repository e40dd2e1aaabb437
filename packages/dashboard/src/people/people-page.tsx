/** Who may sign in, the API keys of programs, and what was changed of both. */
import { useMay } from '../api/session.tsx';
import { RunsTabs } from '../notifications/runs-tabs.tsx';
import { Failure } from '../parts/states.tsx';
import { problemOfCode } from '../api/problem-error.ts';
import { strings } from '../strings.ts';
import { Keys } from './keys.tsx';
import { PeopleTrail } from './people-trail.tsx';
import { Users } from './users.tsx';

const text = strings.people;

export function PeoplePage() {
  const isAdmin = useMay('admin');
  return (
    <>
      <RunsTabs />
      <h1>{text.title}</h1>
      <p className="quiet">{text.intro}</p>
      {isAdmin ? (
        <>
          <Users />
          <Keys />
        </>
      ) : (
        <Failure error={problemOfCode('SCOPE_MISSING')} />
      )}
      <PeopleTrail />
    </>
  );
}
