/** The power with which time grows with the count: the slope of a line through their logarithms. */
export function fitExponent(
  points: readonly { readonly count: number; readonly seconds: number }[],
): number {
  const logs = points.map(({ count, seconds }) => ({ x: Math.log(count), y: Math.log(seconds) }));
  const mean = (read: (log: { x: number; y: number }) => number) =>
    logs.reduce((sum, log) => sum + read(log), 0) / logs.length;
  const [meanX, meanY] = [mean(({ x }) => x), mean(({ y }) => y)];
  const covariance = mean(({ x, y }) => (x - meanX) * (y - meanY));
  return covariance / mean(({ x }) => (x - meanX) ** 2);
}
