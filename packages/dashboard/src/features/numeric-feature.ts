/** The features that have a distribution: the names that the API takes for one. */
import type { ApiPaths } from '@analytics/api-client';

export type NumericFeature = ApiPaths['/api/v1/features/distribution']['get']['parameters']['query']['column'];

export function isNumericFeature<T extends { readonly name: string; readonly is_numeric: boolean }>(
  column: T,
): column is T & { readonly name: NumericFeature } {
  return column.is_numeric;
}
