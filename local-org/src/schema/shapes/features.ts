/**
 * Fields and objects that come with a feature which none of the shapes has switched on. Sources: the pages "Enable
 * Multiple Currencies", "Enable Divisions", "Enable Person Accounts", "State and Country/Territory Picklists" of
 * Salesforce Help, which name what each adds.
 */
interface Feature {
  readonly name: string;
  readonly field?: (object: string, field: string) => boolean;
  readonly object?: RegExp;
  /** names of child relationships of an object */
  readonly child?: (object: string, name: string) => boolean;
}

const PERSON_FIELDS = new Set(['FirstName', 'LastName', 'MiddleName', 'Salutation', 'Suffix', 'IsPersonAccount']);

export const ABSENT_FEATURES: readonly Feature[] = [
  {
    name: 'multiple currencies',
    field: (_object, field) => field === 'CurrencyIsoCode' || field === 'DefaultCurrencyIsoCode',
    object: /^(CurrencyType|DatedConversionRate)$/,
  },
  {
    name: 'divisions',
    field: (_object, field) => field === 'Division' || field === 'DefaultDivision',
    object: /^Division(Localization)?$/,
  },
  {
    name: 'person accounts',
    field: (object, field) => object === 'Account' && (/^Person[A-Z]/.test(field) || PERSON_FIELDS.has(field)),
    child: (object, name) => object === 'Account' && /^Person[A-Z]/.test(name),
  },
  { name: 'state and country picklists', field: (_object, field) => /(State|Country)Code$/.test(field) },
];

/** `Division` of User and Organization is a plain text field, as old as the objects. */
export const ALWAYS_THERE: ReadonlySet<string> = new Set(['User.Division', 'Organization.Division']);
