/** The words of an alert: a paragraph a person can read, each sentence tied to its transfers. */
import { FATF_CATEGORIES, counted, formatNumber, usd, typologyWords, capitalised } from '@analytics/domain';
import type { AssessedScheme } from './find-schemes.ts';
import { otherNames } from './merge-detections.ts';

/** `⟨node⟩` in a chapter's sentence. */
const NODE = /⟨(\d+)⟩/gu;

/** Addresses beyond this are counted: nobody reads a paragraph of forty of them. */
const NAMED_IN_A_ROW = 4;

/** Puts addresses into a sentence; long rows of them are cut and counted. */
export function withAddresses(text: string, nameOf: (node: number) => string): string {
  const cut = text.replace(/⟨\d+⟩(?:, ⟨\d+⟩)+/gu, (row) => {
    const nodes = row.split(', ');
    if (nodes.length <= NAMED_IN_A_ROW + 1) return row;
    return `${nodes.slice(0, NAMED_IN_A_ROW).join(', ')} and ${nodes.length - NAMED_IN_A_ROW} more`;
  });
  const text_with_names = cut.replace(NODE, (_, node: string) => nameOf(Number(node)));
  // A sentence may begin with "the service …".
  return text_with_names.startsWith('the ') ? `T${text_with_names.slice(1)}` : text_with_names;
}

/** `the service 5GVo…7DxN`: a reader must not take a business for a wallet of the scheme. */
export function calledAs(role: string | undefined, name: string): string {
  if (role === 'service') return `the service ${name}`;
  return role === 'deposit_wallet' ? `the deposit wallet ${name}` : name;
}

/** Sums of a scheme's evidence, USD. */
export interface Moved {
  /** From outside, once. */
  readonly entered_usd: number;
  /** Of all transfers. */
  readonly volume_usd: number;
}

function movedSentence(transfer_count: number, { entered_usd, volume_usd }: Moved): string {
  const transfers = counted(transfer_count, 'transfer');
  if (volume_usd === 0) return `Its ${transfers} ${transfer_count === 1 ? 'has' : 'have'} no value in USD.`;
  if (usd(entered_usd) === usd(volume_usd)) return `In all ${usd(entered_usd)} entered the scheme, in ${transfers}.`;
  return `In all ${usd(entered_usd)} entered the scheme; its ${transfers} add up to ${usd(volume_usd)}, because money that is passed on counts at every hop.`;
}

/** How many like it chance makes; nothing where chance does not judge it. */
function chanceSentence(expected: number | undefined): string[] {
  if (expected === undefined) return [];
  const count = expected === 0 ? 'none' : formatNumber(expected, { max: 1 });
  return [`Shuffled copies of this network show ${count} like it.`];
}

/**
 * The paragraph: what happened, how it was funded and cashed out, what else points at it, what it means, what speaks
 * against it.
 */
export function descriptionOf(
  scheme: AssessedScheme,
  nameOf: (node: number) => string,
  moved: Moved,
  earlier_alert_id: string,
): string {
  const { lead, indicators, around, surroundings, assessment } = scheme;
  const others = otherNames(lead, indicators);
  const near = otherNames(lead, around).filter((type) => !others.includes(type));
  const name = typologyWords(lead.typology_type);
  const parts = [
    `${capitalised(name)} (${assessment.severity} severity).`,
    ...lead.sentences.map(({ text }) => withAddresses(text, nameOf)),
    ...(surroundings.funding.length > 0
      ? [`Services had made ${counted(surroundings.funding.length, 'payment')} to its suspects shortly before.`]
      : []),
    ...(surroundings.cash_out.length > 0
      ? [
          `Its addresses made ${counted(surroundings.cash_out.length, 'transfer')} to services or their deposit wallets after it.`,
        ]
      : []),
    ...(others.length > 0 ? [`The same transfers also show: ${others.map(typologyWords).join(', ')}.`] : []),
    ...(near.length > 0 ? [`Around it, on other transfers: ${near.map(typologyWords).join(', ')}.`] : []),
    ...chanceSentence(assessment.chance.expected_by_chance),
    movedSentence(scheme.rows.length, moved),
    ...(earlier_alert_id === '' ? [] : [`The same suspects had ${earlier_alert_id}, on other transfers.`]),
    `FATF: ${FATF_CATEGORIES[lead.fatf_category]}.`,
    `An innocent reading: ${lead.innocent_reading}`,
    'An indicator is not proof.',
  ];
  return parts.join(' ');
}
