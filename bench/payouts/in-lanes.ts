/** Makes `count` calls, `lanes` of them at once. */
export async function inLanes(
  count: number,
  lanes: number,
  call: (number: number) => Promise<unknown>,
): Promise<void> {
  let next = 0;
  const work = async () => {
    while (next < count) {
      next += 1;
      await call(next - 1);
    }
  };
  await Promise.all(Array.from({ length: lanes }, work));
}
