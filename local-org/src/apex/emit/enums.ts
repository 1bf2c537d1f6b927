import type { ClassSymbol, Type } from '../types/model.ts';
import { className } from './names.ts';
import type { UnitEmitter } from './unit-emitter.ts';

/** Constants never change, so they are made once per thread, at the first touch. */
export function emitEnum(symbol: ClassSymbol, unit: UnitEmitter): void {
  const name = className(symbol);
  const constants = [...symbol.fields.values()].map((field) => field.name);
  const type = unit.type(typeOf(symbol));
  const fields = constants.map((constant) => `static s_${constant.toLowerCase()};`).join('');
  const targets = constants.map((constant) => `${name}.s_${constant.toLowerCase()}`).join(',');
  unit.write(`${fields}static $all=null;`);
  unit.write(
    `static $s(){if(${name}.$all===null){${name}.$all=$.enumConstants(${type},${JSON.stringify(constants)});[${targets}]=${name}.$all;}return ${name};}`,
  );
  unit.write(`static values(){return $.list($.type("List",[${type}]),[...${name}.$s().$all]);}`);
  const message = JSON.stringify(`No enum constant ${symbol.name}.`);
  const missing = '$.platform("System.NoSuchElementException")';
  unit.write(`static valueof(t){const f=${name}.$s().$all.find((c)=>c.name().toLowerCase()===$.nn(t).toLowerCase());`);
  unit.write(`if(f)return f;throw ${missing}.construct($.type("NoSuchElementException"),${message}+t);}}`);
}

function typeOf(symbol: ClassSymbol): Type {
  return { key: `user:${symbol.key}`, name: symbol.name, kind: 'class', args: [], symbol };
}
