/** What happened, sentence by sentence; each lights up its transfers. */
import { typologyWords } from '@analytics/domain';
import type { ApiSchemas } from '@analytics/api-client';
import { compactWorth, exactUsd } from '../format/usd.ts';
import { capitalised } from '../format/words.ts';
import { strings } from '../strings.ts';
import { withShortAddresses } from './short-addresses.ts';

const text = strings.alert;

export type Sentence = ApiSchemas['StorySentence'];

interface StoryProps {
  readonly evidence: ApiSchemas['AlertEvidence'];
  readonly lit: Sentence | undefined;
  readonly pinned: Sentence | undefined;
  readonly onPoint: (sentence: Sentence | undefined) => void;
  readonly onPin: (sentence: Sentence | undefined) => void;
}

export function Story({ evidence, ...marks }: StoryProps) {
  return (
    <section className="card">
      <h2>{text.story}</h2>
      <p className="quiet">{text.story_hint}</p>
      <SentenceList sentences={evidence.sentences} {...marks} />
      <Detections title={text.also} detections={evidence.indicators} {...marks} />
      <Detections title={text.around} detections={evidence.around} {...marks} />
    </section>
  );
}

/** Which sentence is lit, and how another comes to be. */
export type Marks = Omit<StoryProps, 'evidence'>;

export function SentenceList({
  sentences,
  lit,
  pinned,
  onPoint,
  onPin,
}: Marks & { readonly sentences: readonly Sentence[] }) {
  return (
    <ol className="story">
      {sentences.map((sentence) => (
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
            {withShortAddresses(sentence.text)}
            <small title={exactUsd(sentence.volume_usd)}>
              {text.sentence_facts(sentence.transfer_count, compactWorth(sentence.volume_usd))}
            </small>
          </button>
        </li>
      ))}
    </ol>
  );
}

interface DetectionsProps extends Marks {
  readonly title: string;
  readonly detections: readonly ApiSchemas['DetectionStory'][];
}

function Detections({ title, detections, ...marks }: DetectionsProps) {
  if (detections.length === 0) return null;
  return (
    <details>
      <summary>
        {title}: {detections.map(({ typology_type }) => typologyWords(typology_type)).join(', ')}
      </summary>
      {detections.map(({ typology_type, sentences }) => (
        <div key={`${typology_type} ${sentences.map((sentence) => sentence.text).join(' ')}`}>
          <h3>{capitalised(typologyWords(typology_type))}</h3>
          <SentenceList sentences={sentences} {...marks} />
        </div>
      ))}
    </details>
  );
}
