/** What the marks of a drawing mean. */
import { strings } from '../strings.ts';
import { PART_COLORS, type Part } from './part.ts';

const text = strings.scheme;

export function Legend({ parts }: { readonly parts: readonly Part[] }) {
  return (
    <ul className="legend" aria-label={text.legend}>
      {parts.map((part) => (
        <li key={part}>
          <PartMark part={part} /> {text.kinds[part]}
        </li>
      ))}
      <li>{text.width}</li>
    </ul>
  );
}

/** The mark of a part, as in the drawing. */
export function PartMark({ part }: { readonly part: Part }) {
  const color = `var(${PART_COLORS[part]})`;
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true" className="mark">
      {part === 'suspect' && <circle cx="8" cy="8" r="6" fill={color} />}
      {part === 'service' && <rect x="2" y="2" width="12" height="12" fill={color} />}
      {(part === 'risk' || part === 'other') && (
        <circle cx="8" cy="8" r="5.8" fill="none" stroke={color} strokeWidth="2.4" />
      )}
      {part === 'outside' && <circle cx="8" cy="8" r="4" fill="none" stroke={color} strokeWidth="1.5" />}
      {part === 'risk' && <circle cx="8" cy="8" r="2.6" fill={color} />}
    </svg>
  );
}
