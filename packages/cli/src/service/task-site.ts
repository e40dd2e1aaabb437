/** What tasks are carried out with, from options that can be copied to another thread. */
import { layeredSettings, resolveSettings } from '@analytics/analyzers';
import type { Environment } from '@analytics/domain';
import { readUserTypologies, type TaskThreadSite } from '@analytics/jobs';
import { CODE_VERSION } from '../code-version.ts';
import { taskSource } from './task-source.ts';

export interface TaskSiteOptions {
  readonly environment: Environment;
  readonly data_dir: string;
  readonly threads: number;
  readonly settings: unknown;
  readonly settings_origin: string;
}

export function taskSite(options: TaskSiteOptions): TaskThreadSite {
  const { environment, data_dir, threads, settings, settings_origin } = options;
  return {
    settingsFor: (network, layers) =>
      resolveSettings(layeredSettings(settings, network, layers), network, settings_origin),
    sourceFor: (text) => taskSource(text, environment),
    userTypologies: () => readUserTypologies(environment.ANALYTICS_TYPOLOGIES_DIR),
    data_dir,
    threads,
    code_version: CODE_VERSION,
  };
}
