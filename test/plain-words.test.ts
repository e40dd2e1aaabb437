/**
 * What people read (screen, terminal, errors, notices, stories, API) is in plain, modern English: none of these
 * phrases.
 */
import { readFileSync, readdirSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const PACKAGES = new URL('../packages/', import.meta.url);

/** Each with what to write instead. */
const BANNED: readonly (readonly [phrase: RegExp, instead: string])[] = [
  [/\btold\b/iu, 'say, show, report'],
  [/\btells? (?:of|that)\b/iu, 'say, show, report'],
  [/\b(?:mend|lest|troops?)\b/iu, 'fix; so that … not; group'],
  [/\bfirst first\b|\bthe one to be\b|\bto be read first\b/iu, 'highest-ranked first'],
  [/\bnone of ours\b/iu, 'unknown'],
  [/\bother dealings\b/iu, 'other transfers'],
  [/\bran on\b|\bof all that (?:came in|was sent) there\b/iu, 'name the actor: A sent … to B'],
  [/\b1 (?:alerts|transfers|addresses|patterns|cases|rows|hops|days|hours|seconds)\b/iu, 'counted()'],
  [/\bwithin 0 \w+/iu, 'during(), lasting()'],
];

/** The texts of a source file that may reach a person: its string literals and the fixed parts of its templates. */
function textsOf(path: string, source: string): string[] {
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const texts: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node))
      texts.push(node.text);
    if (ts.isJsxText(node)) texts.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, source, ts.ScriptTarget.Latest, false, kind));
  return texts;
}

function bannedIn(texts: readonly string[]): string[] {
  return texts.flatMap((text) =>
    BANNED.filter(([phrase]) => phrase.test(text)).map(([, instead]) => `${text.trim()} (instead: ${instead})`),
  );
}

const sources = readdirSync(PACKAGES, { recursive: true, encoding: 'utf8' }).filter(
  (path) =>
    /^[a-z-]+\/src\/.*\.tsx?$/u.test(path) && !/\.(?:test|reference)\.tsx?$|\/(?:testing|generated)\//u.test(path),
);

describe('the words that people read', () => {
  it('are looked for in strings, templates and pages', () => {
    const source = "import 'told'; const a = <p>It tells of {x}</p>; f('plain', `was told ${b} to be read first`);";
    expect(bannedIn(textsOf('a.tsx', source))).toEqual([
      'It tells of (instead: say, show, report)',
      'was told (instead: say, show, report)',
      'to be read first (instead: highest-ranked first)',
    ]);
  });

  it('are plain in every package', () => {
    expect(sources.length).toBeGreaterThan(300);
    const found = sources.flatMap((path) => {
      const source = readFileSync(new URL(path, PACKAGES), 'utf8');
      // Parsing takes its time; most files hold none of the phrases, in comments either.
      if (!BANNED.some(([phrase]) => phrase.test(source))) return [];
      return bannedIn(textsOf(path, source)).map((text) => `${path}: ${text}`);
    });
    expect(found).toEqual([]);
  });
});
