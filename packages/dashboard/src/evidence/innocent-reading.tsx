/** What speaks against an alert, and what could not be seen. */
import { strings } from '../strings.ts';

const text = strings.alert;

interface InnocentReadingProps {
  readonly innocent_reading: string;
  readonly limitations: readonly string[];
}

export function InnocentReading({ innocent_reading, limitations }: InnocentReadingProps) {
  return (
    <>
      <p>{innocent_reading}</p>
      <p className="quiet">{text.not_proof}</p>
      <h3>{text.limitations}</h3>
      <ul>
        {limitations.map((limitation) => (
          <li key={limitation}>{limitation}</li>
        ))}
      </ul>
    </>
  );
}
