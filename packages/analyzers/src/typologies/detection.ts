/** A named scheme of one chapter, or of two in sequence, before overlapping ones are merged into alerts. */
import type { Condition, FatfCategory } from '@analytics/domain';
import type { Draft } from './chapter.ts';

export interface TypologyDetection extends Draft {
  readonly typology_type: string;
  readonly fatf_category: FatfCategory;
  readonly specificity: number;
  readonly innocent_reading: string;
  readonly subject: number;
  readonly conditions: readonly Condition[];
  /** The typologies of its stages in order; itself alone where it is no sequence. */
  readonly stages: readonly string[];
  /** 16 hex digits over the parameters that decided. */
  readonly parameters_hash: string;
  /** How seldom chance makes it, where no pattern says so. */
  readonly surprise_bits?: number;
}
