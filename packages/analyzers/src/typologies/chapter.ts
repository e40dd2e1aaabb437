/**
 * What a typology chapter is. A chapter looks for candidates, measures its conditions on each, and describes the scheme
 * of those that meet them all. The same measurements explain why an address was not named: its candidates, with the
 * conditions that failed and by how much.
 */
import {
  FACT_UNIT,
  type Condition,
  type Drawing,
  type FatfCategory,
  type ProofGrade,
  type ScoreTerm,
} from '@analytics/domain';
import type { TypologyContext } from './context.ts';

/** A sentence of a story. `⟨node⟩` stands for an address; its transfers are rows of the window, ascending. */
export interface Sentence {
  readonly text: string;
  readonly rows: readonly number[];
}

/** Who took part, in the order in which they are named; the first role of an address counts. */
export type Roles = ReadonlyMap<number, string>;

/** A scheme as a chapter describes it. */
export interface Draft {
  readonly roles: Roles;
  /** Where the money (or the act) enters the scheme, and where it leaves it: what sequences are joined at. */
  readonly entry: readonly number[];
  readonly exit: readonly number[];
  /** Every transfer that proves it. */
  readonly rows: readonly number[];
  /** Positions in the input's patterns. */
  readonly patterns: readonly number[];
  readonly proof_grade: ProofGrade;
  /** Values in [0, 1]; the weights sum to 1. */
  readonly confidence: readonly ScoreTerm[];
  readonly sentences: readonly Sentence[];
  /** Where the evidence says less than the chapter's own: how much its name says. */
  readonly specificity?: number;
}

export interface Candidate {
  /** The address that the scheme turns on. */
  readonly subject: number;
  /** Further addresses that it is about, where a pattern names them. */
  readonly members?: readonly number[];
  readonly conditions: readonly Condition[];
  /** Called only where every condition holds. */
  readonly describe: () => Draft;
}

export interface Chapter<Params = unknown> {
  readonly typology_type: string;
  /** The drawing that fits its schemes. */
  readonly drawing: Drawing;
  readonly fatf_category: FatfCategory;
  /** The higher, the more a name says: of detections of one scheme the highest gives the name. */
  readonly specificity: number;
  /** What innocent people do that looks like it. */
  readonly innocent_reading: string;
  /** Deterministic; in the order of its patterns or of node ids. */
  readonly candidates: (context: TypologyContext, params: Params) => Iterable<Candidate>;
}

export function atLeast(name: string, value: number, limit: number, unit: string): Condition {
  return { name, value, relation: 'at_least', limit, unit };
}

export function atMost(name: string, value: number, limit: number, unit: string): Condition {
  return { name, value, relation: 'at_most', limit, unit };
}

/** A condition that is a fact rather than a measure: 1 where it is so. */
export function mustBe(name: string, fact: boolean): Condition {
  return atLeast(name, fact ? 1 : 0, 1, FACT_UNIT);
}

/** How an address stands in a sentence until its text is known. */
export function named(node: number): string {
  return `⟨${node}⟩`;
}
