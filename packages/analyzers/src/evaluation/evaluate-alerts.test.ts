import { describe, expect, it } from 'vitest';
import { evaluateAlerts } from './evaluate-alerts.ts';
import type { EvaluatedAlert } from '@analytics/domain';
import type { KnownInstance } from './evaluation-input.ts';

/** `members` as `address:role`. */
const known = (pattern_type: string, id: string, members: string): KnownInstance => ({
  pattern_type,
  pattern_instance_id: id,
  members: members.split(' ').map((member) => {
    const [address = '', role = ''] = member.split(':');
    return { address, role };
  }),
});

/** An alert; suspects are all that it involves, unless they are named. */
const alert = (
  alert_rank: number,
  typology_type: string,
  involved: string,
  suspects: string = involved,
): EvaluatedAlert => ({
  alert_id: `alert-${alert_rank}`,
  typology_type,
  alert_rank,
  addresses_involved: involved.split(' '),
  suspect_addresses: suspects === '' ? [] : suspects.split(' '),
  severity: 'high',
  confidence: 0.8,
});

const LAYERING = known(
  'layering',
  'layering-1',
  'a:source b:intermediary c:intermediary d:destination x:service w:deposit',
);
const RUG_PULL = known('rug_pull', 'rug_pull-1', 'dev:developer out:exit v1:victim v2:victim v3:victim x:service');
const SUPPLY = known('supply_chain', 'supply_chain-1', 's1:supplier s2:supplier s3:supplier x:service');
const NOTHING = { schemes: [LAYERING, RUG_PULL], twins: [SUPPLY], alerts: [], address_count: 100 };

const overallOf = (alerts: EvaluatedAlert[]) => evaluateAlerts({ ...NOTHING, alerts });
const layeringOf = (alerts: EvaluatedAlert[]) => overallOf(alerts).typologies[0]!;

describe('evaluateAlerts', () => {
  it('finds nothing where there are no alerts, and divides by nothing', () => {
    const { overall, reading, background, twin_flagged_ratio, alert_count } = overallOf([]);
    expect(overall).toEqual({
      typology_type: 'all',
      instance_count: 2,
      found_50_count: 0,
      found_80_count: 0,
      recall_50: 0,
      recall_80: 0,
      mean_jaccard: 0,
      right_name_ratio: null,
      given_names: [],
      alerts_per_found: null,
      victim_count: 3,
      victim_suspected_count: 0,
      victim_suspected_ratio: 0,
    });
    expect(reading).toEqual([
      { seen_share: 0.5, alerts_read: null, alerts_per_scheme: null },
      { seen_share: 0.9, alerts_read: null, alerts_per_scheme: null },
    ]);
    expect([alert_count, background.suspected_ratio, twin_flagged_ratio]).toEqual([0, 0, 0]);
  });

  it('has no ratios where nothing was planted', () => {
    const { overall, typologies, twin_flagged_ratio } = evaluateAlerts({
      schemes: [],
      twins: [],
      alerts: [alert(1, 'layering', 'a b')],
      address_count: 10,
    });
    expect([overall.recall_50, overall.mean_jaccard, overall.victim_suspected_ratio, twin_flagged_ratio]).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect(typologies).toEqual([]);
  });

  it('counts half of the own addresses in one alert as found at 50 %, and not at 80 %', () => {
    const { found_50_count, found_80_count, recall_50, recall_80 } = layeringOf([alert(1, 'layering', 'a b')]);
    expect([found_50_count, found_80_count, recall_50, recall_80]).toEqual([1, 0, 1, 0]);
  });

  it('does not add up alerts: two that hold a quarter each find nothing', () => {
    expect(layeringOf([alert(1, 'layering', 'a'), alert(2, 'layering', 'b')]).recall_50).toBe(0);
  });

  it('does not ask for services, deposit wallets and victims', () => {
    const { typologies } = overallOf([alert(1, 'layering', 'a b c d'), alert(2, 'rug_pull', 'dev out')]);
    expect(typologies.map(({ recall_80, mean_jaccard }) => [recall_80, mean_jaccard])).toEqual([
      [1, 1],
      [1, 1],
    ]);
  });

  it('takes the Jaccard index over own addresses: services of the scheme count neither way, strangers count against', () => {
    // Own {a b c d}; the alert adds the scheme's exchange x (left out) and a stranger q: 4 of 5.
    expect(layeringOf([alert(1, 'layering', 'a b c d x q')]).mean_jaccard).toBe(4 / 5);
    // 2 shared of {a b c d q}.
    expect(layeringOf([alert(1, 'layering', 'a b q')]).mean_jaccard).toBe(2 / 5);
  });

  it('takes the best Jaccard index of any alert, not that of the alert that covers most', () => {
    // The first covers all and has 4/8; the second covers 3/4 and has 3/4.
    const alerts = [alert(1, 'layering', 'a b c d q r s t'), alert(2, 'collection', 'a b c')];
    expect(layeringOf(alerts).mean_jaccard).toBe(3 / 4);
    expect(layeringOf(alerts).given_names).toEqual([{ typology_type: 'layering', count: 1 }]);
  });

  it('asks the best-covering alert for the name, and says which name was given instead', () => {
    const { right_name_ratio, given_names } = layeringOf([
      alert(1, 'layering', 'a b'),
      alert(2, 'round_tripping', 'a b c'),
    ]);
    expect(right_name_ratio).toBe(0);
    expect(given_names).toEqual([{ typology_type: 'round_tripping', count: 1 }]);
  });

  it('breaks a tie of coverage by Jaccard index, then by rank, never by name', () => {
    expect(layeringOf([alert(1, 'layering', 'a b c d q'), alert(2, 'collection', 'a b c d')]).right_name_ratio).toBe(0);
    expect(layeringOf([alert(2, 'layering', 'a b c d'), alert(1, 'collection', 'a b c d')]).right_name_ratio).toBe(0);
  });

  it('counts the alerts that are mostly about a found scheme, by their suspects', () => {
    const alerts = [
      alert(1, 'layering', 'a b c d'),
      alert(2, 'rapid_movement', 'b q r', 'b'),
      // Half of its suspects is not most of them.
      alert(3, 'dispersion', 'c q', 'c q'),
    ];
    expect(layeringOf(alerts).alerts_per_found).toBe(2);
  });

  it('leaves alerts about schemes that were not found out of alerts per found scheme', () => {
    const missed = known('layering', 'layering-2', 'e:source f:intermediary g:destination');
    const alerts = [alert(1, 'layering', 'a b c d'), alert(2, 'layering', 'e q', 'e')];
    const { overall } = evaluateAlerts({ ...NOTHING, schemes: [LAYERING, missed], alerts });
    expect([overall.found_50_count, overall.alerts_per_found]).toEqual([1, 1]);
  });

  it('shares out victims who are suspected: 1 of 3, and a victim who acts in another scheme is none', () => {
    const alerts = [alert(1, 'rug_pull', 'dev v1', 'dev v1')];
    const { overall } = overallOf(alerts);
    expect([overall.victim_count, overall.victim_suspected_count, overall.victim_suspected_ratio]).toEqual([
      3,
      1,
      1 / 3,
    ]);
    const also = known('layering', 'layering-2', 'v1:source z:destination');
    const mixed = evaluateAlerts({ ...NOTHING, schemes: [LAYERING, RUG_PULL, also], alerts });
    expect([mixed.overall.victim_count, mixed.overall.victim_suspected_count]).toEqual([2, 0]);
  });

  it('takes the background as the window less the schemes: their services are in it, deposit wallets are not', () => {
    // In schemes: a b c d w, dev out v1 v2 v3 = 10 of 100. Suspected: a (scheme), w (deposit), x (service), q
    // (stranger).
    const { background } = overallOf([alert(1, 'layering', 'a w x q'), alert(2, 'layering', 'q')]);
    expect(background).toEqual({ address_count: 90, suspected_count: 2, suspected_ratio: 2 / 90 });
  });

  it('flags a twin by an alert half of whose suspects are the twin’s', () => {
    const { twins, twin_flagged_ratio } = overallOf([alert(1, 'layering', 's1 s2 q r', 's1 s2 q r')]);
    expect(twins).toEqual([
      {
        twin_type: 'supply_chain',
        instance_count: 1,
        flagged_count: 1,
        flagged_ratio: 1,
        flagged_as: [{ typology_type: 'layering', count: 1 }],
      },
    ]);
    expect(twin_flagged_ratio).toBe(1);
  });

  it.each([
    ['less than half of the suspects are the twin’s', [alert(1, 'layering', 's1 q r', 's1 q r')]],
    ['it involves one of the twin’s three addresses only', [alert(1, 'layering', 's1', 's1')]],
    ['the suspects are members of a scheme', [alert(1, 'layering', 'a b s1 s2', 'a b')]],
    ['nobody is suspected', [alert(1, 'layering', 's1 s2', '')]],
  ])('does not flag a twin where %s', (_, alerts) => {
    expect(overallOf(alerts).twin_flagged_ratio).toBe(0);
  });

  it('flags a twin of one address by an alert about that address', () => {
    const saver = known('saver', 'saver-1', 's:saver x:service w:deposit');
    const { twin_flagged_ratio } = evaluateAlerts({
      ...NOTHING,
      twins: [saver],
      alerts: [alert(1, 'dormant_activation', 's', 's')],
    });
    expect(twin_flagged_ratio).toBe(1);
  });

  it('counts alerts read by rank until half and nine tenths of the schemes are seen', () => {
    const { reading } = overallOf([
      alert(1, 'wash_trading', 'q r'),
      alert(2, 'layering', 'a b c'),
      alert(7, 'collection', 'p'),
      alert(9, 'rug_pull', 'dev'),
    ]);
    // Half of two schemes is one, seen with the second alert; nine tenths is two, seen with the fourth.
    expect(reading).toEqual([
      { seen_share: 0.5, alerts_read: 2, alerts_per_scheme: 1 },
      { seen_share: 0.9, alerts_read: 4, alerts_per_scheme: 2 },
    ]);
  });

  it('does not depend on the order of the alerts', () => {
    const alerts = [
      alert(1, 'layering', 'a b c d'),
      alert(2, 'round_tripping', 'a b c d'),
      alert(3, 'rug_pull', 'dev out v1'),
      alert(4, 'layering', 's1 s2'),
    ];
    expect(overallOf([...alerts].reverse())).toEqual(overallOf(alerts));
  });
});
