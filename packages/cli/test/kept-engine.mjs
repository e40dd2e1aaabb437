// Keeps the engine's directory open between the commands of this process: to load its tables and to close them takes longer than most
// questions. To be loaded before the engine's connection, which takes the session from here. See keepEngineOpen.
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

const chdb = createRequire(import.meta.resolve('@analytics/storage'))('chdb');
const { Session } = chdb;
let kept;

chdb.Session = class extends Session {
  constructor(path, options) {
    const directory = resolve(path);
    // A process can have one directory open.
    if (kept !== undefined && kept.directory !== directory) {
      kept.session.close();
      kept = undefined;
    }
    super(path, options);
    kept ??= { directory, session: new Session(directory) };
  }
};
