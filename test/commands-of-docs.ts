/** The commands that pages show: of blocks of shell, and within a sentence. */
import { readFileSync, readdirSync } from 'node:fs';

const ROOT = new URL('../', import.meta.url);

export interface ShownCommand {
  readonly page: string;
  /** As the page writes it. */
  readonly line: string;
  /** What follows "npx analytics". */
  readonly words: readonly string[];
}

export function pagesOfDocs(): string[] {
  const named = (folder: string): string[] =>
    readdirSync(new URL(folder, ROOT))
      .filter((name) => name.endsWith('.md'))
      .map((name) => `${folder}${name}`);
  return ['README.md', 'CONTRIBUTING.md', ...named('docs/'), ...named('docs/decisions/')];
}

/** In the order of the page. */
export function commandsOf(page: string): ShownCommand[] {
  const text = readFileSync(new URL(page, ROOT), 'utf8');
  const blocks = Array.from(text.matchAll(/^```(?:sh|text)\n([^]*?)^```/gmu), ([, block = '']) => block);
  const lines = blocks.flatMap((block) => block.replaceAll(/\\\n\s*/gu, ' ').split('\n'));
  const inline = Array.from(
    text.replaceAll(/^```[^]*?^```/gmu, '').matchAll(/`(npx analytics [^`]+)`/gu),
    ([, one = '']) => one,
  );
  return [...lines, ...inline].flatMap((line) => {
    const [, said] = /(?:^|\s)(?:\$ )?npx analytics (.*)$/u.exec(line) ?? [];
    return said === undefined ? [] : [{ page, line: line.trim(), words: wordsOf(said) }];
  });
}

/** As a shell splits them, up to a comment, a pipe or another command. */
function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (const [token, double, single] of text.matchAll(/"([^"]*)"|'([^']*)'|[#|>;&]|[^\s"'|>;&]+/gu)) {
    if (/^[#|>;&]/u.test(token)) break;
    words.push(double ?? single ?? token);
  }
  return words;
}
