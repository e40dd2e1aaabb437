/** The patterns of one type with their positions, narrowed to that type. */
import type { Pattern } from '@analytics/domain';
import type { TypologyContext } from './context.ts';

type PatternOf<T extends Pattern['pattern_type']> = Extract<Pattern, { readonly pattern_type: T }>;

/** In the order of the input. */
export function* patternsOf<T extends Pattern['pattern_type']>(
  { input }: TypologyContext,
  pattern_type: T,
): Iterable<readonly [position: number, pattern: PatternOf<T>]> {
  for (const [position, pattern] of input.patterns.entries()) {
    if (pattern.pattern_type === pattern_type) yield [position, pattern as PatternOf<T>];
  }
}
