/**
 * Apex Developer Guide, "Reserved Keywords", without those that the guide allows as identifiers, and without names of
 * primitive types, which the platform's compiler allows (apex-language-support: IdentifierValidator, ApexKeywords).
 */
export const RESERVED: ReadonlySet<string> = new Set(
  `abstract activate and any array as asc autonomous begin bigdecimal break bulk by byte case cast catch char
  class collect commit const continue currency default delete desc do else end enum exception exit export
  extends false final finally float for from global goto group having hint if implements import in inner insert
  instanceof int interface into join like limit list loop map merge new not null nulls number object of on or
  outer override package parallel pragma private protected public retrieve return rollback select set short
  sobject sort static super switch synchronized system testmethod then this throw transaction trigger true try
  undelete update upsert using virtual void webservice when where while`.split(/\s+/),
);
