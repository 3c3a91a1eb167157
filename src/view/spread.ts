type Spot = readonly [id: string, x: number, y: number];

/** Rows of labels need more room to the side than above. */
const FLATTEN = 0.55;
const ROUNDS = 120;
/** In half-widths of the square that each node would have to itself. */
const ROOM = 1.35;

/**
 * Pushes apart nodes that lie on or near each other, so that each can be seen, read and clicked. `extent` is half the
 * width of the drawing. Deterministic.
 */
export function spread(spots: readonly Spot[], extent: number): Spot[] {
  const room = (ROOM * extent) / Math.sqrt(Math.max(spots.length, 16));
  const points = spots.map(([id, x, y]) => ({ id, x, y: y / FLATTEN }));
  for (let round = 0; round < ROUNDS; round++) if (!push(points, room)) break;
  return points.map(({ id, x, y }) => [id, x, y * FLATTEN]);
}

interface Point {
  readonly id: string;
  x: number;
  y: number;
}

/** One round over all pairs of neighbouring cells; true while something moved. */
function push(points: readonly Point[], room: number): boolean {
  const cells = new Map<string, Point[]>();
  const cell = (value: number): number => Math.floor(value / room);
  let moved = false;
  for (const point of points) {
    for (const dx of [-1, 0, 1])
      for (const dy of [-1, 0, 1])
        for (const other of cells.get(`${cell(point.x) + dx},${cell(point.y) + dy}`) ?? [])
          moved = part(point, other, room) || moved;
    const key = `${cell(point.x)},${cell(point.y)}`;
    cells.set(key, [...(cells.get(key) ?? []), point]);
  }
  return moved;
}

function part(one: Point, other: Point, room: number): boolean {
  const dx = one.x - other.x || (one.id < other.id ? 0.01 : -0.01);
  const dy = one.y - other.y;
  const distance = Math.hypot(dx, dy);
  if (distance >= room * 0.999) return false;
  const step = (room - distance) / 2 / distance;
  one.x += dx * step;
  one.y += dy * step;
  other.x -= dx * step;
  other.y -= dy * step;
  return true;
}
