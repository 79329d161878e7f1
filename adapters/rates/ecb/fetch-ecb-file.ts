/** Every business day of the last 90 days, about 16:00 Central European Time. */
export const ecbFileUrl = 'https://www.ecb.europa.eu/stats/eurofxref/eurofxref-hist-90d.xml';

const timeoutMs = 15_000;
/** The file of 90 days has 200 KB, that of all years 10 MB. */
const maxBytes = 20_000_000;

/**
 * Fetches a file of reference rates.
 *
 * @throws Error if it cannot be had: the next run asks again.
 */
export async function fetchEcbFile(url: string = ecbFileUrl): Promise<string> {
  const response = await fetch(url, {
    headers: { accept: 'application/xml, text/xml' },
    signal: AbortSignal.timeout(timeoutMs),
  });
  if (!response.ok) throw new Error(`${url} answers ${response.status}.`);
  const text = await response.text();
  if (text.length > maxBytes) throw new Error(`${url} answers more than ${maxBytes} characters.`);
  return text;
}
