/**
 * A drawing as a picture of dots, twice as fine as it is drawn: the same file as the SVG, so that the two never
 * disagree.
 */
const FINENESS = 2;

export async function pngOf(svg: string): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.width * FINENESS;
  canvas.height = image.height * FINENESS;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return await new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error('Expected a picture of the drawing, the browser made none.'));
      else resolve(blob);
    }, 'image/png');
  });
}
