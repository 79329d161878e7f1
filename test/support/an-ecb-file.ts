/** A file in the shape of the ECB's, with these days, newest first as there. */
export function anEcbFile(
  days: Readonly<Record<string, Readonly<Record<string, string>>>>,
): string {
  const cubes = Object.entries(days)
    .toSorted(([a], [b]) => (a > b ? -1 : 1))
    .map(([day, quotes]) => {
      const rates = Object.entries(quotes).map(
        ([currency, rate]) => `\t\t\t<Cube currency='${currency}' rate='${rate}'/>\n`,
      );
      return `\t\t<Cube time='${day}'>\n${rates.join('')}\t\t</Cube>\n`;
    });
  return `<?xml version="1.0" encoding="UTF-8"?>
<gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
\t<gesmes:subject>Reference rates</gesmes:subject>
\t<gesmes:Sender>
\t\t<gesmes:name>European Central Bank</gesmes:name>
\t</gesmes:Sender>
\t<Cube>
${cubes.join('')}\t</Cube>
</gesmes:Envelope>
`;
}

/** The business days from one day to another, each with a rate of its own. */
export function someEcbDays(from: string, to: string): Record<string, Record<string, string>> {
  const days: Record<string, Record<string, string>> = {};
  for (let at = Date.parse(from); at <= Date.parse(to); at += 86_400_000) {
    const weekday = new Date(at).getUTCDay();
    const day = new Date(at).toISOString().slice(0, 10);
    if (weekday !== 0 && weekday !== 6)
      days[day] = { USD: `1.${day.replaceAll('-', '')}`, JPY: '162.05' };
  }
  return days;
}
