/** Stands where a page would while there is no slice to read: on its way, refused, or not made yet. */
import { Link, useLocation } from 'wouter';
import { asProblem } from '../api/problem-error.ts';
import { FailedPage } from '../parts/failed-page.tsx';
import { Empty, Loading } from '../parts/states.tsx';
import { useSliceState } from '../slice/slice.tsx';
import { strings } from '../strings.ts';
import { pageName } from './page-name.ts';

const text = strings.shell;

export function WithoutSlice() {
  const { failure, isRead, network } = useSliceState();
  const [location] = useLocation();
  const name = pageName(location) || text.title;
  if (failure !== undefined) {
    // A name that no network can have is known nowhere either.
    const isUnknown = ['NETWORK_NOT_FOUND', 'INVALID_NETWORK'].includes(asProblem(failure.error).code);
    return isUnknown ? <UnknownNetwork /> : <FailedPage name={name} {...failure} />;
  }
  if (!isRead) return <Loading what={text.slices} />;
  const [title, hint] = network === '' ? [text.no_network, text.no_network_hint] : [text.no_slice, text.no_slice_hint];
  return (
    <>
      <h1>{name}</h1>
      <Empty title={title} hint={hint} />
    </>
  );
}

function UnknownNetwork() {
  const { networks, network } = useSliceState();
  const [location] = useLocation();
  const known = networks.filter((name) => name !== network);
  return (
    <>
      <h1>{text.unknown_network(network)}</h1>
      <p>{known.length === 0 ? text.no_network_hint : text.unknown_network_hint}</p>
      <ul>
        {known.map((name) => (
          <li key={name}>
            <Link href={`${location}?${new URLSearchParams({ network: name }).toString()}`}>{name}</Link>
          </li>
        ))}
      </ul>
    </>
  );
}
