/**
 * Which sources a queued task may name: tasks come from requests, and a request opens no path or host of its own
 * choice.
 */
import { AnalyticsError, type Environment } from '@analytics/domain';
import { configuredSource, sourceName, type SourceLocation } from '@analytics/ingestion';

/**
 * The configured source where the task names none, its kind (`s3`) or all of it (`directory:./data`). undefined where
 * none is configured and none is named. Throws SOURCE_FORBIDDEN for any other.
 */
export function taskSource(text: string | undefined, environment: Environment): SourceLocation | undefined {
  const configured = configuredSource(environment);
  if (text === undefined) return configured;
  if (configured !== undefined && (text === configured.kind || text === sourceName(configured))) return configured;
  const known = configured === undefined ? 'none is configured' : `"${configured.kind}" is`;
  throw new AnalyticsError(
    'SOURCE_FORBIDDEN',
    `Expected a task to name the configured source (${known}), found ${JSON.stringify(text)}.`,
  );
}
