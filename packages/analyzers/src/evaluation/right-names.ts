/** Which of our names are right for a scheme that the truth calls by its maker's word. */

interface NamedKind {
  /** Words of makers for it, in snake_case. Our own name is one without being listed. */
  readonly words: readonly string[];
  /** The names that say exactly it. */
  readonly exact: readonly string[];
  /** Names of the same structure, seen from another side: no wrong name for it. */
  readonly alike: readonly string[];
}

const FANS = ['collection', 'dispersion'];
const HUBS = ['gather_scatter', ...FANS];
const PASSING_ON = ['layering', 'rapid_movement', 'peel_chain'];

/** As foreign truths name them: IBM AMLSim and AMLworld, AMLGentex, and the words of detection.md's networks. */
const KINDS: readonly NamedKind[] = [
  {
    words: ['fan_in', 'motif_fanin'],
    exact: ['collection'],
    alike: ['temporal_burst', 'smurfing', 'gather_scatter', 'sybil_network'],
  },
  {
    words: ['fan_out', 'motif_fanout'],
    exact: ['dispersion'],
    alike: ['temporal_burst', 'smurfing', 'gather_scatter', 'sybil_network'],
  },
  {
    words: ['gather_scatter'],
    exact: ['gather_scatter'],
    alike: [...FANS, 'mixing', 'nested_service', 'smurfing', 'sequence'],
  },
  {
    words: ['scatter_gather'],
    exact: ['scatter_gather'],
    alike: ['smurfing', ...FANS, 'sybil_network'],
  },
  {
    words: ['simple_cycle', 'cycle'],
    exact: ['round_tripping'],
    alike: ['wash_trading', 'layering', 'rapid_movement'],
  },
  { words: ['random_walk'], exact: ['layering'], alike: ['rapid_movement', 'peel_chain', 'round_tripping'] },
  {
    words: ['bipartite'],
    exact: ['bipartite_layering'],
    alike: ['smurfing', 'scatter_gather', ...HUBS, 'stacked_layering', 'layering'],
  },
  {
    words: ['stack'],
    exact: ['stacked_layering'],
    alike: ['bipartite_layering', 'smurfing', 'scatter_gather', ...HUBS, 'layering', 'sequence'],
  },
  { words: ['peel_chain'], exact: ['peel_chain'], alike: ['layering', 'rapid_movement'] },
  { words: ['layering_chain'], exact: ['layering'], alike: ['rapid_movement', 'peel_chain'] },
  { words: ['smurfing_single'], exact: ['smurfing'], alike: ['scatter_gather', 'structuring', 'sequence'] },
  {
    words: ['smurfing_multi'],
    exact: ['smurfing'],
    alike: ['scatter_gather', 'structuring', 'stacked_layering', 'layering', 'sequence'],
  },
  {
    words: ['structuring_us_10k', 'structuring_eu_15k', 'structuring_3k'],
    exact: ['structuring'],
    alike: ['dispersion', 'smurfing'],
  },
  { words: ['mixing_hub'], exact: ['mixing'], alike: ['gather_scatter', 'nested_service', 'unregistered_service'] },
  { words: ['wash_pair', 'wash_ring'], exact: ['wash_trading'], alike: ['round_tripping'] },
  {
    words: ['sybil_common'],
    exact: ['sybil_network'],
    alike: ['scatter_gather', 'smurfing', ...HUBS],
  },
  {
    words: ['sybil_chain'],
    exact: ['sybil_network'],
    alike: ['layering', 'collection', 'gather_scatter', 'scatter_gather'],
  },
  {
    words: ['nested_service'],
    exact: ['nested_service'],
    alike: ['gather_scatter', 'collection', 'mixing', 'unregistered_service'],
  },
  {
    words: ['rug_pull_fast', 'rug_pull_gradual'],
    exact: ['rug_pull'],
    alike: ['collection', 'temporal_burst', 'gather_scatter'],
  },
  {
    words: ['dormant_activation'],
    exact: ['dormant_activation'],
    alike: ['layering', 'collection', 'rapid_movement', 'sequence'],
  },
  {
    words: ['rapid_pass_through'],
    exact: ['rapid_movement'],
    alike: ['temporal_burst', 'layering', 'peel_chain', 'gather_scatter', 'collection'],
  },
  { words: ['exposure_sanctioned'], exact: ['exposure_sanctions'], alike: [] },
  { words: ['exposure_mixer'], exact: ['exposure_mixer'], alike: ['mixing'] },
  { words: ['exposure_scam'], exact: ['exposure_scam'], alike: ['exposure_exploit'] },
  { words: ['exposure_exploit'], exact: ['exposure_exploit'], alike: ['exposure_scam'] },
  {
    words: ['seq_layering_fanout'],
    exact: ['sequence'],
    alike: [...PASSING_ON, 'dispersion'],
  },
  {
    words: ['seq_smurfing_collection'],
    exact: ['sequence'],
    alike: ['smurfing', 'scatter_gather', 'collection', 'structuring'],
  },
  {
    words: ['seq_structuring_aggregation'],
    exact: ['sequence'],
    alike: ['structuring', 'smurfing', 'scatter_gather', ...FANS],
  },
  {
    words: ['seq_exploit_peel_mixer'],
    exact: ['sequence'],
    alike: ['peel_chain', 'layering', 'exposure_exploit', 'exposure_scam', 'exposure_mixer', 'mixing'],
  },
];

const KIND_OF_WORD: ReadonlyMap<string, NamedKind> = new Map(
  KINDS.flatMap((kind) => kind.words.map((word) => [word, kind] as const)),
);

/** `Fan-In` and `fan in` are `fan_in`. */
export function snakeCased(name: string): string {
  return name
    .trim()
    .replace(/(?<=[a-z0-9])(?=[A-Z])/gu, '_')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '_')
    .replace(/^_+|_+$/gu, '');
}

/** `exact`: the name for it; `alike`: a name of the same structure; `other`: another scheme's name. */
export type NameMatch = 'exact' | 'alike' | 'other';

/**
 * How our `typology_type` fits what a truth calls `pattern_type`. A word that is not listed is right for itself alone.
 */
export function nameMatch(pattern_type: string, typology_type: string): NameMatch {
  const word = snakeCased(pattern_type);
  const name = typology_type.includes('_then_') ? 'sequence' : typology_type;
  if (word === typology_type) return 'exact';
  const kind = KIND_OF_WORD.get(word);
  if (kind === undefined) return 'other';
  if (kind.exact.includes(name)) return 'exact';
  return kind.alike.includes(name) ? 'alike' : 'other';
}

/** Whether the word of a truth is one that some alert can bear or be right for. */
export function isKnownPatternType(pattern_type: string, typology_types: readonly string[]): boolean {
  return KIND_OF_WORD.has(snakeCased(pattern_type)) || typology_types.includes(snakeCased(pattern_type));
}
