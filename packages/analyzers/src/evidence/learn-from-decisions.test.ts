import { describe, expect, it } from 'vitest';
import { learnFromDecisions, withDecisions, type DecidedAlert } from './learn-from-decisions.ts';
import type { Evidence } from './scorecard.ts';
import type { TermName } from './terms.ts';

const alert = (is_true: boolean, change: Partial<DecidedAlert> = {}): DecidedAlert => ({
  typology_type: 'layering',
  bits: 2,
  values: {},
  is_true,
  ...change,
});
const times = (count: number, one: DecidedAlert): DecidedAlert[] => Array.from({ length: count }, () => one);
const bitsOf = (decided: readonly DecidedAlert[]): number => learnFromDecisions(decided)!.names[0]!.bits;

describe('learnFromDecisions', () => {
  it('learns nothing without a decision', () => {
    expect(learnFromDecisions([])).toBeUndefined();
  });

  it('ten false alerts nudge, a hundred steer, a thousand end at the limit', () => {
    expect(bitsOf(times(10, alert(false)))).toBeCloseTo(-0.79, 1);
    expect(bitsOf(times(100, alert(false)))).toBeCloseTo(-3.28, 1);
    expect(bitsOf(times(1_000, alert(false)))).toBeGreaterThanOrEqual(-6);
  });

  it('three say little, whatever their terms have in common', () => {
    const values = { novelty: 1, dedication: 1.4, own_life: 1.2, surprise: 4, concentration: 2, evidence: 2 };
    const learned = learnFromDecisions(times(3, alert(false, { values, bits: 6 })))!;
    const evidence: Evidence = {
      bits: 6,
      terms: Object.entries(values).map(([name, value]) => ({
        name: name as TermName,
        value,
        weight: 0.5,
        sentence: '',
      })),
    };
    const { value } = withDecisions(evidence, 'layering', learned).terms.at(-1)!;
    expect(value).toBeLessThan(-0.3);
    expect(value).toBeGreaterThan(-1);
  });

  it('moves by what a slow descent finds', () => {
    const decided = [
      ...times(6, alert(false, { values: { exit: 1.4 } })),
      ...times(9, alert(true, { values: { exit: -0.4, size: 2 } })),
    ];
    const learned = learnFromDecisions(decided)!;
    const [name, exit, size] = descend(decided);
    expect(learned.names[0]!.bits).toBeCloseTo(name, 4);
    expect(learned.shifts.exit).toBeCloseTo(exit, 4);
    expect(learned.shifts.size).toBeCloseTo(size, 4);
  });

  it('ten false alerts that were sure take one to two bits from the next like them, a thousand no more than six', () => {
    const values = { novelty: 1, dedication: 1.4, own_life: 1.2, surprise: 4, concentration: 2, evidence: 2 };
    const terms = Object.entries(values).map(([name, value]) => ({
      name: name as TermName,
      value,
      weight: 0.5,
      sentence: '',
    }));
    const taken = (count: number): number => {
      const learned = learnFromDecisions(times(count, alert(false, { values, bits: 6 })));
      return withDecisions({ bits: 6, terms }, 'layering', learned).terms.at(-1)!.value;
    };
    expect(taken(10)).toBeCloseTo(-1.96, 1);
    expect(taken(100)).toBe(-6);
    expect(taken(1_000)).toBe(-6);
  });

  it('decisions that contradict each other leave the odds as they are', () => {
    const even = [...times(20, alert(false, { bits: 0 })), ...times(20, alert(true, { bits: 0 }))];
    expect(bitsOf(even)).toBeCloseTo(0, 6);
  });

  it('no weight leaves [0, 1]', () => {
    const decided = times(1_000, alert(false, { values: { exit: 2, business: -4 }, bits: 8 }));
    const { shifts } = learnFromDecisions(decided)!;
    expect(shifts.exit).toBeGreaterThanOrEqual(-0.5);
    expect(shifts.business).toBeLessThanOrEqual(0);
  });
});

describe('withDecisions', () => {
  const evidence: Evidence = { bits: 0.7, terms: [{ name: 'exit', value: 1.4, weight: 0.5, sentence: 'It leaves.' }] };

  it('adds one term that says how many like it were false', () => {
    const learned = learnFromDecisions([...times(14, alert(false)), ...times(3, alert(true))]);
    const { terms, bits } = withDecisions(evidence, 'layering', learned);
    expect(terms.at(-1)).toMatchObject({
      name: 'decisions',
      weight: 1,
      sentence: 'As decided here: 14 of 17 alerts of its name were false.',
    });
    expect(bits).toBeCloseTo(0.7 + terms.at(-1)!.value, 6);
    expect(bits).toBeLessThan(0.1);
  });

  it('of another name only what the terms taught counts', () => {
    const learned = learnFromDecisions([alert(false, { values: { exit: 1.4 } })])!;
    const last = withDecisions(evidence, 'collection', learned).terms.at(-1)!;
    expect(last.value).toBeCloseTo(1.4 * learned.shifts.exit, 6);
    expect(last.sentence).toBe('As decided here: 1 of 1 alert of other names was false.');
  });

  it('changes nothing where nothing was learnt', () => {
    expect(withDecisions(evidence, 'layering', undefined)).toBe(evidence);
  });
});

/** The slow, obvious way: small steps down the penalised loss of the name and two terms. */
function descend(decided: readonly DecidedAlert[]): readonly [name: number, exit: number, size: number] {
  let [name, exit, size] = [0, 0, 0];
  for (let step = 0; step < 60_000; step++) {
    let [ofName, ofExit, ofSize] = [name / 0.16, exit / 0.0049, size / 0.0049];
    for (const { bits, values, is_true } of decided) {
      const odds = 2 ** (bits + name + exit * (values.exit ?? 0) + size * (values.size ?? 0));
      const wrong = Math.LN2 * (odds / (1 + odds) - (is_true ? 1 : 0));
      ofName += wrong;
      ofExit += wrong * (values.exit ?? 0);
      ofSize += wrong * (values.size ?? 0);
    }
    name -= 0.001 * ofName;
    exit -= 0.001 * ofExit;
    size -= 0.001 * ofSize;
  }
  return [name, exit, size];
}
