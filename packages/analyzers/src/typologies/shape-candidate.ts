/** Candidates whose pattern says all that a chapter asks: who takes part, as what, and how seldom chance makes the shape. */
import type { Condition, Pattern } from '@analytics/domain';
import { atLeast, type Candidate, type Sentence } from './chapter.ts';
import type { TypologyContext } from './context.ts';
import { between } from './measures.ts';
import { RoleBook } from './role-book.ts';

/** Three addresses of a scheme that are no services or deposit wallets are the least that detection.md calls one. */
const MIN_PRIVATE = 3;

export interface ShapeCase {
  /** The one that the scheme turns on, where the shape has no hub; absent: the first that is nobody known. */
  readonly turns_on?: number | undefined;
  /** Beside that enough addresses are private. */
  readonly conditions: readonly Condition[];
  readonly strength: { readonly name: string; readonly full_bits: number };
  /** Where it says less than the chapter's own. */
  readonly specificity?: number;
  readonly sentencesOf: (rows: readonly number[]) => readonly Sentence[];
}

/** Every member has the role that its pattern gives it, and the money leaves where it is only paid. */
export function shapeCandidate(
  context: TypologyContext,
  pattern: Pattern,
  position: number,
  { turns_on, conditions, strength, specificity, sentencesOf }: ShapeCase,
): Candidate {
  const rows = [...pattern.transfers];
  const own = pattern.members.filter((node) => !context.isBystander(node) && !context.isKnown(node));
  const entry = membersWith(pattern, 'source', 'origin');
  const exit = membersWith(pattern, 'destination');
  return {
    subject: membersWith(pattern, 'hub')[0] ?? turns_on ?? own[0] ?? pattern.members[0]!,
    members: pattern.members,
    conditions: [
      atLeast('private_members', own.length, MIN_PRIVATE, 'addresses that are neither services nor known'),
      ...conditions,
    ],
    describe: () => {
      const roles = new RoleBook(context);
      pattern.members.forEach((node, at) => roles.add(node, pattern.roles[at]!));
      const value = between(pattern.surprise_bits ?? 0, 0, strength.full_bits);
      return {
        roles: roles.roles,
        entry,
        exit: exit.length > 0 ? exit : entry,
        rows,
        patterns: [position],
        proof_grade: pattern.proof_grade,
        confidence: [{ name: strength.name, value, weight: 1 }],
        sentences: sentencesOf(rows),
        ...(specificity === undefined ? {} : { specificity }),
      };
    },
  };
}

/** Members with one of the roles, in the order of the pattern. */
export function membersWith({ members, roles }: Pattern, ...names: readonly string[]): number[] {
  return members.filter((_, at) => names.includes(roles[at]!));
}
