/** A public suite, and what it must reach here. */
export interface KnownSuite {
  /** name of the clone's folder */
  readonly name: string;
  readonly repository: string;
  /** the start of the commit that the minimum was set for */
  readonly commit: string;
  /** tests at that commit; null where nobody has counted */
  readonly tests: number | null;
  /** tests that must pass; null for none */
  readonly minimum: number | null;
  /** other clones whose source is deployed with it; only the suite's own test classes are run */
  readonly beside: readonly string[];
  /** folders that its sfdx-project.json does not name and whose tests are counted too */
  readonly also: readonly string[];
}

const MOCKS = 'fflib-apex-mocks';
const COMMON = 'fflib-apex-common';

export const KNOWN_SUITES: readonly KnownSuite[] = [
  suite('beyond-the-cloud-dev/http-mock-lib', '69e9be5', 148, 148),
  suite('apex-enterprise-patterns/fflib-apex-mocks', '0cf357a', 471, 460),
  suite('e3mandle6n1/apex-jpath', '8a77607', 15, 15),
  suite('apexfarm/ApexDI', 'd9486a3', 23, 23),
  suite('cesarParra/expression', 'acbd137', 737, 700, { also: ['unpackaged/examples'] }),
  suite('apex-enterprise-patterns/fflib-apex-common', 'dc89e51', 173, 160, { beside: [MOCKS] }),
  suite('trailheadapps/apex-recipes', '94e0020', 322, 260),
  suite('apex-enterprise-patterns/at4dx', '8c109e4', null, null, { beside: [COMMON, MOCKS, 'force-di'] }),
];

/** By the name of the folder; undefined for a suite that nobody has set a minimum for. */
export function knownSuite(name: string): KnownSuite | undefined {
  return KNOWN_SUITES.find((known) => known.name === name);
}

function suite(
  repository: string,
  commit: string,
  tests: number | null,
  minimum: number | null,
  { beside = [], also = [] }: Partial<Pick<KnownSuite, 'beside' | 'also'>> = {},
): KnownSuite {
  return { name: repository.slice(repository.indexOf('/') + 1), repository, commit, tests, minimum, beside, also };
}
