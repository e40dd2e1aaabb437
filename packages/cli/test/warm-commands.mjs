// Runs command lines one after another in one process: node, modules and engine start once. See warm-analytics.ts.
import { main } from '../dist/main.js';

if (process.argv.includes('--keep-engine')) await import('./kept-engine.mjs');

process.on('message', async ({ args, cwd, env }) => {
  const said = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'])
    process[name].write = (chunk, encoding, callback) => {
      said[name] += Buffer.from(chunk).toString('utf8');
      (typeof encoding === 'function' ? encoding : callback)?.();
      return true;
    };
  process.chdir(cwd);
  process.env = env;
  const exit_code = await main(args);
  // The command adds a listener each time that it starts.
  process.stdout.removeAllListeners('error');
  process.send({ ...said, exit_code, signal: null });
});
process.on('disconnect', () => process.exit());
