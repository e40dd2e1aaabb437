/** Which network, date and window the pages read. */
import { useSearchParams } from 'wouter';
import { useSetParams } from '../parts/set-params.ts';
import { useSliceState } from '../slice/slice.tsx';
import { strings } from '../strings.ts';

export function SlicePicker() {
  const { networks, network, slices, slice } = useSliceState();
  const [, setParams] = useSearchParams();
  const change = useSetParams();
  if (networks.length === 0) return null;
  return (
    <section className="row" aria-label={strings.shell.slice}>
      <label className="picker">
        {strings.shell.network}
        <select
          value={network}
          onChange={(event) => {
            setParams(new URLSearchParams({ network: event.target.value }));
          }}
        >
          {networks.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>
      {slice !== undefined && (
        <label className="picker">
          {strings.shell.slice}
          <select
            value={`${slice.processing_date}/${slice.window_days}`}
            onChange={(event) => {
              const [date = '', days = ''] = event.target.value.split('/');
              // The open panel is a place in the list of the date before.
              change({ network, date, days, open: '' });
            }}
          >
            {slices.map(({ processing_date, window_days }) => (
              <option key={`${processing_date}/${window_days}`} value={`${processing_date}/${window_days}`}>
                {strings.shell.slice_option(processing_date, window_days)}
              </option>
            ))}
          </select>
        </label>
      )}
    </section>
  );
}
