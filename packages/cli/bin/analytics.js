#!/usr/bin/env -S MALLOC_ARENA_MAX=2 MALLOC_MMAP_THRESHOLD_=1000000 MALLOC_TRIM_THRESHOLD_=4000000 node
// The first line has the C library hand freed arrays back to the system: by itself it keeps them, a third of a large run (docs/scale.md).
// Committed as JavaScript: npm links no command whose file a build has yet to make. CommonJS, because a module is loaded by the pool of
// threads whose size is set here: with Node's own 4 threads a run, a download and two readers leave none to read a file with.
const { existsSync } = require('node:fs');
const { join } = require('node:path');

process.env.UV_THREADPOOL_SIZE ??= '32';

const built = join(__dirname, '..', 'dist', 'main.js');
if (existsSync(built)) {
  import(require('node:url').pathToFileURL(built).href)
    .then(({ main }) => main(process.argv.slice(2)))
    .then((exit_code) => {
      process.exitCode = exit_code;
    });
} else {
  process.stderr.write(
    'analytics: expected a build in packages/cli/dist, found none. Run "npm run build" in the project.\n',
  );
  process.exitCode = 70;
}
