/** A Date is the Datetime of its midnight in GMT: both are equal, as in `Assert.areEqual(Date.today(), record.CreatedDate)`. */
interface Instant {
  /** milliseconds since 1970-01-01 UTC */
  readonly instant: number;
}

export function isSameInstant(instant: number, other: unknown): boolean {
  return typeof other === 'object' && other !== null && (other as Partial<Instant>).instant === instant;
}

export function instantHash(instant: number): number {
  return Number(BigInt.asIntN(32, BigInt(instant) ^ (BigInt(instant) >> 32n)));
}
