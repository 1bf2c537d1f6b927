/** JSON to Apex values: typed and untyped. */
import type { ApexValue, PlatformJson } from '../../abi.ts';
import {
  ApexDecimal,
  ApexEnum,
  ApexList,
  ApexMap,
  ApexSet,
  isIdText,
  JSONException,
  T_LIST_OF_OBJECT,
  T_MAP_OF_OBJECT,
  T_OBJECT,
  textOf,
  transaction,
  typeOf,
} from '../../runtime/index.ts';
import type { TypeToken, UserClassInfo } from '../../runtime/index.ts';
import { PRIMITIVES } from './primitives.ts';
import { JsonNumber, JsonObject, toPlain } from './tree.ts';
import type { JsonNode } from './tree.ts';

/** Integer, Long, Decimal, String, Boolean, List<Object>, Map<String, Object>. */
export function untyped(node: JsonNode): ApexValue {
  if (node instanceof JsonNumber) return untypedNumber(node.text);
  if (Array.isArray(node)) return new ApexList(T_LIST_OF_OBJECT, node.map(untyped));
  if (node instanceof JsonObject) {
    return new ApexMap(
      T_MAP_OF_OBJECT,
      node.pairs.map(([key, value]): [string, ApexValue] => [key, untyped(value)]),
    );
  }
  return node;
}

function untypedNumber(text: string): ApexValue {
  if (/^-?\d+$/.test(text)) {
    const value = BigInt(text);
    if (BigInt.asIntN(32, value) === value) return Number(value);
    if (BigInt.asIntN(64, value) === value) return value;
  }
  return ApexDecimal.parse(text);
}

/** A value of the type; `strict` refuses unknown and repeated fields. Throws JSONException. */
export function typed(node: JsonNode, type: TypeToken, strict: boolean): ApexValue {
  // for a null, too: https://github.com/superfell/json2apex/issues/32
  if (type.key === 'object') throw new JSONException('Apex Type unsupported in JSON: Object');
  if (node === null) return null;
  const primitive = PRIMITIVES[type.key];
  if (primitive) return primitive(node);
  switch (type.key) {
    case 'list':
    case 'iterable':
      return new ApexList(
        typeOf('List', type.args),
        items(node).map((item) => typed(item, argument(type, 0), strict)),
      );
    case 'set':
      return new ApexSet(
        type,
        items(node).map((item) => typed(item, argument(type, 0), strict)),
      );
    case 'map':
      return readMap(object(node), type, strict);
  }
  const { user } = type;
  if (user) return user.kind === 'enum' ? readEnum(node, user) : readUser(node, user, strict);
  if (type.key === 'sobject' || transaction().sObjectName(type.key) !== null) {
    return transaction().sObjectFromJson(toPlain(object(node)) as Record<string, unknown>, type, strict);
  }
  const constant = platformConstant(type, node);
  if (constant) return constant;
  const platform = type.platform?.json;
  if (platform) return readPlatform(object(node), type, platform, strict);
  throw new JSONException(`Apex Type unsupported in JSON: ${type.toString()}`);
}

function argument(type: TypeToken, index: number): TypeToken {
  return type.args[index] ?? T_OBJECT;
}

function items(node: JsonNode): JsonNode[] {
  if (Array.isArray(node)) return node;
  throw new JSONException("Malformed JSON: Expected '[' at the beginning of List/Set");
}

function object(node: JsonNode): JsonObject {
  if (node instanceof JsonObject) return node;
  throw new JSONException("Malformed JSON: Expected '{' at the beginning of object");
}

function readMap(source: JsonObject, type: TypeToken, strict: boolean): ApexMap {
  const map = new ApexMap(type);
  for (const [key, value] of source.pairs)
    map.put(typed(key, argument(type, 0), strict), typed(value, argument(type, 1), strict));
  return map;
}

function readEnum(node: JsonNode, info: UserClassInfo): ApexValue {
  const name = typeof node === 'string' ? node.toLowerCase() : null;
  const found = info.constants?.find((constant) => textOf(constant).toLowerCase() === name);
  if (!found) throw new JSONException(`Invalid enum value: ${textOf(toPlain(node))}`);
  return found;
}

function platformConstant(type: TypeToken, node: JsonNode): ApexValue {
  const found = typeof node === 'string' ? type.platform?.statics?.[node.toLowerCase()] : undefined;
  return found instanceof ApexEnum ? found : undefined;
}

function readPlatform(source: JsonObject, type: TypeToken, json: PlatformJson, strict: boolean): ApexValue {
  const values = new Map<string, ApexValue>();
  for (const [key, value] of source.pairs) {
    const member = json.members.find((candidate) => candidate.key === key.toLowerCase());
    if (member) values.set(member.key, memberValue(value, member.type as TypeToken, strict));
    else if (strict) throw new JSONException(`Unknown field: ${type.name}.${key}`);
  }
  return json.make(values);
}

/** Ids of results are not checked: tests make results of records that have none. */
function memberValue(node: JsonNode, type: TypeToken, strict: boolean): ApexValue {
  return type.key === 'id' && typeof node === 'string' && !isIdText(node) ? node : typed(node, type, strict);
}

/** neither constructors nor initialisers run */
function readUser(node: JsonNode, info: UserClassInfo, strict: boolean): object {
  const source = object(node);
  if (info.kind === 'interface' || info.isAbstract || info.json?.deserializable === false) {
    throw new JSONException(`Not allowed to deserialize type: ${info.name}`);
  }
  const fields = new Map(
    info.fields.filter((field) => !field.transient).map((field) => [field.name.toLowerCase(), field]),
  );
  const seen = new Set<string>();
  const made = info.bare();
  for (const [key, value] of source.pairs) {
    const field = fields.get(key.toLowerCase());
    if (strict && !field) throw new JSONException(`Unknown field: ${key}`);
    if (strict && seen.has(key.toLowerCase())) throw new JSONException(`Duplicate field: ${info.name}.${key}`);
    seen.add(key.toLowerCase());
    field?.set(made, typed(value, field.type as TypeToken, strict));
  }
  return made;
}
