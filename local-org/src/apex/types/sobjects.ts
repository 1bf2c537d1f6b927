import type { FieldDef, FieldType, ObjectDef, Schema } from '../../schema/types.ts';
import type { ClassSymbol, FieldSymbol, MethodSymbol, Type } from './model.ts';
import type { Platform } from './platform.ts';

/** Apex Developer Guide, "Primitive Data Types" and SOAP API field types: how a field of an object reads in Apex. */
const APEX_TYPES: Readonly<Record<FieldType, string>> = {
  id: 'Id',
  reference: 'Id',
  string: 'String',
  textarea: 'String',
  email: 'String',
  phone: 'String',
  url: 'String',
  picklist: 'String',
  multipicklist: 'String',
  combobox: 'String',
  encryptedstring: 'String',
  boolean: 'Boolean',
  int: 'Integer',
  long: 'Long',
  double: 'Decimal',
  currency: 'Decimal',
  percent: 'Decimal',
  date: 'Date',
  datetime: 'Datetime',
  time: 'Time',
  base64: 'Blob',
  address: 'Address',
  location: 'Location',
  anyType: 'Object',
  complexvalue: 'Object',
};

/** A metadata relationship to an object or field definition holds its name (Custom Metadata Types Implementation Guide). */
function apexType(field: FieldDef): string {
  const namesDefinition =
    field.custom && field.referenceTo.some((name) => name === 'EntityDefinition' || name === 'FieldDefinition');
  if (field.name === 'ChangeEventHeader') return 'eventbus.ChangeEventHeader';
  return namesDefinition ? 'String' : APEX_TYPES[field.type];
}

const NONE: ReadonlySet<string> = new Set();

/** The sObject types of an org, from its schema. */
export class SObjects {
  readonly #schema: Schema;
  readonly #platform: () => Platform;
  readonly #symbols = new Map<string, SObjectSymbol | null>();

  constructor(schema: Schema, platform: () => Platform) {
    this.#schema = schema;
    this.#platform = platform;
  }

  symbol(name: string): ClassSymbol | null {
    const key = name.toLowerCase();
    let found = this.#symbols.get(key);
    if (found === undefined) {
      const def = this.#schema.object(name, 'data');
      found = def ? new SObjectSymbol(def, this, this.#platform) : null;
      this.#symbols.set(key, found);
    }
    return found;
  }

  type(name: string): Type | null {
    const symbol = this.symbol(name);
    return symbol ? this.#platform().table.of(symbol) : null;
  }

  definition(name: string): ObjectDef | undefined {
    return this.#schema.object(name, 'data');
  }
}

class SObjectSymbol implements ClassSymbol {
  readonly name: string;
  readonly fullName: string;
  readonly simpleName: string;
  readonly key: string;
  readonly origin = 'sobject';
  readonly kind = 'class';
  readonly typeParameters: readonly string[] = [];
  readonly interfaces: readonly Type[] = [];
  readonly constructors: readonly MethodSymbol[] = [];
  readonly inner: ReadonlyMap<string, ClassSymbol> = new Map();
  readonly outer = null;
  readonly isAbstract = false;
  readonly isVirtual = false;
  readonly access = 'global';
  readonly testVisible = false;
  readonly isTest = false;
  readonly sharing = null;
  readonly declaration = null;
  readonly file = '';
  readonly apiVersion = 0;
  readonly #def: ObjectDef;
  readonly #all: SObjects;
  readonly #platform: () => Platform;
  #fields: Map<string, FieldSymbol> | null = null;

  constructor(def: ObjectDef, all: SObjects, platform: () => Platform) {
    this.#def = def;
    this.#all = all;
    this.#platform = platform;
    this.name = this.fullName = this.simpleName = def.name;
    this.key = `sobject:${def.name.toLowerCase()}`;
  }

  get superType(): Type {
    return this.#platform().type('SObject');
  }

  /** Custom settings and custom metadata types answer from the class itself (Apex Reference Guide, Custom Settings Methods). */
  get methods(): ReadonlyMap<string, readonly MethodSymbol[]> {
    const { kind } = this.#def;
    if (kind !== 'customSetting' && kind !== 'customMetadata') return new Map();
    const platform = this.#platform();
    const own = platform.table.of(this);
    const text = platform.type('String');
    const all = this.#static('getAll', [], platform.type('Map', text, own));
    const one = [this.#static('getInstance', [], own), this.#static('getInstance', [text], own)];
    if (kind === 'customMetadata')
      return new Map([
        ['getall', [all]],
        ['getinstance', one],
      ]);
    const values = [this.#static('getValues', [text], own)];
    return new Map([
      ['getall', [all]],
      ['getinstance', one],
      ['getvalues', values],
      ['getorgdefaults', [this.#static('getOrgDefaults', [], own)]],
    ]);
  }

  #static(name: string, parameters: Type[], returns: Type): MethodSymbol {
    return {
      ...{
        owner: this,
        name,
        isConstructor: false,
        parameters,
        parameterNames: parameters.map((_, i) => `p${i}`),
        returns,
      },
      ...{ isStatic: true, isAbstract: false, isVirtual: false, isOverride: false, access: 'global' as const },
      ...{ testVisible: false, annotations: NONE, declaration: null },
    };
  }

  get fields(): ReadonlyMap<string, FieldSymbol> {
    if (this.#fields) return this.#fields;
    const fields = new Map<string, FieldSymbol>();
    this.#fields = fields;
    for (const child of this.#def.childRelationships) {
      const type = child.name ? this.#all.type(child.childObject) : null;
      if (child.name && type)
        fields.set(child.name.toLowerCase(), this.#field(child.name, this.#platform().type('List', type)));
    }
    for (const field of this.#def.fields.values()) {
      if (field.relationshipName)
        fields.set(field.relationshipName.toLowerCase(), this.#field(field.relationshipName, this.#parent(field)));
      fields.set(field.name.toLowerCase(), this.#field(field.name, this.#platform().type(apexType(field))));
    }
    return fields;
  }

  /** A field that can point to several objects reads as Name (SOQL and SOSL Reference, polymorphic relationships). */
  #parent(field: FieldDef): Type {
    const [only, ...others] = field.referenceTo;
    const name = only && others.length === 0 ? only : 'Name';
    return this.#all.type(name) ?? this.#platform().type('SObject');
  }

  #field(name: string, type: Type): FieldSymbol {
    return {
      ...{ owner: this, name, type, isStatic: false, isFinal: false, isTransient: false, access: 'global' as const },
      ...{
        testVisible: false,
        isEnumConstant: false,
        property: null,
        initializer: null,
        annotations: NONE,
        line: 0,
        column: 0,
      },
    };
  }
}
