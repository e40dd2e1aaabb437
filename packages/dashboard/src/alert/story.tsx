/** What happened, sentence by sentence; each lights up its transfers. */
import { formatCount } from '../format/number.ts';
import { compactUsd } from '../format/usd.ts';
import { capitalised, typologyWords } from '../format/words.ts';
import { strings } from '../strings.ts';
import type { Sentence, ToldEvidence } from './told-evidence.ts';

const text = strings.alert;
const ADDRESS = /\b[A-Za-z0-9]{24,}\b/gu;

interface StoryProps {
  readonly told: ToldEvidence;
  readonly lit: Sentence | undefined;
  readonly pinned: Sentence | undefined;
  readonly onPoint: (sentence: Sentence | undefined) => void;
  readonly onPin: (sentence: Sentence | undefined) => void;
}

export function Story({ told, lit, pinned, onPoint, onPin }: StoryProps) {
  return (
    <section className="card">
      <h2>{text.story}</h2>
      <p className="quiet">{text.story_hint}</p>
      <ol className="story">
        {told.sentences.map((sentence) => (
          <li key={sentence.text}>
            <button
              type="button"
              className={sentence === lit ? 'is-lit' : ''}
              aria-pressed={sentence === pinned}
              onPointerEnter={() => {
                onPoint(sentence);
              }}
              onPointerLeave={() => {
                onPoint(undefined);
              }}
              onFocus={() => {
                onPoint(sentence);
              }}
              onBlur={() => {
                onPoint(undefined);
              }}
              onClick={() => {
                onPin(sentence === pinned ? undefined : sentence);
              }}
            >
              {readable(sentence.text)}
              <small>
                {text.sentence_facts(formatCount(sentence.transfer_count), compactUsd(sentence.volume_usd))}
              </small>
            </button>
          </li>
        ))}
      </ol>
      {told.indicators.length > 0 && (
        <details>
          <summary>
            {text.also}: {told.indicators.map(({ typology_type }) => typologyWords(typology_type)).join(', ')}
          </summary>
          {told.indicators.map((indicator) => (
            <div key={`${indicator.typology_type} ${indicator.sentences.join(' ')}`}>
              <h3>{capitalised(typologyWords(indicator.typology_type))}</h3>
              {indicator.sentences.map((sentence) => (
                <p key={sentence}>{readable(sentence)}</p>
              ))}
            </div>
          ))}
        </details>
      )}
    </section>
  );
}

/** Long addresses shortened in the middle; the tables below hold them whole. */
function readable(sentence: string): string {
  return sentence.replaceAll(ADDRESS, (address) => `${address.slice(0, 8)}…${address.slice(-4)}`);
}
