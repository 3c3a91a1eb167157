// @ts-check
/** Slope of the straight line through points, by least squares. @param {readonly (readonly [number, number])[]} points */
export function slope(points) {
  const mean = (/** @type {0 | 1} */ index) => points.reduce((sum, each) => sum + each[index], 0) / points.length;
  const [x0, y0] = [mean(0), mean(1)];
  const over = points.reduce((sum, [x, y]) => sum + (x - x0) * (y - y0), 0);
  const under = points.reduce((sum, [x]) => sum + (x - x0) ** 2, 0);
  return over / under;
}
