/** A canvas as files: a picture, a drawing, a graph for other programs, the document itself. */
import { saveFile } from '../parts/save-file.ts';
import { pngOf } from '../drawing/png-of.ts';
import { strings } from '../strings.ts';
import { canvasGraphml } from './canvas-graphml.ts';
import type { Facts } from './canvas-graph.ts';
import type { CanvasFile } from './canvas-svg.ts';

const text = strings.canvas;

interface CanvasFilesProps {
  readonly file: () => CanvasFile;
  readonly svg: () => string;
  readonly facts: Facts;
}

export function CanvasFiles({ file, svg, facts }: CanvasFilesProps) {
  const nameOf = (ending: string): string => `${fileName(file().name)}.${ending}`;
  return (
    <div className="row" role="group" aria-label={text.files}>
      <button
        type="button"
        onClick={async () => {
          saveFile(nameOf('png'), 'image/png', await pngOf(svg()));
        }}
      >
        {text.png}
      </button>
      <button
        type="button"
        onClick={() => {
          saveFile(nameOf('svg'), 'image/svg+xml', svg());
        }}
      >
        {text.svg}
      </button>
      <button
        type="button"
        onClick={() => {
          const { name, document } = file();
          saveFile(nameOf('graphml'), 'application/xml', canvasGraphml(fileName(name), document, facts));
        }}
      >
        {text.graphml}
      </button>
      <button
        type="button"
        onClick={() => {
          const { name, document } = file();
          saveFile(nameOf('json'), 'application/json', `${JSON.stringify({ name, document }, null, 2)}\n`);
        }}
      >
        {text.json}
      </button>
    </div>
  );
}

/** What any system takes as the name of a file. */
export function fileName(name: string): string {
  const plain = name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-+|-+$/gu, '');
  return plain === '' ? 'canvas' : plain.slice(0, 80);
}
