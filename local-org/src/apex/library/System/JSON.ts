import type { ApexType, ApexValue, PlatformClass } from '../../abi.ts';
import type { TypeToken } from '../../runtime/index.ts';
import { need } from '../define.ts';
import { ApexJsonGenerator } from '../json/generator.ts';
import { ApexJsonParser } from '../json/parser.ts';
import { typed, untyped } from '../json/read.ts';
import { tokenize } from '../json/tokens.ts';
import { readTree } from '../json/tree.ts';
import type { JsonNode } from '../json/tree.ts';
import { serialize } from '../json/write.ts';

function parse(text: string | null): JsonNode {
  return readTree(tokenize(need(text))).node;
}

const JSON_: PlatformClass = {
  name: 'System.JSON',
  statics: {
    serialize: (value: ApexValue, suppressNulls: boolean | null = false) =>
      serialize(value, false, need(suppressNulls)),
    serializepretty: (value: ApexValue, suppressNulls: boolean | null = false) =>
      serialize(value, true, need(suppressNulls)),
    deserialize: (text: string | null, type: ApexType | null) => typed(parse(text), need(type) as TypeToken, false),
    deserializestrict: (text: string | null, type: ApexType | null) =>
      typed(parse(text), need(type) as TypeToken, true),
    deserializeuntyped: (text: string | null) => untyped(parse(text)),
    creategenerator: (pretty: boolean | null) => new ApexJsonGenerator(need(pretty)),
    createparser: (text: string | null) => new ApexJsonParser(need(text)),
  },
};
export default JSON_;
