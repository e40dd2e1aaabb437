/** completion: what a shell sources to complete commands and flags, from the commands themselves. */
import { Argument, type Command, type Option } from 'commander';
import { documentationShell, type Shell } from '../shell.ts';

const SHELLS = ['bash', 'zsh', 'fish'] as const;

/** What can be typed after the words of a command. */
interface Place {
  /** `alerts list`; empty for the program itself. */
  readonly words: string;
  readonly commands: readonly { readonly name: string; readonly description: string }[];
  readonly flags: readonly { readonly name: string; readonly description: string; readonly takes_value: boolean }[];
}

/** `wholeProgram` makes the program with every command. */
export function completionOf(
  wholeProgram: (shell: Shell) => Promise<Command>,
): (program: Command, shell: Shell) => void {
  return (program, shell) => {
    program
      .command('completion')
      .addArgument(new Argument('<shell>', 'whose script').choices(SHELLS))
      .addHelpText(
        'after',
        '\nExamples:\n  $ npx analytics completion bash > ~/.local/share/bash-completion/completions/analytics\n  $ npx analytics completion fish > ~/.config/fish/completions/analytics.fish',
      )
      .action(async (name: (typeof SHELLS)[number]) => {
        shell.say(completionScript(name, await wholeProgram(documentationShell())));
      });
  };
}

export function completionScript(name: (typeof SHELLS)[number], program: Command): string {
  const places = placesOf(program, '');
  switch (name) {
    case 'bash':
      return bashScript(places);
    case 'zsh':
      return zshScript(places);
    case 'fish':
      return fishScript(places);
  }
}

function placesOf(command: Command, words: string): Place[] {
  const commands = command.commands.map((one) => ({ name: one.name(), description: firstLine(one.description()) }));
  const flags = command.options.filter(({ hidden }) => !hidden).map(flagOf);
  const help = { name: '--help', description: 'display help for command', takes_value: false };
  const below = command.commands.flatMap((one) => placesOf(one, `${words} ${one.name()}`.trim()));
  return [{ words, commands, flags: [...flags, help] }, ...below];
}

function flagOf({ long, short, description, required, optional }: Option): Place['flags'][number] {
  return { name: long ?? short ?? '', description: firstLine(description), takes_value: required || optional };
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? '';
}

/** The patterns of the places that a word leads to, as the shell compares them: where one was, then the word. */
function steps(places: readonly Place[]): string {
  return places
    .filter(({ words }) => words !== '')
    .map(({ words }) => quoted(words.includes(' ') ? words : ` ${words}`))
    .join('|');
}

/** After a flag that takes a value, files are what can be guessed. */
function valuePatterns({ words, flags }: Place): string[] {
  return flags.filter(({ takes_value }) => takes_value).map(({ name }) => quoted(`${words}:${name}`));
}

function bashScript(places: readonly Place[]): string {
  const cases = places.map(({ words, commands, flags }) => {
    const list = [...commands, ...flags].map(({ name }) => name).join(' ');
    return `    ${quoted(words)}) list=${quoted(list)} ;;`;
  });
  return `_analytics() {
  local at= list= word
  COMPREPLY=()
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$at $word" in
    ${steps(places)}) at="\${at:+$at }$word" ;;
    esac
  done
  case "$at:\${COMP_WORDS[COMP_CWORD-1]}" in
    ${places.flatMap(valuePatterns).join('|')}) return ;;
  esac
  case "$at" in
${cases.join('\n')}
  esac
  COMPREPLY=($(compgen -W "$list" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _analytics analytics`;
}

function zshScript(places: readonly Place[]): string {
  const entry = (one: { readonly name: string; readonly description: string }): string =>
    quoted(`${one.name.replaceAll(':', '\\:')}:${one.description}`);
  const cases = places.map(
    ({ words, commands, flags }) => `    (${quoted(words)}) list=(${[...commands, ...flags].map(entry).join(' ')}) ;;`,
  );
  return `#compdef analytics
_analytics() {
  local at= word
  local -a list
  for word in "\${(@)words[2,CURRENT-1]}"; do
    case "$at $word" in
    (${steps(places)}) at="\${at:+$at }$word" ;;
    esac
  done
  case "$at:\${words[CURRENT-1]}" in
    (${places.flatMap(valuePatterns).join('|')}) _files; return ;;
  esac
  case "$at" in
${cases.join('\n')}
  esac
  _describe -o analytics list || _files
}
compdef _analytics analytics`;
}

function fishScript(places: readonly Place[]): string {
  const lines = places.flatMap(({ words, commands, flags }) => {
    const complete = `complete -c analytics -n ${fishQuoted(`__analytics_is ${fishQuoted(words)}`)}`;
    return [
      ...commands.map(({ name, description }) => `${complete} -f -a ${name} -d ${fishQuoted(description)}`),
      ...flags.map(
        ({ name, description, takes_value }) =>
          `${complete} -l ${name.replace(/^--/u, '')}${takes_value ? ' -r' : ''} -d ${fishQuoted(description)}`,
      ),
    ];
  });
  const known = places.filter(({ words }) => words !== '').map(({ words }) => fishQuoted(words));
  return `function __analytics_is
  set -l at
  for word in (commandline -opc)[2..]
    switch (string join ' ' -- $at $word)
      case ${known.join(' ')}
        set at $at $word
    end
  end
  test "$at" = "$argv[1]"
end
${lines.join('\n')}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

function fishQuoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", String.raw`\'`)}'`;
}
