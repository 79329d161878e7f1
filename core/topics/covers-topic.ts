/** Whether a topic as a shop writes it, maybe one that stands for several (`*`, `store/order/*`), is or has this one in it. */
export function coversTopic(written: string, topic: string): boolean {
  if (written === topic || written === '*') return true;
  return written.endsWith('/*') && topic.startsWith(written.slice(0, -1));
}
