import { simulate } from '@analytics/simulator';
import { worldFiles } from './dist/world-files.js';
import { ParquetWriter } from '@analytics/storage';
import * as st from '../storage/dist/arrow-columns.js';
import { tableToIPC, dictionary, utf8, uint32, int32 } from '@uwdata/flechette';
const mem = (l) =>
  console.log(
    l,
    ((performance.now() - t0) / 1000).toFixed(1),
    (process.memoryUsage().rss / 1e6).toFixed(0),
    'max',
    (process.resourceUsage().maxRSS / 1e3) | 0,
  );
const t0 = performance.now();
const w = simulate({ transfers: 1e6, seed: 7, days: 30, network: 'demo', end_date: '2025-06-30' });
mem('sim');
const f = worldFiles(w).transfers;
mem('files');
for (const k of ['edge_index', 'from_address', 'to_address', 'asset_symbol', 'asset_contract', 'event_index'])
  f[k] = { values: f[k].values, type: dictionary(utf8(), int32()) };
const t = st.arrowTable(f);
mem('table');
const ipc = tableToIPC(t, { format: 'stream' });
mem('ipc ' + ipc.length);
const pw = await ParquetWriter.open(2);
mem('open');
await pw.write(f, '/tmp/w/zz.parquet');
mem('write');
await pw.close();
