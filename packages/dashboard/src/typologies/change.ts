/** One parameter and what it is to be; null gives it back to what is configured. */
import type { ApiSchemas } from '@analytics/api-client';

export interface Change {
  readonly path: string;
  readonly value: ApiSchemas['TypologyParameter']['value'];
}
