import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { structuralSettingsSchema } from './settings.ts';

interface Node {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly default?: unknown;
  readonly unit?: string;
  readonly reason?: string;
  readonly minimum?: number;
  readonly maximum?: number;
}

function leavesOf(node: Node, path: string): [path: string, leaf: Node][] {
  if (node.properties === undefined) return [[path, node]];
  return Object.entries(node.properties).flatMap(([key, inner]) => leavesOf(inner, `${path}.${key}`));
}

describe('structuralSettingsSchema', () => {
  it('parses {} to all defaults', () => {
    const settings = structuralSettingsSchema.parse({});
    expect(Object.keys(settings).join(' ')).toBe(
      'cycle layering network motif burst threshold rare_ties unusual_sums proximity slow_look',
    );
    expect(settings.cycle).toMatchObject({ window_hours: 72, min_length: 2, max_length: 10, min_hop_ratio: 0.8 });
    expect(settings.layering).toMatchObject({
      min_intermediaries: 3,
      min_forward_ratio: 0.9,
      forward_window_hours: 24,
      peel_min_hops: 5,
    });
  });

  it('gives every setting a default, a unit and a reason, and every number a range', () => {
    const leaves = leavesOf(z.toJSONSchema(structuralSettingsSchema, { io: 'input' }) as Node, '');
    expect(leaves.length).toBeGreaterThan(80);
    for (const [path, leaf] of leaves) {
      expect([path, leaf.default !== undefined, leaf.unit !== undefined, (leaf.reason ?? '').length > 20]).toEqual([
        path,
        true,
        true,
        true,
      ]);
      if (typeof leaf.default === 'number')
        expect([path, typeof leaf.minimum, typeof leaf.maximum]).toEqual([path, 'number', 'number']);
    }
  });

  it('refuses unknown keys and contradictions', () => {
    const refused: unknown[] = [
      { cycles: {} },
      { cycle: { windowhours: 3 } },
      { cycle: { min_length: 5, max_length: 4 } },
      { cycle: { window_hours: 1000 } },
      { layering: { min_intermediaries: 10, max_hops: 10 } },
      { layering: { peel_min_hops: 60 } },
      { layering: { peel_min_larger_ratio: 0.9, peel_min_peel_ratio: 0.2 } },
      { network: { min_mules: 6 } },
      { network: { scc_min_size: 60 } },
      { network: { gather_weak_ratio: 0.9 } },
      { motif: { percentile: 0.9999 } },
      { burst: { chain_min_hops: 60 } },
      { threshold: { near_from_ratio: 0.95, near_to_ratio: 0.9 } },
      { threshold: { eur_usd_rate_date: '2025-02-30' } },
      { proximity: { risk_weights: { mixer: 2 } } },
    ];
    for (const input of refused)
      expect([input, structuralSettingsSchema.safeParse(input).success]).toEqual([input, false]);
  });
});
