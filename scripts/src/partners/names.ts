import { PartnerRefusedError } from './errors.ts';

/** The names that one partner has in metadata, Apex and TypeScript. */
export interface PartnerNames {
  /** folder, simulator, story, runbook: `acme-payments` */
  readonly folder: string;
  /** named credential and register entry: `Acme_Payments` */
  readonly developerName: string;
  readonly externalCredential: string;
  readonly principal: string;
  readonly permissionSet: string;
  readonly client: string;
  readonly status: string;
  readonly clientTest: string;
  /** a constant in TypeScript: `acmePayments` */
  readonly constant: string;
}

/** A name of Apex, and of a custom metadata record, has at most 40 characters; one of a permission set 80. */
const MAX_NAME = 40;
const RULE = 'A name has small letters and digits, parts are joined by single hyphens, and it begins with a letter.';
/** Words that cannot be the name of a constant: ECMAScript, sections 12.7.2 and 13.1.1. */
const RESERVED = new Set(
  'arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for function if implements import in instanceof interface let new null package private protected public return static super switch this throw true try typeof var void while with yield'.split(
    ' ',
  ),
);

/** All names of a partner. Throws PartnerRefusedError when the name does not give good ones. */
export function partnerNames(name: string): PartnerNames {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name))
    throw new PartnerRefusedError(`"${name}" cannot be the name of a partner. ${RULE}`, 'For example: acme-payments');
  if (RESERVED.has(name))
    throw new PartnerRefusedError(`"${name}" is a word of the language.`, `For example: ${name}-service`);
  const parts = name.split('-').map((part) => part[0].toUpperCase() + part.slice(1));
  const pascal = parts.join('');
  const developerName = parts.join('_');
  const names: PartnerNames = {
    folder: name,
    developerName,
    externalCredential: `Hub_${developerName}`,
    principal: `${pascal}Service`,
    permissionSet: `Hub_${developerName}_Principal`,
    client: `Hub${pascal}Client`,
    status: `Hub${pascal}Status`,
    clientTest: `Hub${pascal}ClientTest`,
    constant: pascal[0].toLowerCase() + pascal.slice(1),
  };
  const tooLong = (Object.entries(names) as [keyof PartnerNames, string][]).find(
    ([what, made]) => what !== 'permissionSet' && made.length > MAX_NAME,
  )?.[1];
  if (tooLong !== undefined)
    throw new PartnerRefusedError(
      `"${name}" is too long: ${tooLong} would have ${tooLong.length} characters, and ${MAX_NAME} are the most.`,
      `Take away ${tooLong.length - MAX_NAME} characters.`,
    );
  return names;
}
