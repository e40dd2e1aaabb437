import { describe, expect, it } from 'vitest';
import { migrations, splitStatements, statement } from './statements.ts';

describe('splitStatements', () => {
  it('splits at semicolons that end a line and keeps comments with what follows', () => {
    expect(splitStatements("-- one\nSELECT ';';\n\n-- two\nSELECT 2;\n-- only a comment\n")).toEqual([
      "-- one\nSELECT ';'",
      '-- two\nSELECT 2',
    ]);
  });
});

describe('statement', () => {
  it('fills identifiers, and refuses what is none', () => {
    expect(statement('schedule/claim', { claim: 'my_claim' })).toContain('TABLE my_claim');
    expect(statement('features/assemble', { columns: ['a', 'b_2'] })).toContain('    a, b_2,\n');
    expect(() => statement('work/total_volumes', { checked: 'x; DROP TABLE y' })).toThrow('Expected identifiers');
    expect(() => statement('features/assemble', { columns: ['a', 'b) --'] })).toThrow('Expected identifiers');
  });
});

describe('migrations', () => {
  it('are numbered without a gap', () => {
    expect(migrations().map(({ name }) => Number(name.slice(0, 4)))).toEqual(migrations().map((_, at) => at + 1));
  });
});
