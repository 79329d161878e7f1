import { explainBodyChange } from './explain-body-change.ts';
import { type HmacScheme, writeHmac } from './is-hmac-sha256.ts';

/** A signature that fits under none of the keys. */
export type HmacMismatch = {
  /** As it is called in sentences: `Shopify`. */
  readonly vendor: string;
  readonly scheme: HmacScheme;
  readonly signature: string;
  readonly body: Uint8Array;
  readonly keys: readonly string[];
  /** Other ways in which people read the key, each with what to tell them. */
  readonly misreadings?: readonly {
    readonly readKey: (key: string) => Uint8Array | undefined;
    readonly advice: string;
  }[];
  /** What is wrong with how a key looks, if anything. */
  readonly explainKey?: (key: string) => string | undefined;
};

/** Why an HMAC does not fit, found by trying the mistakes that people make. */
export function explainHmacMismatch(mismatch: HmacMismatch): string {
  const { scheme, body, keys, signature } = mismatch;
  const fits = (original: Uint8Array) =>
    keys.some((key) => writeHmac(scheme, 'sha256', original, key) === signature);
  return (
    explainEncoding(mismatch) ??
    explainKeys(mismatch) ??
    explainBodyChange(body, fits) ??
    explainForm(mismatch) ??
    `The signature fits the body under none of the ${keys.length} secrets given: the secret is another one, or the body was changed on its way.`
  );
}

function explainEncoding({
  vendor,
  scheme,
  signature,
  body,
  keys,
}: HmacMismatch): string | undefined {
  const other = scheme.encoding === 'hex' ? 'base64' : 'hex';
  const written = (algorithm: 'sha1' | 'sha256', encoding: 'base64' | 'hex') =>
    keys.flatMap((key) => writeHmac({ ...scheme, encoding }, algorithm, body, key) ?? []);
  const lower = signature.toLowerCase();
  if (written('sha256', other).some((one) => one === (other === 'hex' ? lower : signature))) {
    return `The signature is the right digest in ${other}; ${vendor} sends it in ${scheme.encoding}.`;
  }
  if (scheme.encoding === 'hex' && written('sha256', 'hex').includes(lower)) {
    return `The signature is the right digest in upper case; ${vendor} sends it in lower case.`;
  }
  if (written('sha1', 'base64').includes(signature) || written('sha1', 'hex').includes(lower)) {
    return 'The signature is HMAC-SHA1; it must be HMAC-SHA256.';
  }
  const start = signature.replace(/=+$/, '');
  const isCut = (one: string) => start.length > 0 && one.startsWith(start);
  if (written('sha256', scheme.encoding).some(isCut)) {
    return `The signature is truncated: it has ${signature.length} characters of ${lengths[scheme.encoding]}.`;
  }
  return undefined;
}

function explainKeys(mismatch: HmacMismatch): string | undefined {
  const { scheme, signature, body, keys, misreadings = [], explainKey } = mismatch;
  const fits = (read: (key: string) => Uint8Array | undefined) =>
    keys.some((key) => writeHmac({ ...scheme, readKey: read }, 'sha256', body, key) === signature);
  const { readKey = (key: string) => Buffer.from(key) } = scheme;
  if (fits((key) => readKey(key.trim()))) {
    return 'The signature fits the secret without the white space around it: remove that.';
  }
  const misread = misreadings.find((one) => fits(one.readKey));
  if (misread !== undefined) return misread.advice;
  return keys.map((key) => explainKey?.(key)).find((advice) => advice !== undefined);
}

function explainForm({ vendor, scheme, signature }: HmacMismatch): string | undefined {
  const { encoding } = scheme;
  if (forms[encoding].test(signature)) return undefined;
  return `The signature is not what ${vendor} sends: ${lengths[encoding]} characters of ${encoding}; this has ${signature.length}.`;
}

const lengths = { base64: 44, hex: 64 };
const forms = { base64: /^[A-Za-z0-9+/]{43}=$/, hex: /^[0-9a-f]{64}$/ };
