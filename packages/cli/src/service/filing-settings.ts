/** Who reports to an authority, from the file of ANALYTICS_FILING. */
import { STANDARD_FILING_SETTINGS, parseFilingSettings, type FilingSettings } from '@analytics/domain';
import { readConfig } from '../options.ts';
import type { Shell } from '../shell.ts';

/** Nobody is known and nobody approves their own where no file is named. Throws INVALID_SETTING. */
export function filingSettings({ environment }: Pick<Shell, 'environment'>): FilingSettings {
  const path = environment.ANALYTICS_FILING;
  return path === undefined ? STANDARD_FILING_SETTINGS : parseFilingSettings(readConfig(path), path);
}
