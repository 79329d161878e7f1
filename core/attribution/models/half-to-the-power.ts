/** Bits behind the point of the fixed-point numbers here. */
export const fractionBits = 64n;

/** The roots are drawn with more bits, so that products of them are good to the last bit kept. */
const rootBits = 128n;
const one = 1n << fractionBits;

const bitsPerDigit = 8;
const digitCount = 8;
const valuesPerDigit = 1 << bitsPerDigit;
/** Digits are cut out of halves of 32 bits, which JavaScript's own numbers take apart fast. */
const digitsPerHalf = 4;
const halfBits = 32n;
const halfMask = (1n << halfBits) - 1n;

/** 2^(-1/2), 2^(-1/4), … 2^(-1/2^64), by square roots, with `rootBits` bits. */
const roots = drawRoots();

/** 2^(-value / 256^(digit + 1)) at `digit * 256 + value`, filled in when it is first asked for. */
const powers: (bigint | undefined)[] = new Array(digitCount * valuesPerDigit);

/**
 * 2^(-f) for a fraction f in [0, 1), both in fixed point with 64 bits: the product of one tabled power
 * for each of the eight base-256 digits of f. Within 2^-60 of the true value, and the same everywhere.
 */
export function halfToThePower(fraction: bigint): bigint {
  const high = multiplyDigits(one, Number(fraction >> halfBits), 0);
  return multiplyDigits(high, Number(fraction & halfMask), digitsPerHalf);
}

/** Multiplies by the powers of the four digits of 32 bits, the first of which is `digit`. */
function multiplyDigits(product: bigint, bits: number, digit: number): bigint {
  let multiplied = product;
  for (let place = 0; place < digitsPerHalf; place += 1) {
    const value = (bits >>> (bitsPerDigit * (digitsPerHalf - 1 - place))) & (valuesPerDigit - 1);
    if (value > 0) multiplied = (multiplied * powerOf(digit + place, value)) >> fractionBits;
  }
  return multiplied;
}

function powerOf(digit: number, value: number): bigint {
  const place = digit * valuesPerDigit + value;
  const known = powers[place];
  if (known !== undefined) return known;

  let product = 1n << rootBits;
  for (let bit = 0; bit < bitsPerDigit; bit += 1) {
    const isSet = (value >> (bitsPerDigit - 1 - bit)) & 1;
    if (isSet) product = (product * (roots[digit * bitsPerDigit + bit] ?? 0n)) >> rootBits;
  }
  const power = product >> (rootBits - fractionBits);
  powers[place] = power;
  return power;
}

function drawRoots(): bigint[] {
  const drawn: bigint[] = [];
  let power = 1n << (rootBits - 1n);
  for (let count = 0; count < bitsPerDigit * digitCount; count += 1) {
    power = squareRoot(power << rootBits);
    drawn.push(power);
  }
  return drawn;
}

/** The whole part of a square root (Newton's method from above). */
function squareRoot(value: bigint): bigint {
  let guess = 1n << BigInt(Math.ceil(value.toString(2).length / 2));
  while (true) {
    const better = (guess + value / guess) >> 1n;
    if (better >= guess) return guess;
    guess = better;
  }
}
