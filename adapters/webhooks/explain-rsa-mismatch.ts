import { explainBodyChange } from './explain-body-change.ts';
import { isRsaSha256, readPublicKey } from './is-rsa-sha256.ts';

/** A signature that fits under none of the public keys. */
export type RsaMismatch = {
  readonly signature: string;
  readonly body: Uint8Array;
  readonly publicKeys: readonly string[];
  /** The bytes that are signed for a body; by default the body itself. */
  readonly signed?: (body: Uint8Array) => Uint8Array;
};

/** Why an RSA signature does not fit, found by trying the mistakes that people make. */
export function explainRsaMismatch({
  signature,
  body,
  publicKeys,
  signed = (bytes) => bytes,
}: RsaMismatch): string {
  if (publicKeys.some((pem) => /PRIVATE KEY/.test(pem))) {
    return 'The key is a private one: keep it where it belongs, and give the public key of the sender.';
  }
  if (publicKeys.some((pem) => readPublicKey(pem) === undefined)) {
    return 'The key is no public RSA key in PEM, which begins with -----BEGIN PUBLIC KEY----- and has lines of its own.';
  }
  const fits = (original: Uint8Array) => isRsaSha256(signed(original), publicKeys, signature);
  return (
    explainBodyChange(body, fits) ??
    explainForm(signature, publicKeys) ??
    `The signature fits the body under none of the ${publicKeys.length} public keys given: the key is another sender's or has been rotated, or the body was changed on its way.`
  );
}

function explainForm(signature: string, publicKeys: readonly string[]): string | undefined {
  const bytes = Buffer.from(signature, 'base64');
  if (bytes.toString('base64') !== signature) return 'The signature is no base64.';
  const lengths = publicKeys.map((pem) => {
    const { modulusLength = 0 } = readPublicKey(pem)?.asymmetricKeyDetails ?? {};
    return modulusLength / 8;
  });
  if (lengths.includes(bytes.length)) return undefined;
  return `The signature is of ${bytes.length} bytes, and the key makes some of ${lengths.join(' or ')}: it is truncated, or made with another kind of key.`;
}
