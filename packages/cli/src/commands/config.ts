/** config: the settings that a run would use, or what each setting means. */
import type { Command } from 'commander';
import { analysisSettingsSchema } from '@analytics/analyzers';
import {
  canonicalJson,
  environmentSchema,
  explainSettings,
  filingSettingsSchema,
  notificationSettingsSchema,
  type SettingExplanation,
} from '@analytics/domain';
import { addCommonOptions, parseOptions, type RawOptions } from '../options.ts';
import type { Shell } from '../shell.ts';

export function registerConfig(program: Command, shell: Shell): void {
  addCommonOptions(program.command('config'))
    .option('--explain', 'every setting with its unit, range, default and reason')
    .addHelpText('after', '\nExample:\n  $ npx analytics config --explain')
    .action((raw: RawOptions & { explain?: boolean }) => {
      if (raw.explain !== true) {
        const { settings } = parseOptions(raw, shell);
        shell.answer({ settings });
        shell.say(JSON.stringify(JSON.parse(canonicalJson(settings)), null, 2));
        return;
      }
      const settings = explainSettings(analysisSettingsSchema);
      const variables = explainSettings(environmentSchema);
      const notifications = explainSettings(notificationSettingsSchema);
      const filing = explainSettings(filingSettingsSchema);
      shell.answer({ settings, notifications, filing, variables });
      shell.say('Settings (--config FILE, JSON; networks.<name> overrides them for one network):\n');
      saySettings(settings, shell);
      shell.say('\nNotifications (the JSON file that ANALYTICS_NOTIFICATIONS names):\n');
      saySettings(notifications, shell);
      shell.say('\nFiling (the JSON file that ANALYTICS_FILING names):\n');
      saySettings(filing, shell);
      shell.say('\nEnvironment variables (a .env in the working directory is read):\n');
      for (const variable of variables) {
        shell.say(`${variable.path}${variable.default === '' ? '' : ` = ${variable.default}`}`);
        shell.say(`    ${variable.reason}`);
      }
    });
}

function saySettings(settings: readonly SettingExplanation[], shell: Shell): void {
  for (const { path, default: standard, unit, range, reason } of settings) {
    shell.say(`${path} = ${standard}   [${unit}${range === '' ? '' : `, ${range}`}]`);
    shell.say(`    ${reason}`);
  }
}
