import { describe, expect, it } from 'vitest';
import { parseTagPack } from './tagpack.ts';

const PACK = `
title: A pack
creator: somebody
confidence: authority_data
category: mixing_service
label: blender
currency: BTC
lastmod: 2022-05-16
tags:
- address: 12QtD5BFwRsdNsAZY76UVE1xyCGNTojH9h
- address: 0x8589427373D6D84E98730D7795D8f6f8731FDA16
  category: Exchange
  abuse: sanction
  label: Garantex
  confidence: web_crawl
  currency: ETH
  source: https://example.org
- label: no address
`;

describe('parseTagPack', () => {
  it('gives every tag the fields of the header that it lacks, and reads 0x as text', () => {
    const { labels, defaults, skipped } = parseTagPack(PACK, 'a.yaml');
    const updated_timestamp = Date.UTC(2022, 4, 16);
    expect(labels).toEqual([
      {
        address: '12QtD5BFwRsdNsAZY76UVE1xyCGNTojH9h',
        label: 'blender',
        address_type: 'mixing_service',
        address_subtype: '',
        trust_level: 'official',
        confidence_score: 0.6,
        updated_timestamp,
        currency: 'BTC',
      },
      {
        address: '0x8589427373D6D84E98730D7795D8f6f8731FDA16',
        label: 'Garantex',
        address_type: 'Exchange',
        address_subtype: 'sanction',
        trust_level: 'verified',
        source: 'https://example.org',
        confidence_score: 0.2,
        updated_timestamp,
        currency: 'ETH',
      },
    ]);
    expect(defaults).toMatchObject({ source: 'A pack', trust_level: 'verified' });
    expect(skipped).toEqual({ without_address: 1 });
  });

  it('takes concepts and abuse alone for what the address is', () => {
    const text = 'title: x\ntags:\n- {address: a, concepts: [exchange, phishing]}\n- {address: b, abuse: ransomware}\n';
    expect(parseTagPack(text, 'a.yaml').labels).toMatchObject([
      { address_type: 'exchange', address_subtype: 'phishing' },
      { address_type: 'ransomware', address_subtype: '' },
    ]);
  });

  it('refuses what would grow beyond measure, and ends soon', () => {
    const levels = ['a: &a [x, x, x, x, x, x, x, x, x]'];
    for (const [at, name] of ['b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'].entries())
      levels.push(`${name}: &${name} [${Array.from({ length: 9 }, () => `*${'abcdefgh'[at] ?? ''}`).join(', ')}]`);
    expect(() => parseTagPack(`${levels.join('\n')}\ntags: *i\n`, 'bomb.yaml')).toThrow(
      expect.objectContaining({ code: 'LABELS_UNREADABLE' }) as Error,
    );
  });

  it.each([
    ['no YAML', '{{{'],
    ['no header', '- a\n- b\n'],
    ['no tags', 'title: x\n'],
    ['nesting beyond measure', '['.repeat(10_000)],
  ])('refuses %s', (_, text) => {
    expect(() => parseTagPack(text, 'a.yaml')).toThrow(expect.objectContaining({ code: 'LABELS_UNREADABLE' }) as Error);
  });
});
