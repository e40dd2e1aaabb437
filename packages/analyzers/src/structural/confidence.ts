/** How sure a detector is: the proof grade chooses the band, the detector's own strength the place within it. */
import { PROOF_GRADES, type ProofGrade } from '@analytics/domain';

/** Bands do not touch, so a better proof always outranks a stronger signal of a weaker proof. */
const BANDS: Record<ProofGrade, readonly [low: number, high: number]> = {
  shape: [0.1, 0.35],
  shape_time: [0.4, 0.65],
  shape_time_value: [0.7, 0.95],
};

/** `low + (high − low) · strength` of the grade's band; `strength` is clamped to [0, 1]. Rounded to 1e-6. */
export function confidenceOf(grade: ProofGrade, strength: number): number {
  const [low, high] = BANDS[grade];
  const clamped = strength > 0 ? Math.min(1, strength) : 0;
  return Math.round((low + (high - low) * clamped) * 1e6) / 1e6;
}

/** A confidence nearer to the low end of its grade's band: `ratio` of its height above it. Rounded to 1e-6. */
export function weakened(confidence: number, grade: ProofGrade, ratio: number): number {
  const [low] = BANDS[grade];
  return Math.round((low + (confidence - low) * ratio) * 1e6) / 1e6;
}

/** The band of a grade: the lowest and the highest confidence that it can have. */
export function confidenceBand(grade: ProofGrade): readonly [low: number, high: number] {
  return BANDS[grade];
}

/** 0 for `shape`, 1 for `shape_time`, 2 for `shape_time_value`. */
export function gradeRank(grade: ProofGrade): number {
  return PROOF_GRADES.indexOf(grade);
}

/** How far `count` has gone from its minimum (0) towards four times that (1): counts beyond prove little more. */
export function countStrength(count: number, minimum: number): number {
  return Math.min(1, Math.max(0, (count - minimum) / (3 * minimum)));
}
