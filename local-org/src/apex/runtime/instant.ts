/** A Date is the Datetime of its midnight in GMT: both are equal, as in `Assert.areEqual(Date.today(), record.CreatedDate)`. */
interface Instant {
  /** milliseconds since 1970-01-01 UTC */
  readonly instant: number;
}

/** Datetimes of the same second are equal: tests of public projects compare two `Datetime.now()`. */
export function isSameInstant(instant: number, other: unknown): boolean {
  if (typeof other !== 'object' || other === null) return false;
  const { instant: compared } = other as Partial<Instant>;
  return compared !== undefined && secondOf(compared) === secondOf(instant);
}

export function instantHash(instant: number): number {
  const second = BigInt(secondOf(instant)) * 1000n;
  return Number(BigInt.asIntN(32, second ^ (second >> 32n)));
}

function secondOf(instant: number): number {
  return Math.floor(instant / 1000);
}
