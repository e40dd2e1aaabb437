/** A label as a list gives it, before what is missing is filled in and before it is checked. */
import type { TrustLevel } from '@analytics/domain';

export interface GivenLabel {
  /** As it was written. */
  readonly address: string;
  readonly label?: string | undefined;
  readonly address_type?: string | undefined;
  readonly address_subtype?: string | undefined;
  /** The word of a risk in another column, which did not count beside a service in our own. */
  readonly unbelieved_risk?: string | undefined;
  readonly trust_level?: string | undefined;
  readonly source?: string | undefined;
  readonly risk_level?: string | undefined;
  /** In [0, 1]. */
  readonly confidence_score?: number | undefined;
  /** Epoch milliseconds. */
  readonly updated_timestamp?: number | undefined;
  /** Epoch milliseconds; NaN where what stands there is no day. */
  readonly valid_from_ms?: number | undefined;
  readonly valid_to_ms?: number | undefined;
  /** The coin or chain that the list says the address is of: BTC, ETH… */
  readonly currency?: string | undefined;
}

/** What a list of a format says by being one; what a label says itself goes first. */
export interface FormatDefaults {
  readonly label: string;
  readonly address_type?: string | undefined;
  readonly trust_level: TrustLevel;
  readonly source: string;
  readonly risk_level: string;
  readonly confidence_score: number;
}

export interface ParsedList {
  readonly labels: readonly GivenLabel[];
  readonly defaults: FormatDefaults;
  /** Rows that are no label, by reason. */
  readonly skipped: Readonly<Record<string, number>>;
  /** Columns with values that mean nothing here. */
  readonly unread_columns?: readonly string[];
}
