/**
 * A network with two small published slices, written by INSERT: a ring of three that moves money (alert `ring`, both
 * days), a payer of ten (alert `fan`, the second day only), one alert that is gone on the second day, 60 addresses with
 * features.
 */
import {
  databaseOf,
  parseNetworkName,
  parseProcessingDate,
  windowOf,
  type AlertEvidence,
  type NetworkName,
  type Window,
} from '@analytics/domain';
import { RESULT_TABLES, migrate, openDatabase, publishSlice, type Database } from '@analytics/storage';

export const NETWORK: NetworkName = parseNetworkName('api-test');
export const TODAY: Window = windowOf(parseProcessingDate('2025-03-02'), 7);
export const YESTERDAY: Window = windowOf(parseProcessingDate('2025-03-01'), 7);
const START_MS = Date.parse('2025-02-25T00:00:00Z');
const HOUR = 3_600_000;

/** `r0:0:0:native` … the ring's hops; `f0:0:0:native` … the fan's. */
const RING = [0, 1, 2].map((hop) => `r${hop}:0:0:native`);
const FAN = Array.from({ length: 10 }, (_, at) => `f${at}:0:0:native`);

/** Makes the network's database in `data_dir` and closes it again. `feature_count` rows of features a slice. */
export async function fillSlices(data_dir: string, feature_count = 60): Promise<void> {
  const database = await openDatabase({ name: databaseOf(NETWORK), data_dir, threads: 2 });
  try {
    await migrate(database, NETWORK);
    await fillCore(database);
    for (const window of [YESTERDAY, TODAY]) {
      await fillFeatures(database, window, feature_count);
      await fillPatterns(database, window);
      await fillAlerts(database, window);
      await fillEntities(database, window);
      await fillDetections(database, window);
      await publishSlice(database, RESULT_TABLES, window);
      await fillRun(database, window);
    }
  } finally {
    await database.close();
  }
}

async function fillCore(database: Database): Promise<void> {
  await database.command(
    `INSERT INTO core_transfers
     SELECT concat('r', toString(number)), '0', '0', toUInt32(number), {start:UInt64} + number * {hour:UInt64},
       concat('ring', toString(number)), concat('ring', toString((number + 1) % 3)), 'X', 'native', 100 - number, toDecimal128(1000 - number * 10, 18) + toDecimal128('0.5', 18), 0, 1
     FROM numbers(3)
     UNION ALL
     SELECT concat('f', toString(number)), '0', '0', toUInt32(100 + number), {start:UInt64} + (30 + number) * {hour:UInt64},
       'payer', concat('payee', toString(number)), 'X', 'native', 9, 900, 0, 1
     FROM numbers(10)
     UNION ALL
     SELECT concat('n', toString(number)), '0', '0', toUInt32(200 + number), {start:UInt64} + number * {hour:UInt64},
       concat('a', toString(number % 20)), concat('a', toString((number * 7 + 1) % 20)), 'Y', 'native', 5, if(number % 5 = 0, 0, 10), 0, 1
     FROM numbers(100)`,
    { start: START_MS, hour: HOUR },
  );
  await database.command(
    `INSERT INTO core_address_labels SELECT {network:String}, 'substrate', 'payer', '<script>alert(1)</script> Exchange', 'exchange', '', 'verified', 'test', 'low', 0.9, 1, 1, 1`,
    { network: NETWORK },
  );
  await database.command(
    "INSERT INTO core_address_labels SELECT {network:String}, 'substrate', 'ring2', 'Bridge', 'bridge', '', 'community', 'test', 'low', 0.9, 1, 1, 1",
    { network: NETWORK },
  );
  // Surer of itself, and less to be trusted.
  await database.command(
    "INSERT INTO core_address_labels SELECT {network:String}, 'substrate', 'ring2', 'Rumour', 'exchange', '', 'unverified', 'test', 'low', 1, 1, 1, 1",
    { network: NETWORK },
  );
  await database.command(
    "INSERT INTO core_asset_prices SELECT 'X', 'native', toDate('2025-02-25') + number, 10, 'test', 1 FROM numbers(7)",
  );
  await database.command("INSERT INTO core_assets SELECT 'X', 'native', {network:String}, true, 'test', 1, 1, 1", {
    network: NETWORK,
  });
}

async function fillFeatures(database: Database, window: Window, feature_count: number): Promise<void> {
  await database.command(
    `INSERT INTO staging_analyzers_features (window_days, processing_date, run_id, address, degree_total, unique_counterparties, total_volume_usd, total_in_usd,
       tx_total_count, pagerank, hourly_activity, address_type, nearest_risk_distance, direct_risk_exposure_in, indirect_risk_exposure_in,
       risk_exposure_least_in, risk_exposure_most_in, _version)
     SELECT {window_days:UInt16}, {processing_date:Date}, {run_id:String},
       multiIf(number < 3, concat('ring', toString(number)), number = 3, 'payer', number < 14, concat('payee', toString(number - 4)), concat('a', toString(number - 14))),
       number, if(number = 3, 10, 2), number * 10, number, number, number / 1000, range(24), if(number = 3, 'exchange', 'unknown'), 255, 0.1, 0.3,
       if(number = 2, 0, 0.2), if(number = 2, 0, 0.4), 1
     FROM numbers({feature_count:UInt32})`,
    { ...slice(window), run_id: runOf(window), feature_count },
  );
}

async function fillPatterns(database: Database, window: Window): Promise<void> {
  await database.command(
    `INSERT INTO staging_analyzers_patterns_cycle (window_days, processing_date, run_id, pattern_id, pattern_type, addresses_involved, address_roles, cycle_path,
       cycle_length, cycle_volume_usd, pattern_start_time, pattern_end_time, occurrence_count, evidence_transaction_count, evidence_volume_usd,
       evidence_tx_ids, evidence_transfers, evidence_is_complete, proof_grade, confidence_score, detection_method, _version)
     SELECT {window_days:UInt16}, {processing_date:Date}, {run_id:String}, 'p-ring', 'cycle', ['ring0', 'ring1', 'ring2'], ['member', 'member', 'member'],
       ['ring0', 'ring1', 'ring2'], 3, toDecimal128('2971.5', 18), {start:UInt64}, {end:UInt64}, 1, 3, toDecimal128('2971.5', 18), ['r0', 'r1', 'r2'], {ring:Array(String)}, true,
       'shape_time_value', 0.9, 'test', 1`,
    { ...slice(window), run_id: runOf(window), start: START_MS, end: START_MS + 2 * HOUR, ring: RING },
  );
  await database.command(
    `INSERT INTO staging_analyzers_patterns_proximity (window_days, processing_date, run_id, pattern_id, pattern_type, addresses_involved, risk_source_address,
       risk_type, direction, distance_to_risk, exposed_usd, exposed_usd_by_hop, pattern_start_time, pattern_end_time, evidence_transfers, proof_grade, confidence_score, _version)
     SELECT {window_days:UInt16}, {processing_date:Date}, {run_id:String}, 'p-risk', 'proximity_risk', ['ring1', 'ring0'], 'ring0', 'mixer', 'from_risk',
       1, 1000.5, [1000.5], {start:UInt64}, {start:UInt64}, ['r0:0:0:native'], 'shape', 0.4, 1`,
    { ...slice(window), run_id: runOf(window), start: START_MS },
  );
}

/** `ring0` and `ring1` are one, `ring2` perhaps. */
async function fillEntities(database: Database, window: Window): Promise<void> {
  await database.command(
    `INSERT INTO staging_analyzers_entities (window_days, processing_date, run_id, entity_id, entity_kind, address, other_address, rule, weight, reason,
       evidence_transaction_count, evidence_transfers, _version)
     SELECT {window_days:UInt16}, {processing_date:Date}, {run_id:String}, row.1, row.2, row.3, row.4, row.5, row.6, row.7, 1, ['r0:0:0:native'], 1
     FROM (SELECT arrayJoin([('entity_one', 'owner', 'ring0', 'ring1', 'own_wallet', 0.95, 'ring1 takes all.'), ('', '', 'ring1', 'ring2', 'shared_deposit', 0.6, 'They share an account.')]) AS row)`,
    { ...slice(window), run_id: runOf(window) },
  );
}

/** Two detections that are no alert, and one that is. */
async function fillDetections(database: Database, window: Window): Promise<void> {
  const evidence_json = JSON.stringify({ sentences: [{ text: 'ring0 was paid.', transfer_ids: [] }] });
  await database.command(
    `INSERT INTO staging_analyzers_typologies (window_days, processing_date, run_id, detection_id, typology_type, hold_reason, confidence_score, chance_ratio,
       subject_address, addresses_involved, entered_usd, start_time, evidence_json, _version)
     SELECT {window_days:UInt16}, {processing_date:Date}, {run_id:String}, row.1, row.2, row.3, row.4, row.5, 'ring0', ['ring0', 'ring1'], 100, {start:UInt64}, {evidence_json:String}, 1
     FROM (SELECT arrayJoin([('d-chance', 'fan_in', 'chance', 0.1, 0.9), ('d-unsure', 'layering', 'unsure', 0.15, 0.2), ('d-raised', 'round_tripping', '', 0.8, 0.)]) AS row)`,
    { ...slice(window), run_id: runOf(window), start: START_MS, evidence_json },
  );
}

interface AlertFixture {
  readonly alert_id: string;
  readonly typology: string;
  readonly severity: string;
  readonly address: string;
  readonly volume: string;
  /** What its row lists. */
  readonly evidence: readonly string[];
  /** All of it, where that is more; kept beside the row, but not by an earlier version. */
  readonly whole?: readonly string[];
  readonly isKept?: boolean;
  readonly addresses: readonly string[];
  readonly start: number;
  readonly end: number;
}

async function fillAlerts(database: Database, window: Window): Promise<void> {
  const ring: AlertFixture = {
    alert_id: 'ring',
    typology: 'round_tripping',
    severity: 'high',
    address: 'ring0',
    volume: '2971.5',
    evidence: RING,
    addresses: ['ring0', 'ring1', 'ring2'],
    start: START_MS,
    end: START_MS + 2 * HOUR,
  };
  const fan: AlertFixture = {
    alert_id: 'fan',
    typology: 'fan_out',
    severity: 'medium',
    address: 'payer',
    volume: '9000',
    evidence: FAN.slice(0, 4),
    whole: FAN,
    isKept: true,
    addresses: ['payer', ...FAN.map((_, at) => `payee${at}`)],
    start: START_MS + 30 * HOUR,
    end: START_MS + 39 * HOUR,
  };
  const gone: AlertFixture = {
    ...ring,
    alert_id: 'gone',
    typology: 'peel_chain',
    severity: 'low',
    evidence: RING.slice(0, 2),
    whole: RING,
  };
  const alerts = window === TODAY ? [ring, fan] : [{ ...ring, volume: '2000' }, gone];
  for (const [at, alert] of alerts.entries()) {
    const digest = await digestOf(database, alert.evidence);
    const evidence_json = JSON.stringify(evidenceWith(digest)).slice(0, -1);
    const whole = alert.whole ?? alert.evidence;
    const parameters = { ...slice(window), run_id: runOf(window), ...alert, whole, rank: at + 1, evidence_json };
    await database.command(
      `INSERT INTO staging_analyzers_alerts (window_days, processing_date, run_id, alert_id, alert_rank, address, typology_type, pattern_id, pattern_type, pattern_ids,
         severity, severity_score, alert_confidence_score, proof_grade, description, volume_usd, entered_usd, addresses_involved, suspect_addresses, evidence_transfers,
         evidence_transaction_count, evidence_is_complete, evidence_json, risk_indicators, start_time, end_time, first_seen_date, last_seen_date, cluster_id, _version)
       WITH {evidence_json:String} AS story, concat('Money of ', {address:String}, ' went Around') AS said,
         lower(hex(SHA256(arrayStringConcat([story, {typology:String}, {address:String}, {severity:String}, toString(toInt64(round(1e6 / {rank:UInt32}))), '800000', '', said,
           arrayStringConcat({addresses:Array(String)}, '\\n'), '', {address:String}, '', toString({volume:Decimal128(18)})], '\\n\\n')))) AS story_digest
       SELECT {window_days:UInt16}, {processing_date:Date}, {run_id:String}, {alert_id:String}, {rank:UInt32}, {address:String}, {typology:String}, 'p-ring', 'cycle',
         ['p-ring'], {severity:String}, 1 / {rank:UInt32}, 0.8, 'shape', said, {volume:Decimal128(18)}, {volume:Decimal128(18)}, {addresses:Array(String)},
         [{address:String}], {evidence:Array(String)}, length({whole:Array(String)}), {whole:Array(String)} = {evidence:Array(String)}, concat(story, ',"story_digest":"', story_digest, '"}'), [{typology:String}],
         {start:UInt64}, {end:UInt64}, {processing_date:Date}, {processing_date:Date}, concat('case-', {alert_id:String}), 1`,
      parameters,
    );
    if (alert.isKept === true) {
      await database.command(
        `INSERT INTO staging_analyzers_alert_transfers
         SELECT {window_days:UInt16}, {processing_date:Date}, {run_id:String}, {alert_id:String}, place, transfer_id, 1
         FROM (SELECT 1) ARRAY JOIN {whole:Array(String)} AS transfer_id, arrayEnumerate({whole:Array(String)}) AS place`,
        parameters,
      );
    }
    await database.command(
      `INSERT INTO staging_analyzers_alert_clusters (window_days, processing_date, run_id, cluster_id, cluster_type, primary_address, primary_alert_id, related_alert_ids,
         addresses_involved, total_alerts, total_volume_usd, severity_max, confidence_avg, earliest_alert_timestamp, latest_alert_timestamp, _version)
       SELECT {window_days:UInt16}, {processing_date:Date}, {run_id:String}, concat('case-', {alert_id:String}), 'single', {address:String}, {alert_id:String},
         [{alert_id:String}], {addresses:Array(String)}, 1, {volume:Decimal128(18)}, {severity:String}, 0.8, {start:UInt64}, {end:UInt64}, 1`,
      parameters,
    );
  }
}

/** A story of one sentence; the digest over all of it is put behind it. */
function evidenceWith(evidence_digest: string): Omit<AlertEvidence, 'story_digest'> {
  return {
    sentences: [{ text: 'It moved.', transfer_ids: [], transfer_count: 0, volume_usd: '0' }],
    indicators: [],
    around: [],
    surroundings: { funding: [], cash_out: [] },
    stages: ['round_tripping'],
    conditions: [],
    confidence: { score: 0.8, band: [0.7, 0.95], terms: [], corroboration: 0 },
    severity: { level: 'high', score: 1, terms: [] },
    innocent_reading: 'A treasury that moves its own money.',
    parameters_hash: '',
    evidence_digest,
    surroundings_digest: '',
  };
}

/** What a run writes of transfers that are listed in order of time. */
async function digestOf(database: Database, evidence: readonly string[]): Promise<string> {
  const [row] = await database.rows<{ digest: string }>(
    `SELECT lower(hex(SHA256(arrayStringConcat(arrayMap(pair -> pair.2, arraySort(groupArray((block_timestamp, lower(hex(SHA256(concat(
       concat(tx_id, ':', event_index, ':', edge_index, ':', asset_contract), '|', from_address, '|', to_address, '|', toString(block_timestamp), '|',
       toString(block_height), '|', toString(asset_symbol), '|', toString(amount), '|', toString(amount_usd))))))))))))) AS digest
     FROM core_transfers FINAL WHERE has({evidence:Array(String)}, concat(tx_id, ':', event_index, ':', edge_index, ':', asset_contract))`,
    { evidence },
  );
  return row?.digest ?? '';
}

async function fillRun(database: Database, window: Window): Promise<void> {
  await database.command(
    `INSERT INTO analyzers_runs (window_days, processing_date, run_id, network, status, steps, steps_done, progress, settings_json, notices_json, source, started_at, updated_at, ended_at, _version)
     SELECT {window_days:UInt16}, {processing_date:Date}, {run_id:String}, {network:String}, 'published', ['features', 'patterns', 'typologies', 'alerts', 'publish'], ['features', 'publish'], 1, '{"a":1}', '[]',
       'http:https://user:secret@example.org/x', toDateTime64({processing_date:Date}, 3), toDateTime64({processing_date:Date}, 3), toDateTime64({processing_date:Date}, 3), 1`,
    { ...slice(window), run_id: runOf(window), network: NETWORK },
  );
  await database.command(
    `INSERT INTO analyzers_computation_audit (window_days, processing_date, run_id, network, step, status, duration_seconds, row_count, details_json, _version)
     SELECT {window_days:UInt16}, {processing_date:Date}, {run_id:String}, {network:String}, 'features', 'done', 1.5, 60, '{}', 1`,
    { ...slice(window), run_id: runOf(window), network: NETWORK },
  );
}

function slice(window: Window): { window_days: number; processing_date: string } {
  return { window_days: window.window_days, processing_date: window.processing_date };
}

function runOf(window: Window): string {
  return `run-${window.processing_date}`;
}
