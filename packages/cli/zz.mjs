import { simulate } from '@analytics/simulator';
import { worldFiles } from './dist/world-files.js';
import { ParquetWriter } from '@analytics/storage';
import * as st from '../storage/dist/arrow-columns.js';
import { tableToIPC } from '@uwdata/flechette';
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
const f = worldFiles(w);
mem('files');
const t = st.arrowTable(f.transfers);
mem('table');
const ipc = tableToIPC(t, { format: 'stream' });
mem('ipc ' + ipc.length);
const pw = await ParquetWriter.open(2);
mem('open');
await pw.write(f.transfers, '/tmp/w/zz.parquet');
mem('write');
await pw.close();
