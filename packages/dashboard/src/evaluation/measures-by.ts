/** The long table of measures by name: one number each. */
import type { ApiPaths } from '@analytics/api-client';

type Evaluation = NonNullable<
  ApiPaths['/api/v1/evaluation']['get']['responses']['200']['content']['application/json']['evaluation']
>;
export type Measure = Evaluation['measures'][number];

/** Of one scope: name → measure → value, in the order of the answer. */
export function measuresBy(measures: readonly Measure[], scope: string): Map<string, Map<string, number>> {
  const found = new Map<string, Map<string, number>>();
  for (const one of measures) {
    if (one.scope !== scope) continue;
    const named = found.get(one.name) ?? new Map<string, number>();
    found.set(one.name, named.set(one.measure, one.value));
  }
  return found;
}

/** `planted as given` taken apart. */
export function pairsOf(
  measures: readonly Measure[],
  scope: string,
): { planted: string; given: string; count: number }[] {
  return measures
    .filter((one) => one.scope === scope)
    .map(({ name, value }) => {
      const [planted = '', given = ''] = name.split(' as ');
      return { planted, given, count: value };
    });
}
