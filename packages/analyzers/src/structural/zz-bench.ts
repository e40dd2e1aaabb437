import { heavyTailedInput } from '/work/main/packages/analyzers/src/structural/testing/heavy-tailed.ts';
const names = process.argv.slice(2);
const days = Number(process.env['DAYS'] ?? 30);
const input = heavyTailedInput({
  transferCount: 1_000_000,
  nodeCount: 500_000,
  hubDegree: 100_000,
  days,
  serviceCount: 50,
  riskCount: 200,
  seed: 7,
});
const { DETECTORS } = await import('/work/main/packages/analyzers/src/structural/detectors.ts');
const { structuralSettingsSchema } = await import('/work/main/packages/analyzers/src/structural/settings.ts');
const settings = structuralSettingsSchema.parse({});
let total = 0;
for (const name of names.length ? names : Object.keys(DETECTORS)) {
  (globalThis as any).gc?.();
  const before = process.memoryUsage();
  const t = performance.now();
  const c0 = process.cpuUsage();
  const r = (DETECTORS as any)[name](input, settings);
  const s = (performance.now() - t) / 1000;
  total += s;
  const after = process.memoryUsage();
  const by: Record<string, number> = {};
  for (const p of r.patterns) {
    const k = p.pattern_subtype + '/' + p.proof_grade;
    by[k] = (by[k] ?? 0) + 1;
  }
  console.log(
    name,
    s.toFixed(2) + 's',
    'cpu',
    (process.cpuUsage(c0).user / 1e6).toFixed(2),
    r.patterns.length,
    JSON.stringify(by),
    'heap+' + ((after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers) / 1e6).toFixed(0) + 'MB',
    r.notices.map((n: any) => n.code + ':' + n.count).join(' '),
  );
}
console.log(
  'total',
  total.toFixed(2),
  'rss',
  (process.memoryUsage().rss / 1e6).toFixed(0),
  'maxrss',
  process.resourceUsage().maxRSS / 1000,
);
