/** The feature columns that have an order: what can be compared, plotted and asked for by name. */
import { FEATURE_COLUMNS, type FeatureColumn, type FeatureName } from '@analytics/domain';

const TEXT_TYPES: readonly FeatureColumn['type'][] = ['String', 'Date', 'Bool', 'Array(UInt32)'];

export type NumericFeature = FeatureName;

export const NUMERIC_FEATURES = FEATURE_COLUMNS.filter(
  ({ group, type }) => group !== 'identity' && !TEXT_TYPES.includes(type),
).map(({ name }) => name) as [NumericFeature, ...NumericFeature[]];
