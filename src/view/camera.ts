/** Where the network is looked at: the middle of the window as parts of the drawing, and which part of the drawing the window takes. */
export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly ratio: number;
}

/** All of the drawing. */
export const WHOLE: Camera = { x: 0.5, y: 0.5, ratio: 1 };

const KEY = 'cam';
const MOST_RATIO = 10;

/** `&cam=x,y,ratio` for the hash; nothing for the whole drawing. */
export function writeCamera({ x, y, ratio }: Camera): string {
  const text = [x, y, ratio].map((value) => String(Number(value.toFixed(4)))).join(',');
  return text === '0.5,0.5,1' ? '' : `&${KEY}=${text}`;
}

/** The camera of a hash; the whole drawing where it says none, or one that shows nothing. */
export function readCamera(hash: string): Camera {
  const text = new URLSearchParams(hash.replace(/^#/, '')).get(KEY) ?? '';
  if (!/^-?\d{1,3}(\.\d+)?,-?\d{1,3}(\.\d+)?,\d{1,2}(\.\d+)?$/.test(text)) return WHOLE;
  const [x = 0.5, y = 0.5, ratio = 1] = text.split(',').map(Number);
  return ratio > 0 && ratio <= MOST_RATIO ? { x, y, ratio } : WHOLE;
}
