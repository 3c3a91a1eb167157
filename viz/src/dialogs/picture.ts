import { sceneSvg } from '../../../src/view/svg.ts';
import type { Model } from '../model/model.ts';
import { readPalette } from '../network/palette.ts';
import { framed } from '../network/svg-renderer.ts';

const [WIDTH, HEIGHT] = [1600, 1000];
/** Pixels of the picture for one of the drawing. */
const SHARPNESS = 2;

/** The whole network as it is filtered, coloured and arranged now. */
export function networkSvg(model: Model): string {
  const scene = model.scene.value;
  const drawn = { ...scene, nodes: scene.nodes.map((node) => (node.shown ? node : { ...node, x: 0, y: 0 })) };
  const toScreen = framed(drawn, WIDTH, HEIGHT, { x: 0, y: 0, scale: 1 });
  return sceneSvg(scene, readPalette(), { width: WIDTH, height: HEIGHT, toScreen });
}

/** The same as pixels. */
export async function networkPng(model: Model): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(networkSvg(model))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH * SHARPNESS;
  canvas.height = HEIGHT * SHARPNESS;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The picture is too large'))), 'image/png'),
  );
}
