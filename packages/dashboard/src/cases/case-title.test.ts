import { describe, expect, it } from 'vitest';
import { caseTitle } from './case-title.ts';

describe('caseTitle', () => {
  it('names three typologies and counts the others', () => {
    expect(caseTitle(['exposure_mixer'])).toBe('Exposure to mixer');
    const many = ['exposure_mixer', 'dispersion', 'layering', 'peel_chain', 'structuring'];
    expect(caseTitle(many)).toBe('Exposure to mixer · dispersion · layering · 2 more');
  });

  it('is a case where another program wrote none', () => {
    expect(caseTitle([])).toBe('Case');
  });
});
