/** What an author does with sentences: each gives a new narrative; links stay with their sentence. */
import type { FilingDocument, FilingSentence } from '@analytics/domain';

export type Narrative = FilingDocument['narrative'];

/** Changes one sentence. */
export function withSentence(narrative: Narrative, changed: FilingSentence): Narrative {
  return narrative.map((paragraph) => ({
    ...paragraph,
    sentences: paragraph.sentences.map((one) => (one.sentence_id === changed.sentence_id ? { ...changed } : one)),
  }));
}

/** At the end of a paragraph, without a link. */
export function withNewSentence(narrative: Narrative, paragraph_id: string, sentence_id: string): Narrative {
  const own = { sentence_id, text: '', transfer_ids: [], alert_ids: [] };
  return narrative.map((one) =>
    one.paragraph_id === paragraph_id ? { ...one, sentences: [...one.sentences, own] } : one,
  );
}

/** At the end, with one sentence. */
export function withNewParagraph(narrative: Narrative, paragraph_id: string, sentence_id: string): Narrative {
  return withNewSentence([...narrative, { paragraph_id, sentences: [] }], paragraph_id, sentence_id);
}

/** A paragraph without sentences goes with its last. */
export function withoutSentence(narrative: Narrative, sentence_id: string): Narrative {
  return narrative
    .map((paragraph) => ({
      ...paragraph,
      sentences: paragraph.sentences.filter((one) => one.sentence_id !== sentence_id),
    }))
    .filter(({ sentences }) => sentences.length > 0);
}

/** One place up (-1) or down (1); from the edge of a paragraph into the one beside it. */
export function withMoved(narrative: Narrative, sentence_id: string, by: -1 | 1): Narrative {
  const at = narrative.findIndex(({ sentences }) => sentences.some((one) => one.sentence_id === sentence_id));
  const sentences = narrative[at]?.sentences ?? [];
  const from = sentences.findIndex((one) => one.sentence_id === sentence_id);
  const sentence = sentences[from];
  if (sentence === undefined) return narrative;
  const others = sentences.filter((one) => one !== sentence);
  const to = from + by;
  if (to >= 0 && to < sentences.length)
    return narrative.map((one, index) =>
      index === at ? { ...one, sentences: [...others.slice(0, to), sentence, ...others.slice(to)] } : one,
    );
  if (narrative[at + by] === undefined) return narrative;
  return narrative
    .map((one, index) => {
      if (index === at) return { ...one, sentences: others };
      if (index !== at + by) return one;
      return { ...one, sentences: by < 0 ? [...one.sentences, sentence] : [sentence, ...one.sentences] };
    })
    .filter((one) => one.sentences.length > 0);
}
