/** Says that the date of the URL is not there, rather than showing another one without a word. */
import { useSliceState } from '../slice/slice.tsx';
import { strings } from '../strings.ts';

const text = strings.shell;

export function SliceNotice() {
  const { slice, unpublished } = useSliceState();
  if (slice === undefined || unpublished === undefined) return null;
  const { date, days } = unpublished;
  const asked = [date, days !== null && text.days_asked(days)].filter(Boolean).join(', ');
  return (
    <p className="card notice" role="status">
      {text.not_published(asked, text.slice_option(slice.processing_date, slice.window_days))}
    </p>
  );
}
