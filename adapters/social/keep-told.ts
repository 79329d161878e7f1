/** Drops the fields that were not told, so that what is absent is absent in JSON and in comparisons. */
export function keepTold<Fields extends object>(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as Fields;
}
