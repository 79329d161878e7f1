/** A fault of ours is ours to look into, and never keeps a customer from the shop. */
export async function attempt<Result>(
  { reportFault }: { readonly reportFault: (error: unknown) => void },
  act: () => Promise<Result>,
): Promise<Result | undefined> {
  try {
    return await act();
  } catch (error) {
    reportFault(error);
    return undefined;
  }
}
