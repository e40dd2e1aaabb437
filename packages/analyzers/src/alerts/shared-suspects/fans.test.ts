import { describe, expect, it } from 'vitest';
import type { DrawnTransfer } from '../../structural/testing/transfers-of.ts';
import { typologyContext } from '../../typologies/context.ts';
import { hour, several, typologyInputOf, type DrawnTypologyWorld } from '../../typologies/testing/typologies-of.ts';
import { singlePayments, suspectFans } from './fans.ts';
import { sharedSuspectsSettingsSchema } from './params.ts';

const settings = sharedSuspectsSettingsSchema.parse({});
const suspects = several('s', 6);

/** Three hundred who pay somebody once, and no suspect among them. */
const others = Array.from({ length: 300 }, (_, at): DrawnTransfer => [`z${at}`, `y${at}`, hour(2 * at), 100]);
/** One address pays the six, one a day. */
const fan = suspects.map((suspect, at): DrawnTransfer => ['c', suspect, hour(24 * at), 50 + at]);

/** The fans of a world in which the n-th suspect is one of alert n, or of `alerts[n]`. */
function fansOf(drawn: readonly DrawnTransfer[], alerts = [0, 1, 2, 3, 4, 5], world: DrawnTypologyWorld = {}) {
  const input = typologyInputOf([...others, ...drawn], world);
  const context = typologyContext(input);
  const nodeOf = (address: string): number => input.addresses.addresses.indexOf(address);
  const alertsOf = new Map(suspects.map((suspect, at) => [nodeOf(suspect), [alerts[at]!]] as const));
  return suspectFans(context, singlePayments(context), alertsOf, settings).map((one) => ({
    ...one,
    centre: input.addresses.addresses[one.centre],
    leaves: one.leaves.map((node) => input.addresses.addresses[node]),
  }));
}

describe('suspectFans', () => {
  it('finds who pays suspects of many alerts, each of them once', () => {
    const [found, ...more] = fansOf(fan);
    expect(more).toEqual([]);
    expect(found).toMatchObject({ centre: 'c', is_payer: true, leaves: suspects, alert_count: 6, tie_count: 6 });
    // All six of six, where 6 of 306 payments lead to a suspect; the drawn window is shorter than two stretches.
    expect(found!.expected_share).toBeCloseTo(6 / 306, 12);
    expect(found!.bits).toBeGreaterThan(30);
  });

  it('finds who is paid by them', () => {
    const paid = fan.map(([from, to, time, usd]): DrawnTransfer => [to, from, time, usd]);
    expect(fansOf(paid)).toMatchObject([{ centre: 'c', is_payer: false, leaves: suspects }]);
  });

  it('counts two suspects of one alert once', () => {
    expect(fansOf(fan, [0, 1, 2, 3, 3, 3])).toEqual([]);
    expect(fansOf(fan, [0, 1, 2, 3, 4, 4])).toMatchObject([{ alert_count: 5 }]);
  });

  it('leaves out who pays a suspect again, and who is one of the same alert', () => {
    const twice: DrawnTransfer[] = [...fan, ['c', 's1', hour(200), 9], ['c', 's2', hour(201), 9]];
    expect(fansOf(twice)).toEqual([]);
    expect(fansOf([...fan, ['c', 'q', hour(300), 9]])).toHaveLength(1);
  });

  it('looks no further than its stretch', () => {
    const slow = suspects.map((suspect, at): DrawnTransfer => ['c', suspect, hour(24 * 10 * at), 50]);
    expect(fansOf(slow)).toEqual([]);
  });

  it('is no finding at a service, at somebody known, or where most payments lead to suspects', () => {
    expect(fansOf(fan, undefined, { services: ['c'] })).toEqual([]);
    expect(fansOf(fan, undefined, { known: ['c'] })).toEqual([]);
    const everybody = Array.from({ length: 60 }, (_, at) =>
      suspects.map((suspect): DrawnTransfer => [`p${at}-${suspect}`, suspect, hour(at), 20]),
    ).flat();
    const customers = Array.from({ length: 30 }, (_, at): DrawnTransfer => ['c', `customer${at}`, hour(5 * at), 9]);
    expect(fansOf([...fan, ...everybody, ...customers])).toEqual([]);
  });
});
