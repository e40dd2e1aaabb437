/** A pattern in one sentence that a person can check. */
import { duration, shortAddress, usd, HOUR_MS, percent, counted } from '@analytics/domain';
import type { NotablePattern } from '@analytics/storage';

const GRADE_IN_WORDS = {
  shape: 'the edges are there',
  shape_time: 'in order of time',
  shape_time_value: 'in order of time, the money conserved',
} as const;

/**
 * For example: `$9,800 went round 4 addresses from 5Dr7HtbE…NnCo and came back within 5.0 h (in order of time, the
 * money conserved).`
 */
export function patternSentence(pattern: NotablePattern): string {
  return `${factOf(pattern)} (${GRADE_IN_WORDS[pattern.proof_grade]}).`;
}

function factOf(pattern: NotablePattern): string {
  const within = duration(pattern.pattern_duration_hours * HOUR_MS);
  switch (pattern.pattern_type) {
    case 'cycle': {
      const start = shortAddress(pattern.cycle_path[0] ?? '');
      return `${usd(pattern.volume_usd / pattern.cycle_path.length)} on average went round ${counted(pattern.cycle_path.length, 'address', 'addresses')} from ${start} and came back within ${within}${times(pattern)}`;
    }
    case 'layering_path': {
      const [from, to] = [pattern.layering_path[0] ?? '', pattern.layering_path.at(-1) ?? ''];
      const shape = pattern.pattern_subtype === 'peel_chain' ? ', a part peeled off at each' : '';
      return `${usd(pattern.path_usd)} left ${shortAddress(from)} and ran over ${counted(pattern.layering_path.length - 1, 'hop')} to ${shortAddress(to)} within ${within}${shape}, ${percent(pattern.retention_ratio)} of it arriving`;
    }
    case 'smurfing_network': {
      const name = pattern.pattern_subtype === '' ? 'smurfing' : pattern.pattern_subtype.replaceAll('_', ' ');
      const hubs =
        pattern.hub_addresses.length === 0
          ? ''
          : ` around ${pattern.hub_addresses.slice(0, 2).map(shortAddress).join(' and ')}`;
      return `${usd(pattern.volume_usd)} moved through ${counted(pattern.addresses_involved.length, 'address', 'addresses')}${hubs} within ${within} in the shape of ${name}`;
    }
    case 'motif_fanin':
      return `${counted(pattern.motif_participant_count, 'address', 'addresses')} paid ${shortAddress(pattern.motif_center_address)} ${usd(pattern.volume_usd)} within ${within}`;
    case 'motif_fanout':
      return `${shortAddress(pattern.motif_center_address)} paid ${counted(pattern.motif_participant_count, 'address', 'addresses')} ${usd(pattern.volume_usd)} within ${within}`;
    case 'temporal_burst':
      return `${shortAddress(pattern.burst_address)} took part in ${counted(pattern.evidence_transaction_count, 'transfer')} within ${duration(pattern.burst_duration_seconds * 1000)}, ${pattern.burst_intensity.toFixed(0)} times its usual rate${times(pattern)}`;
    case 'threshold_evasion':
      return `${shortAddress(pattern.primary_address)} sent ${pattern.transactions_near_threshold} transfers of ${usd(pattern.average_usd)} on average, just below the threshold ${pattern.threshold_type}`;
    case 'proximity_risk': {
      const way = pattern.direction === 'from_risk' ? 'received' : 'sent';
      const hops = pattern.distance_to_risk === 1 ? 'directly' : `over ${pattern.distance_to_risk} hops`;
      const preposition = pattern.direction === 'from_risk' ? 'from' : 'to';
      const subject = pattern.addresses_involved.find((address) => address !== pattern.risk_source_address) ?? '';
      return `${shortAddress(subject)} ${way} ${usd(pattern.exposed_usd)} ${hops} ${preposition} ${shortAddress(pattern.risk_source_address)}, labelled ${pattern.risk_type}`;
    }
  }
}

function times(pattern: NotablePattern): string {
  return pattern.occurrence_count > 1 ? `, and ${counted(pattern.occurrence_count - 1, 'more time')}` : '';
}
