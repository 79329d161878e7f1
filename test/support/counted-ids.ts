/** Ids in place of random ones: `random-id-1`, `random-id-2`, … */
export function countedIds(): () => string {
  let count = 0;
  return () => {
    count += 1;
    return `random-id-${count}`;
  };
}
