import type { FieldDef, ObjectDef } from '../../../schema/types.ts';

const ADDRESS_PARTS =
  /^(.*?)(Street|City|StateCode|State|PostalCode|CountryCode|Country|Latitude|Longitude|GeocodeAccuracy)$/;
const NAME_PARTS = new Set(['FirstName', 'LastName', 'MiddleName', 'Salutation', 'Suffix', 'InformalName']);

/** The rarer part of Schema.DescribeFieldResult (Apex Reference Guide, DescribeFieldResult Class). */
export class FieldFacts {
  readonly object: ObjectDef;
  readonly def: FieldDef;
  constructor(object: ObjectDef, def: FieldDef) {
    this.object = object;
    this.def = def;
  }
  /** `BillingAddress` of `BillingCity`, `Name` of `FirstName`; null for a field that is not part of another */
  getcompoundfieldname(): string | null {
    const known = this.def.compound;
    if (known !== undefined) return known;
    if (NAME_PARTS.has(this.def.name)) return this.object.fields.get('name')?.name ?? null;
    const prefix = ADDRESS_PARTS.exec(this.def.name)?.[1];
    const compound = prefix === undefined ? undefined : this.object.fields.get(`${prefix}Address`.toLowerCase());
    return compound?.type === 'address' ? compound.name : null;
  }
  isdependentpicklist(): boolean {
    return this.def.controllingField !== undefined;
  }
  getdefaultvalueformula(): string | null {
    if (this.def.defaultFormula !== undefined) return this.def.defaultFormula;
    const value = this.def.defaultValue;
    if (value === null) return null;
    return typeof value === 'string' && this.def.type !== 'boolean' ? `"${value}"` : String(value);
  }
  getdatatranslationenabled(): boolean {
    return false;
  }
  getfilteredlookupinfo(): null {
    return null;
  }
  getmask(): string | null {
    return null;
  }
  getmasktype(): string | null {
    return null;
  }
  getreferencetargetfield(): string | null {
    return null;
  }
  /** 0 for the master that decides who sees the detail */
  getrelationshiporder(): number | null {
    return this.def.cascadeDelete && this.def.custom ? 0 : null;
  }
  isaggregatable(): boolean {
    return this.def.filterable && this.def.type !== 'boolean';
  }
  isaipredictionfield(): boolean {
    return false;
  }
  isdeprecatedandhidden(): boolean {
    return false;
  }
  isdisplaylocationindecimal(): boolean {
    return this.def.type === 'location';
  }
  isformulatreatnullnumberaszero(): boolean {
    return this.def.blanksAsZero === true;
  }
  ishighscalenumber(): boolean {
    return (this.def.scale ?? 0) > 8;
  }
  /** the parent may be of several objects */
  isnamepointing(): boolean {
    return this.def.referenceTo.length > 1;
  }
  ispermissionable(): boolean {
    return this.def.permissionable ?? this.#isOptional();
  }
  #isOptional(): boolean {
    return this.def.nillable && (this.def.createable || this.def.updateable || this.def.formula !== null);
  }
  isquerybydistance(): boolean {
    return this.def.type === 'location' || this.def.type === 'address';
  }
  isrestricteddelete(): boolean {
    return false;
  }
  issearchprefilterable(): boolean {
    return false;
  }
  iswriterequiresmasterread(): boolean {
    return false;
  }
}
