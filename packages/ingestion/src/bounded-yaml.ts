/**
 * YAML that somebody sends, parsed where it is not nested beyond measure. The parser recurses, and a stack that runs out
 * while V8 compiles a regular expression ends the process; so the depth is counted first, without recursion.
 */
import {
  Parser,
  parse,
  type CST,
  type DocumentOptions,
  type ParseOptions,
  type SchemaOptions,
  type ToJSOptions,
} from 'yaml';

/** Lists and mappings in each other: what people write is four deep. */
const MAX_NESTING = 100;

const COLLECTIONS: ReadonlySet<string> = new Set([
  'block-map',
  'block-seq',
  'flow-collection',
] satisfies CST.Token['type'][]);

type Options = ParseOptions & DocumentOptions & SchemaOptions & ToJSOptions;

/** Throws where the text is no YAML or is nested deeper than MAX_NESTING. O(text). */
export function parseBoundedYaml(text: string, options: Options = {}): unknown {
  if (isNestedDeeper(text, MAX_NESTING))
    throw new Error(`lists and mappings that are nested deeper than ${MAX_NESTING}`);
  return parse(text, options);
}

function isNestedDeeper(text: string, limit: number): boolean {
  const left: { readonly node: unknown; readonly depth: number }[] = [];
  for (const document of new Parser().parse(text)) {
    left.push({ node: document, depth: 0 });
    for (let next = left.pop(); next !== undefined; next = left.pop()) {
      const { node, depth } = next;
      if (typeof node !== 'object' || node === null) continue;
      const within = 'type' in node && COLLECTIONS.has(String(node.type)) ? depth + 1 : depth;
      if (within > limit) return true;
      for (const part of Object.values(node)) left.push({ node: part, depth: within });
    }
  }
  return false;
}
