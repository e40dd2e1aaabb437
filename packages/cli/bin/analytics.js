#!/usr/bin/env node
// Committed as JavaScript: npm links no command whose file a build has yet to make.
import { existsSync } from 'node:fs';

const built = new URL('../dist/main.js', import.meta.url);
if (existsSync(built)) {
  const { main } = await import(built.href);
  process.exitCode = await main(process.argv.slice(2));
} else {
  process.stderr.write(
    'analytics: expected a build in packages/cli/dist, found none. Run "npm run build" in the project.\n',
  );
  process.exitCode = 70;
}
