import { describe, expect, it } from 'vitest';
import { LABEL_CATEGORIES, labelKey, meaningOf, nearestWords, type LabelCategory } from './label-taxonomy.ts';

describe('meaningOf', () => {
  it.each([
    ['Sanctions', 'sanctioned'],
    ['SANCTIONED', 'sanctioned'],
    ['OFAC Sanctions Lists', 'sanctioned'],
    ['mixing_service', 'mixer'],
    ['Mixing-Services', 'mixer'],
    ['MixingService', 'mixer'],
    ['Tornado.Cash', 'mixer'],
    ['hack', 'exploit'],
    ['service_hack', 'exploit'],
    ['Hackers', 'exploit'],
    ['thefts', 'exploit'],
    ['phishing', 'scam'],
    ['Phish / Hack', 'scam'],
    ['ponzi_scheme', 'scam'],
    ['perpetrator', 'high_risk'],
    ['black_list', 'high_risk'],
    ['darkweb', 'darknet'],
    ['Dark-Net Markets', 'darknet'],
    ['exchanges', 'exchange'],
    ['Exchange, Sanctions', 'sanctioned'],
    ['wallet_service', 'institutional'],
    ['Ownership; own', 'own'],
    ['miner', 'validator'],
    ['smart contract', 'contract'],
    ['', 'unknown'],
  ])('takes %j for %s', (word, category) => {
    expect(meaningOf(word)?.category).toBe(category);
  });

  it('says of a risk which one, and of a service that it is one', () => {
    expect(meaningOf('SDN')).toEqual({ category: 'sanctioned', kind: 'risk', risk: 'sanctions' });
    expect(meaningOf('CEX')).toEqual({ category: 'exchange', kind: 'service', risk: 'none' });
  });

  it('knows nothing of other words', () => {
    expect(meaningOf('foobar')).toBeUndefined();
    expect(meaningOf('anti phishing')).toBeUndefined();
  });
});

describe('LABEL_CATEGORIES', () => {
  it('give each word one meaning', () => {
    const meanings = new Map<string, string>();
    const twice: string[] = [];
    for (const category of Object.keys(LABEL_CATEGORIES) as LabelCategory[]) {
      for (const word of new Set([category, ...LABEL_CATEGORIES[category].words].map(labelKey))) {
        const before = meanings.get(word);
        if (before !== undefined) twice.push(`${word}: ${before} and ${category}`);
        meanings.set(word, category);
      }
    }
    expect(twice).toEqual([]);
  });
});

describe('nearestWords', () => {
  it('finds what was probably meant, and nothing for what is like nothing', () => {
    expect(nearestWords('sanctionned', 1)).toEqual(['sanctioned']);
    expect(nearestWords('mixng_service', 1)).toEqual(['mixing service']);
    expect(nearestWords('ransomwares gang')).toContain('ransomware');
    expect(nearestWords('qqqqqqqqqqqq')).toEqual([]);
  });
});
