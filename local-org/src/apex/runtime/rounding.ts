/** Names of System.RoundingMode. */
export const ROUNDING_MODES = [
  'CEILING',
  'DOWN',
  'FLOOR',
  'HALF_DOWN',
  'HALF_EVEN',
  'HALF_UP',
  'UNNECESSARY',
  'UP',
] as const;
export type RoundingName = (typeof ROUNDING_MODES)[number];

/** `numerator / denominator` rounded to an integer; null when UNNECESSARY meets a remainder. Denominator is positive. */
export function divideRounded(numerator: bigint, denominator: bigint, mode: RoundingName): bigint | null {
  const quotient = numerator / denominator;
  const remainder = numerator % denominator;
  if (remainder === 0n) return quotient;
  const away = numerator < 0n ? -1n : 1n;
  const twice = (remainder < 0n ? -remainder : remainder) * 2n;
  switch (mode) {
    case 'UNNECESSARY':
      return null;
    case 'DOWN':
      return quotient;
    case 'UP':
      return quotient + away;
    case 'CEILING':
      return away > 0n ? quotient + 1n : quotient;
    case 'FLOOR':
      return away < 0n ? quotient - 1n : quotient;
    case 'HALF_DOWN':
      return twice > denominator ? quotient + away : quotient;
    case 'HALF_UP':
      return twice >= denominator ? quotient + away : quotient;
    case 'HALF_EVEN':
      if (twice !== denominator) return twice > denominator ? quotient + away : quotient;
      return quotient % 2n === 0n ? quotient : quotient + away;
  }
}
